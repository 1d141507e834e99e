// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Peers in Go: a folder with the programs of {@code src/test/go}, built, named by the system
 * property {@code sealwright.go}.
 */
public final class Go {
  private Go() {}

  /** A program; where it is not there the test is skipped, and says so. */
  public static Path require(String program) {
    String folder = System.getProperty("sealwright.go", "");
    boolean there = !folder.isBlank() && Files.isExecutable(Path.of(folder, "bin", program));
    if (!there) {
      System.err.println("SKIPPED: no bin/" + program + " below -Dsealwright.go=FOLDER");
    }
    assumeTrue(there, () -> "no bin/" + program + " in " + folder);
    return Path.of(folder, "bin", program).toAbsolutePath();
  }

  /** Runs a program on a file as its standard input; the lines that it prints. */
  public static List<String> run(Path program, Path input) throws IOException {
    return Node.run(program.getParent(), input, List.of(program.toString()));
  }
}
