// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Oracle;

/**
 * Updates of fresh seeds by the reference, made again on the sectors that it sealed. Runs where
 * {@code -Dsealwright.oracle=FOLDER} names the reference's programs.
 */
class ReferenceUpdateTest {
  @TempDir Path folder;

  @BeforeEach
  void findReference() {
    boolean named = Oracle.programs().isPresent();
    if (!named) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    assumeTrue(named, "no reference: -Dsealwright.oracle is not set");
  }

  @ParameterizedTest(name = "{0} bytes, seed {1}")
  @CsvSource({"2048, 201", "4096, 202", "16384, 203", "32768, 204", "8388608, 205"})
  void updateOfTheReferenceIsReproduced(long size, long seed) throws IOException {
    Oracle oracle = Oracle.in(folder);
    Path sealed = folder.resolve("sealed");
    oracle.seal(sealed, size, seed);
    GoldenUpdate golden = oracle.update(sealed, folder.resolve("theirs"), seed + 1000);
    GoldenUpdateTest.reproduces(golden, SectorPaths.in(sealed), folder);
  }
}
