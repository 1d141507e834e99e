// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;

/**
 * Downloads published parameters over HTTP or HTTPS into a folder.
 *
 * <p>Mirrors are tried in the order given, each several times where the connection breaks. What has
 * arrived is kept in {@code NAME.part} and continued: after a failure, from the next mirror, by the
 * next call, by another process. A file gets its name only when it is complete, its digest is the
 * manifest's, and it is on the disk. One download into a folder runs at a time; others wait for it,
 * node software that uses Filecoin's go-paramfetch included. Redirects are followed, five at most,
 * and never from HTTPS to HTTP.
 *
 * <p>Thread-safe. Closing it ends the HTTP client's threads, unless the client was the caller's.
 */
public final class ParameterFetcher implements AutoCloseable {
  /** An attempt that brought as many bytes begins the count of failures anew. */
  private static final long WORTH_CONTINUING = 16 << 20;

  private static final long MAX_BACKOFF_MILLIS = 30_000;

  private final Path folder;
  private final List<Mirror> mirrors;
  private final int retries;
  private final Duration backoff;
  private final boolean replace;
  private final HttpClient client;
  private final boolean ownsClient;
  private final Transfer transfer;

  private ParameterFetcher(Builder builder) {
    this.folder = builder.folder;
    this.mirrors = List.copyOf(builder.mirrors);
    this.retries = builder.retries;
    this.backoff = builder.backoff;
    this.replace = builder.replace;
    this.ownsClient = builder.client == null;
    this.client = ownsClient ? defaultClient() : builder.client;
    this.transfer = new Transfer(client, builder.patience, builder.maxBytes);
  }

  private static HttpClient defaultClient() {
    // One long body gains nothing from HTTP/2's many streams in one connection.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(Duration.ofSeconds(20))
        .build();
  }

  /** Begins a fetcher into {@code folder}, which is created where it is not there. */
  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  /** Options of a fetcher. */
  public static final class Builder {
    private final Path folder;
    private final List<Mirror> mirrors = new ArrayList<>();
    private int retries = 5;
    private Duration backoff = Duration.ofSeconds(1);
    private Duration patience = Duration.ofSeconds(60);
    private long maxBytes = 128L << 30;
    private boolean replace;
    private HttpClient client;

    private Builder(Path folder) {
      this.folder = Objects.requireNonNull(folder, "folder");
    }

    /** Adds a mirror, which is tried after those before it. */
    public Builder mirror(Mirror mirror) {
      mirrors.add(Objects.requireNonNull(mirror, "mirror"));
      return this;
    }

    /** Adds a mirror by its address, as {@link Mirror#of} takes it. */
    public Builder mirror(String address) {
      return mirror(Mirror.of(address));
    }

    /** Further attempts at a mirror after a failure that may pass; 5 unless given. */
    public Builder retries(int times) {
      if (times < 0) {
        throw new IllegalArgumentException("retries (" + times + ") must not be negative");
      }
      retries = times;
      return this;
    }

    /** Wait before the second attempt, doubled before each further one; 1 s unless given. */
    public Builder backoff(Duration wait) {
      backoff = Objects.requireNonNull(wait, "wait");
      return this;
    }

    /** Longest silence of a server, in the middle of a file as well; 60 s unless given. */
    public Builder patience(Duration silence) {
      patience = Objects.requireNonNull(silence, "silence");
      return this;
    }

    /** Longest file that is accepted; 128 GiB unless given, twice the longest published one. */
    public Builder maxBytes(long bytes) {
      maxBytes = bytes;
      return this;
    }

    /** Lets a file give way that bears a wanted name and has other contents. */
    public Builder replace(boolean replaceOthers) {
      replace = replaceOthers;
      return this;
    }

    /** A client of the caller's, with his proxy, certificates and rules for redirects. */
    public Builder client(HttpClient yours) {
      client = Objects.requireNonNull(yours, "client");
      return this;
    }

    /**
     * The fetcher.
     *
     * @throws IllegalArgumentException without a mirror
     */
    public ParameterFetcher build() {
      if (mirrors.isEmpty()) {
        throw new IllegalArgumentException("a fetcher needs at least one mirror");
      }
      return new ParameterFetcher(this);
    }
  }

  /**
   * Makes sure that a file is in the folder, with the right contents: leaves it alone where it is,
   * downloads it where it isn't.
   *
   * @param work hears bytes as they arrive; its cancellation ends the download within a second
   * @return the file
   * @throws ParameterException where no mirror delivers it, the disk is too small, or a file of
   *     other contents is in the way
   */
  public Path fetch(ParameterManifest.Entry entry, Work work) throws IOException {
    Path target = folder.resolve(entry.name());
    try {
      Files.createDirectories(folder);
      if (isThere(entry, target, work)) {
        return target;
      }
      try (FolderLock lock = FolderLock.acquire(folder, work)) {
        if (lock.waited() && isThere(entry, target, work)) {
          return target;
        }
        download(entry, target, work);
      }
      return target;
    } catch (ClosedByInterruptException e) {
      throw new OperationCancelledException();
    }
  }

  private boolean isThere(ParameterManifest.Entry entry, Path target, Work work)
      throws IOException {
    if (!Files.exists(target)) {
      return false;
    }
    ParameterDigest digest = ParameterDigest.of(target, work);
    if (digest.equals(entry.digest())) {
      return true;
    }
    if (!replace) {
      throw new ParameterException(
          ParameterException.Reason.WRONG_DIGEST,
          target
              + " is in the way: it has digest "
              + digest
              + ", wanted "
              + entry.digest()
              + "; delete it, or allow that it is replaced");
    }
    return false;
  }

  private void download(ParameterManifest.Entry entry, Path target, Work work) throws IOException {
    List<String> complaints = new ArrayList<>();
    try (PartialFile part = PartialFile.open(target, entry.digest(), work)) {
      for (Mirror mirror : mirrors) {
        if (part.isWhole() || isDelivered(mirror, entry, target, part, complaints, work)) {
          part.finish();
          return;
        }
      }
    }
    throw new ParameterException(
        ParameterException.Reason.UNAVAILABLE,
        "no mirror delivers " + entry.name() + ": " + String.join("; ", complaints));
  }

  private boolean isDelivered(
      Mirror mirror,
      ParameterManifest.Entry entry,
      Path target,
      PartialFile part,
      List<String> complaints,
      Work work)
      throws IOException {
    int failures = 0;
    while (true) {
      long before = part.length();
      String complaint;
      boolean lasting;
      try {
        transfer.run(mirror.uri(entry), target, part, work);
        if (part.isWhole()) {
          return true;
        }
        complaint = "sends other contents, of digest " + part.digest();
        // The beginning may have been another mirror's fault.
        lasting = before == 0;
        part.restart();
      } catch (TransferFailure e) {
        // A server can be wrong about the length and right about the contents.
        if (part.isWhole()) {
          return true;
        }
        complaint = e.getMessage();
        lasting = e.isLasting();
      }
      if (part.length() - before >= WORTH_CONTINUING) {
        failures = 0;
      }
      if (lasting || ++failures > retries) {
        complaints.add(mirror + " " + complaint);
        return false;
      }
      Pause.millis(backoffMillis(failures), work);
    }
  }

  private long backoffMillis(int failures) {
    return Math.min(MAX_BACKOFF_MILLIS, backoff.toMillis() << Math.min(failures - 1, 20));
  }

  /** Ends what the fetcher owns; a download that runs breaks off. */
  @Override
  public void close() {
    if (ownsClient) {
      client.shutdownNow();
    }
  }
}
