// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.internal.file.WholeFile;

/**
 * What lies beside generated parameters, and tells a person what they are for; neither proving nor
 * verifying reads it.
 *
 * @param sectorBytes size of the sector in bytes, 0 where parameters are of no sector
 */
public record ParameterMetadata(long sectorBytes) {
  private static final String SECTOR_SIZE = "sector_size";

  /** Checks the size. */
  public ParameterMetadata {
    if (sectorBytes < 0) {
      throw new IllegalArgumentException("sector size (" + sectorBytes + ") must not be negative");
    }
  }

  /**
   * Reads {@code {"sector_size":N}}.
   *
   * @throws MalformedInputException for anything else
   */
  public static ParameterMetadata read(Path file) throws IOException {
    long[] found = {-1};
    StrictJson.readFile(
        file,
        (json, name) -> {
          if (!name.equals(SECTOR_SIZE)) {
            throw json.malformed("unknown field " + name);
          }
          found[0] = json.number(0);
        });
    if (found[0] < 0) {
      throw new MalformedInputException(file + ": field " + SECTOR_SIZE + " is missing");
    }
    return new ParameterMetadata(found[0]);
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, toString().getBytes(UTF_8));
  }

  /** The document, byte for byte as the reference writes it. */
  @Override
  public String toString() {
    return "{\"" + SECTOR_SIZE + "\":" + sectorBytes + "}";
  }
}
