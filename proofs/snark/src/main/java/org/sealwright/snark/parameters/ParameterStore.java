// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealwright.hashing.work.Work;

/**
 * A folder of parameter files, laid out as the reference's parameter cache. Either everything in it
 * is taken as it is, as the reference does by default, or every file handed out must be one that a
 * manifest vouches for.
 *
 * <p>A file that was verified is remembered as long as this object lives and the file keeps its
 * length, time of change and identity. Nothing of that is written down: a note beside the files
 * could be forged by whoever can forge the files, and would hide decay of the disk, which changes
 * no time. So a process reads each file once.
 *
 * <p>Thread-safe. A file that is replaced between its verification and its use is not noticed: the
 * folder must not be writable by people who are not trusted.
 */
public final class ParameterStore {
  private static final Pattern NAME = Pattern.compile("v[0-9]+-.*\\.(params|vk|srs|meta)");

  private final Path folder;
  private final ParameterManifest manifest;
  private final boolean strict;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /** What a file looked like when it was digested. */
  private record Known(long bytes, Object time, Object identity, ParameterDigest digest) {
    static Known of(BasicFileAttributes file, ParameterDigest digest) {
      return new Known(file.size(), file.lastModifiedTime(), file.fileKey(), digest);
    }
  }

  private ParameterStore(Path folder, ParameterManifest manifest, boolean strict) {
    this.folder = folder;
    this.manifest = manifest;
    this.strict = strict;
  }

  /** Takes what is in {@code folder} as it is: for parameters that one generated oneself. */
  public static ParameterStore trusting(Path folder) {
    return new ParameterStore(folder, ParameterManifest.published(), false);
  }

  /** Hands out what {@code manifest} vouches for and nothing else. */
  public static ParameterStore of(Path folder, ParameterManifest manifest) {
    return new ParameterStore(folder, manifest, true);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /**
   * The file to prove a circuit with.
   *
   * @param work hears about the digest, which takes a minute for the largest files
   * @throws ParameterException where it is missing or not the one that is wanted
   */
  public Path provingKey(CircuitName circuit, Work work) throws IOException {
    return require(circuit.fileName(ParameterKind.PROVING_KEY), work);
  }

  /**
   * The file to verify a circuit with.
   *
   * @throws ParameterException where it is missing or not the one that is wanted
   */
  public Path verifyingKey(CircuitName circuit, Work work) throws IOException {
    return require(circuit.fileName(ParameterKind.VERIFYING_KEY), work);
  }

  /**
   * The structured reference string for aggregation.
   *
   * @throws ParameterException where it is missing or not the one that is wanted
   */
  public Path aggregationSrs(Work work) throws IOException {
    return require(CircuitName.AGGREGATION_SRS, work);
  }

  /** Where a file of this name lies or would lie. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** Whether the file is there; its contents are not looked at. */
  public boolean has(String name) {
    return Files.isRegularFile(path(name));
  }

  /**
   * A file by its name.
   *
   * @throws ParameterException where it is missing or not the one that is wanted
   */
  public Path require(String name, Work work) throws IOException {
    Optional<ParameterManifest.Entry> entry = manifest.find(name);
    if (!has(name)) {
      throw missing(name, entry);
    }
    if (strict) {
      ParameterDigest wanted = manifest.get(name).digest();
      ParameterDigest got = digest(path(name), work);
      if (!got.equals(wanted)) {
        throw new ParameterException(
            ParameterException.Reason.WRONG_DIGEST,
            path(name)
                + " has digest "
                + got
                + ", published is "
                + wanted
                + ": delete it and fetch it again, or open the folder as one of your own"
                + " parameters");
      }
    }
    return path(name);
  }

  /**
   * What is there, by name: everything that is called like a parameter file.
   *
   * @param digested which of those that the manifest knows are digested
   */
  public List<StoredParameter> list(Predicate<StoredParameter> digested, Work work)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    List<StoredParameter> out = new ArrayList<>();
    for (Path file : files) {
      Optional<ParameterManifest.Entry> entry = manifest.find(file.getFileName().toString());
      StoredParameter found = new StoredParameter(file, Files.size(file), entry, Optional.empty());
      out.add(
          entry.isPresent() && digested.test(found) ? found.withDigest(digest(file, work)) : found);
    }
    return out;
  }

  private ParameterDigest digest(Path file, Work work) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    Known old = known.get(file);
    if (old != null && old.equals(Known.of(before, old.digest()))) {
      return old.digest();
    }
    ParameterDigest digest = ParameterDigest.of(file, work);
    known.put(file, Known.of(before, digest));
    return digest;
  }

  private ParameterException missing(String name, Optional<ParameterManifest.Entry> entry) {
    String remedy =
        entry
            .map(
                e ->
                    "the network published it with digest "
                        + e.digest()
                        + "; get it with 'sealwright params fetch' or ParameterFetcher")
            .orElse(
                "nobody published it; make your own for tests with 'sealwright params generate' or"
                    + " ParameterGenerator");
    return new ParameterException(
        ParameterException.Reason.MISSING, "missing " + path(name) + ": " + remedy);
  }
}
