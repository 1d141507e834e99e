// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.testing.Killed;
import org.sealwright.storage.testing.SealMain;
import org.sealwright.storage.testing.SmallSector;

/**
 * A process killed at a random moment leaves no half-written file under a final name, and the next
 * one ends with the same bits. {@code -Dsealwright.big=true} kills dozens of times.
 */
class CrashTest {
  @TempDir Path folder;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void killedSealingGoesOnToTheSameBits() throws Exception {
    kill(List.of("PC1 copy data to sealed", "PC1 layer 2/2", "PC2 columns", "PC2 tree-r-last"), 1);
  }

  @Test
  @Tag("big")
  void sealingKilledInEveryStepGoesOnToTheSameBits() throws Exception {
    kill(
        List.of(
            "PC1 copy data",
            "PC1 tree-d",
            "PC1 copy data to sealed",
            "digest of sealed",
            "PC1 layer 1/2",
            "digest of sc-02-data-layer-1.dat",
            "PC1 layer 2/2",
            "PC2 columns",
            "PC2 tree-c",
            "PC2 encode",
            "PC2 tree-r-last"),
        4);
  }

  /** Each process is killed a moment after it enters a step; the last one is left to finish. */
  private void kill(List<String> steps, int rounds) throws Exception {
    SmallSector sector = new SmallSector("s8m", folder);
    Map<String, String> data = expected(sector, "afterPreCommit1");
    Map<String, String> wanted = expected(sector, "afterPreCommit2");
    int killed = 0;
    for (int round = 0; round < rounds; round++) {
      for (String step : steps) {
        killed += runAndKill(step) ? 1 : 0;
        for (Map.Entry<String, String> file : sector.digests().entrySet()) {
          if (!file.getKey().endsWith(NewFile.SUFFIX) && !file.getKey().equals("t_aux")) {
            assertThat(file.getValue())
                .as("seed %d, killed in %s: %s", seed, step, file.getKey())
                .isIn(data.get(file.getKey()), wanted.get(file.getKey()));
          }
        }
      }
    }
    assertThat(killed).as("seed %d", seed).isPositive();
    assertThat(runAndKill("")).isFalse();
    Map<String, String> got = sector.digests();
    got.remove("t_aux");
    wanted.remove("t_aux");
    assertThat(got).as("seed %d", seed).isEqualTo(wanted);
  }

  /** Digests after a phase; the copy of the data counts as a file of PreCommit1. */
  private static Map<String, String> expected(SmallSector sector, String phase) throws IOException {
    Map<String, String> all = new TreeMap<>();
    sector
        .golden
        .inventory(phase)
        .forEach((name, entry) -> all.put(name, (String) ((Map<?, ?>) entry).get("sha256")));
    all.put(
        "sealed",
        phase.equals("afterPreCommit1")
            ? org.sealwright.storage.internal.FileDigest.of(
                    sector.staged, org.sealwright.hashing.work.Work.serial())
                .toString()
            : sector.golden.bytes("sealedSha256").toString());
    return all;
  }

  /** Whether it was killed before it finished. */
  private boolean runAndKill(String step) throws IOException, InterruptedException {
    return Killed.in(step, random.nextInt(200), SealMain.class, "s8m", folder.toString());
  }
}
