// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.testing.SmallSector;
import org.sealwright.storage.testing.TestData;

/** Whoever works in a sector's folder is alone there. */
class SealNeighboursTest {
  @TempDir Path folder;

  /** What somebody else may try in a folder. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws IOException;
  }

  @Test
  void othersAreRefusedInEveryPhaseAndTheBitsAreThoseOfOneAlone() throws IOException {
    SmallSector alone = new SmallSector("s2k-synth", folder.resolve("alone"));
    SmallSector watched = new SmallSector("s2k-synth", folder.resolve("watched"));
    sealAll(alone, SmallSector.sealer());
    Map<String, Throwable> refused = new LinkedHashMap<>();
    Sealer other = SmallSector.sealer();
    Sealer sealer =
        Sealer.builder()
            .kernels(TestData.kernels())
            .listener(
                (step, done, total, unit) ->
                    refused.computeIfAbsent(step, name -> refusal(watched, other)))
            .build();
    sealAll(watched, sealer);
    assertThat(refused.keySet()).contains("PC1 tree-d", "PC2 tree-c");
    assertThat(refused.values())
        .allSatisfy(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(SectorFileException.class)
                    .hasMessageContaining("somebody else is at work"));
    assertThat(digests(watched)).isEqualTo(digests(alone));
    assertThat(watched.paths.journal().getParent()).isDirectoryNotContaining("glob:**lock");
  }

  /** The first thing that is not refused as it should be, or the last refusal. */
  private static Throwable refusal(SmallSector sector, Sealer other) {
    PreCommit2Output pc2 = sector.commitments();
    SectorJob job =
        new SectorJob(sector.golden.spec(), sector.staged, sector.paths, sector.golden.pieces());
    Throwable last = null;
    for (Attempt attempt :
        List.<Attempt>of(
            () -> sector.preCommit1(other),
            () -> other.preCommit1All(List.of(job)),
            () ->
                other.preCommit(
                    sector.golden.spec(), sector.staged, sector.paths, sector.golden.pieces()),
            () ->
                other.generateSyntheticProofs(
                    sector.golden.spec(), sector.paths, pc2, sector.golden.pieces()),
            () -> SectorCache.clear(sector.paths))) {
      last = catchThrowable(attempt::make);
      if (!(last instanceof SectorFileException)) {
        return last;
      }
    }
    return last;
  }

  /** t_aux names its own folder. */
  private static Map<String, String> digests(SmallSector sector) throws IOException {
    Map<String, String> all = sector.digests();
    assertThat(all.remove("t_aux")).isNotNull();
    return all;
  }

  private static void sealAll(SmallSector sector, Sealer sealer) throws IOException {
    PreCommit2Output pc2 = sector.preCommit2(sealer, sector.preCommit1(sealer));
    sealer.generateSyntheticProofs(sector.golden.spec(), sector.paths, pc2, sector.golden.pieces());
  }
}
