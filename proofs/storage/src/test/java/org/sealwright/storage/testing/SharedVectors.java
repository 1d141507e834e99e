// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Vectors of other projects, which are read where they lie and never copied. */
public final class SharedVectors {
  private SharedVectors() {}

  /** The file; where it is not there the test is skipped, and says so. */
  public static Path require(String file) {
    String shared = System.getProperty("sealwright.shared", "");
    Path path = Path.of(shared, "vectors", "public", file);
    boolean there = !shared.isEmpty() && Files.exists(path);
    if (!there) {
      System.err.println("SKIPPED: no " + file + " below -Dsealwright.shared=FOLDER");
    }
    assumeTrue(there, () -> "no " + path);
    return path;
  }
}
