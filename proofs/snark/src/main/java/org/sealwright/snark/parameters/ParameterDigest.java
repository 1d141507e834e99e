// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;

/**
 * What the network pins a parameter file by: the first 128 bits of the file's unkeyed BLAKE2b-512
 * (RFC 7693).
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record ParameterDigest(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int CHUNK = 1 << 20;

  /**
   * Checks the form.
   *
   * @throws MalformedInputException for anything but 32 lower-case hexadecimal digits
   */
  public ParameterDigest {
    if (!FORM.matcher(hex).matches()) {
      throw new MalformedInputException(
          "digest is '" + hex + "', wanted 32 lower-case hexadecimal digits");
    }
  }

  /** Of bytes in memory. */
  public static ParameterDigest of(byte[] contents) {
    ParameterHasher hasher = new ParameterHasher();
    hasher.update(ByteBuffer.wrap(contents));
    return hasher.digest();
  }

  /**
   * Of a whole file, read from front to back with little memory.
   *
   * @throws OperationCancelledException where {@code work} was cancelled
   */
  public static ParameterDigest of(Path file, Work work) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ParameterHasher hasher = new ParameterHasher();
      hash(channel, "digest of " + shortName(file), hasher, work);
      return hasher.digest();
    } catch (ClosedByInterruptException e) {
      throw new OperationCancelledException();
    }
  }

  /** Feeds all of an open file, from its position on, to {@code hasher}. */
  static void hash(FileChannel channel, String stepName, ParameterHasher hasher, Work work)
      throws IOException {
    Step step = work.step(stepName, channel.size(), "bytes");
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
      hasher.update(buffer.flip());
      step.add(read);
    }
  }

  /** A name that fits in front of a progress bar: kind of proof, start of the digest, ending. */
  static String shortName(Path file) {
    String name = String.valueOf(file.getFileName());
    int digest = name.lastIndexOf('-') + 1;
    int ending = name.lastIndexOf('.');
    return ending - digest > 8 ? name.substring(digest, digest + 8) + name.substring(ending) : name;
  }

  @Override
  public String toString() {
    return hex;
  }
}
