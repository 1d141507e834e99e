// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Vectors of other projects, which are read where they lie and never copied. */
public final class PublicVectors {
  private PublicVectors() {}

  /** The file's bytes; skips the test, saying so, where the folder is not there. */
  public static byte[] read(String file) {
    String shared = System.getProperty("sealwright.shared", "");
    Path path = Path.of(shared, "vectors", "public", file);
    Assumptions.assumeTrue(
        !shared.isEmpty() && Files.exists(path), () -> "skipped: no " + path + " here");
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
