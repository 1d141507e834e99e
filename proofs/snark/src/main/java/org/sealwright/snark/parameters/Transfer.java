// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;

/**
 * One request for what is missing of a file (RFC 9110, section 14). Whatever the server does, the
 * part on the disk stays a beginning of what some mirror called the file; whether it is the right
 * file is the caller's to judge by its digest.
 */
final class Transfer {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");
  private static final Pattern STRONG_ETAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,200}\"");

  /** What else must fit on the disk beside the file. */
  private static final long SPARE_BYTES = 1 << 20;

  private final HttpClient client;
  private final Duration patience;
  private final long maxBytes;

  /**
   * With limits.
   *
   * @param patience longest silence of a server
   * @param maxBytes longest file
   */
  Transfer(HttpClient client, Duration patience, long maxBytes) {
    this.client = client;
    this.patience = patience;
    this.maxBytes = maxBytes;
  }

  /** Asks {@code uri} for the rest of {@code part} and appends what comes. */
  void run(URI uri, Path target, PartialFile part, Work work) throws TransferFailure, IOException {
    HttpResponse<PolledBody> response =
        await(client.sendAsync(request(uri, part), info -> new PolledBody()), work);
    PolledBody body = response.body();
    try {
      long total = begin(response, uri, target, part);
      receive(body, ParameterDigest.shortName(target), part, total, work);
    } finally {
      body.cancel();
    }
  }

  private static HttpRequest request(URI uri, PartialFile part) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
    if (part.length() > 0) {
      request.header("Range", "bytes=" + part.length() + "-");
      part.validator(uri).ifPresent(etag -> request.header("If-Range", etag));
    }
    return request.build();
  }

  private HttpResponse<PolledBody> await(
      CompletableFuture<HttpResponse<PolledBody>> future, Work work) throws TransferFailure {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        work.cancellation().check();
        try {
          return future.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (System.nanoTime() - deadline > 0) {
            throw silent(e);
          }
        }
      }
    } catch (ExecutionException e) {
      throw TransferFailure.passing(describe(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      throw Pause.cancelled();
    } finally {
      // Does nothing to one that is done, else ends the exchange.
      future.cancel(true);
    }
  }

  /** Judges the answer's head; returns the length of the whole file, or -1. */
  private long begin(HttpResponse<PolledBody> response, URI uri, Path target, PartialFile part)
      throws TransferFailure, IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total =
        switch (response.statusCode()) {
          case 200 -> {
            // Whoever ignores the range or has another version sends all of it.
            part.restart();
            yield length;
          }
          case 206 -> resumedTotal(response, part);
          case 416 -> {
            part.restart();
            throw TransferFailure.passing("has no bytes after those that came before", null);
          }
          case 408, 425, 429, 500, 502, 503, 504 ->
              throw TransferFailure.passing("answers with status " + response.statusCode(), null);
          case 301, 302, 303, 307, 308 ->
              throw TransferFailure.lasting("redirects too often, or from https to http");
          default -> throw TransferFailure.lasting("answers with status " + response.statusCode());
        };
    requireSpace(target, part.length(), total);
    String etag =
        response
            .headers()
            .firstValue("ETag")
            .filter(tag -> STRONG_ETAG.matcher(tag).matches())
            .orElse("");
    part.continueFrom(new PartialFile.Source(uri.toString(), etag, total));
    return total;
  }

  private static long resumedTotal(HttpResponse<PolledBody> response, PartialFile part)
      throws TransferFailure, IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != part.length()) {
      String sent = range.isEmpty() ? "no range" : "'" + range + "'";
      long wanted = part.length();
      part.restart();
      throw TransferFailure.passing(
          "sends " + sent + " where bytes from " + wanted + " were asked for", null);
    }
    long total = matcher.group(3).equals("*") ? -1 : Long.parseLong(matcher.group(3));
    if (part.total() >= 0 && total >= 0 && part.total() != total) {
      long before = part.total();
      part.restart();
      throw TransferFailure.passing(
          "has a file of " + total + " bytes, the beginning is of one of " + before, null);
    }
    return total < 0 ? part.total() : total;
  }

  private void requireSpace(Path target, long have, long total)
      throws TransferFailure, IOException {
    if (total > maxBytes) {
      throw TransferFailure.lasting(
          "offers " + total + " bytes, more than " + maxBytes + " are refused");
    }
    long needed = total < 0 ? 0 : total - have;
    long usable = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
    if (needed + SPARE_BYTES > usable) {
      throw new ParameterException(
          ParameterException.Reason.NO_SPACE,
          target
              + " needs another "
              + needed
              + " bytes, the disk has "
              + usable
              + " left: make room or choose another folder; what has arrived is kept");
    }
  }

  private void receive(PolledBody body, String name, PartialFile part, long total, Work work)
      throws TransferFailure, IOException {
    Step step = work.step("fetch " + name, total < 0 ? Long.MAX_VALUE : total, "bytes");
    step.add(part.length());
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (next(body)) {
        case PolledBody.Piece(var buffers) -> {
          long before = part.length();
          for (ByteBuffer buffer : buffers) {
            append(part, buffer);
          }
          step.add(part.length() - before);
          deadline = System.nanoTime() + patience.toNanos();
        }
        case PolledBody.End() -> {
          if (total >= 0 && part.length() < total) {
            throw TransferFailure.passing(
                "ends after " + part.length() + " of " + total + " bytes", null);
          }
          return;
        }
        case PolledBody.Broken(Throwable cause) ->
            throw TransferFailure.passing(describe(cause), cause);
        case PolledBody.Nothing() -> {
          work.cancellation().check();
          if (System.nanoTime() - deadline > 0) {
            throw silent(null);
          }
        }
      }
    }
  }

  private void append(PartialFile part, ByteBuffer buffer) throws TransferFailure, IOException {
    if (part.length() + buffer.remaining() > maxBytes) {
      part.restart();
      throw TransferFailure.lasting("sends more than " + maxBytes + " bytes");
    }
    part.append(buffer);
  }

  private static PolledBody.Signal next(PolledBody body) {
    try {
      return body.next(POLL);
    } catch (InterruptedException e) {
      throw Pause.cancelled();
    }
  }

  private TransferFailure silent(Throwable cause) {
    return TransferFailure.passing("is silent for " + patience.toMillis() + " ms", cause);
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return switch (cause) {
      case java.net.http.HttpConnectTimeoutException e -> "can't be reached in time";
      case java.net.UnknownHostException e -> "is an unknown host";
      case java.net.ConnectException e ->
          message == null ? "can't be reached" : "can't be reached: " + message;
      default -> "broke off: " + (message == null ? cause.getClass().getSimpleName() : message);
    };
  }
}
