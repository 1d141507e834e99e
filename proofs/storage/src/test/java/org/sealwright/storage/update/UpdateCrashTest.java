// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.Killed;
import org.sealwright.storage.testing.UpdateMain;

/**
 * A process killed at a random moment of encoding or removing leaves the old sector as it was, no
 * half-written file under a final name, and the next one ends with the same bits. {@code
 * -Dsealwright.big=true} kills dozens of times.
 */
class UpdateCrashTest {
  @TempDir Path folder;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void killedUpdateGoesOnToTheSameBits() throws Exception {
    kill(List.of("update tree-d", "update tree-r-last", "update remove"), 1);
  }

  @Test
  @Tag("big")
  void updateKilledInEveryStepGoesOnToTheSameBits() throws Exception {
    kill(
        List.of(
            "ready",
            "update copy data",
            "update tree-d",
            "update encode",
            "digest of sealed",
            "update tree-r-last",
            "digest of sc-02-data-tree-r-last.dat",
            "update check comm_d",
            "update remove"),
        4);
  }

  private void kill(List<String> steps, int rounds) throws Exception {
    UpdateFolder undisturbed = new UpdateFolder(SectorSize.MIB_8, 5, folder.resolve("undisturbed"));
    UpdateOutput made = undisturbed.encode();
    undisturbed.remove(UpdateFolder.updater(), made);
    UpdateFolder one = new UpdateFolder(SectorSize.MIB_8, 5, folder.resolve("one"));
    int killed = 0;
    for (int round = 0; round < rounds; round++) {
      for (String step : steps) {
        killed += runAndKill(one, made, step) ? 1 : 0;
        assertThat(UpdateFolder.digests(one.old)).isEqualTo(UpdateFolder.digests(undisturbed.old));
        requirePart(step, one.updated, undisturbed.updated);
        requirePart(step, one.restored, undisturbed.restored);
      }
    }
    assertThat(killed).as("seed %d", seed).isPositive();
    assertThat(runAndKill(one, made, "")).isFalse();
    assertThat(UpdateFolder.digests(one.updated))
        .isEqualTo(UpdateFolder.digests(undisturbed.updated));
    assertThat(UpdateFolder.digests(one.restored))
        .isEqualTo(UpdateFolder.digests(undisturbed.restored));
  }

  /** Every file under its final name is what it will be. */
  private void requirePart(String step, SectorPaths got, SectorPaths wanted) throws IOException {
    Map<String, String> all = UpdateFolder.digests(wanted);
    UpdateFolder.digests(got)
        .forEach(
            (name, digest) ->
                assertThat(digest)
                    .as("seed %d, killed in %s: %s", seed, step, name)
                    .isEqualTo(all.get(name)));
  }

  private boolean runAndKill(UpdateFolder one, UpdateOutput made, String step)
      throws IOException, InterruptedException {
    return Killed.in(
        step,
        random.nextInt(200),
        UpdateMain.class,
        one.folder.toString(),
        made.commDNew().toString());
  }
}
