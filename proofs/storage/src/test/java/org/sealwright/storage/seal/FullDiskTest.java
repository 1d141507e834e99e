// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.testing.SmallDisk;
import org.sealwright.storage.testing.SmallSector;

/** A disk of one MiB, where mounting one is permitted: it fills up, and a typed complaint comes. */
class FullDiskTest {
  @TempDir Path folder;
  private SmallDisk small;
  private Path disk;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    small = SmallDisk.mountIn(folder);
    disk = small.place();
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (small != null) {
      small.unmount();
    }
  }

  @Test
  void sectorThatDoesNotFitIsRefusedBeforeAFileIsMade() throws IOException {
    SmallSector golden = new SmallSector("s8m", folder);
    SectorPaths paths = SectorPaths.in(disk);
    assertThatThrownBy(
            () ->
                SmallSector.sealer()
                    .preCommit1(golden.golden.spec(), golden.staged, paths, golden.golden.pieces()))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("tree-d")
        .hasMessageContaining("left");
    assertThat(paths.cache()).isEmptyDirectory();
  }

  @Test
  void diskThatFillsUpOnTheWayIsToldWithTheFileAndRoomLetsItGoOn() throws IOException {
    SmallSector sector = new SmallSector("s16k", folder);
    SectorPaths paths = SectorPaths.in(disk);
    int refused = 0;
    for (int freeKib : List.of(4, 24, 40, 60, 80, 120, 200, 1000)) {
      small.fillUpTo(freeKib);
      try {
        PreCommit1Output pc1 =
            SmallSector.sealer()
                .preCommit1(sector.golden.spec(), sector.staged, paths, sector.golden.pieces());
        SmallSector.sealer().preCommit2(sector.golden.spec(), paths, pc1);
      } catch (SectorFileException e) {
        refused++;
        assertThat(e).hasMessageContaining(disk.toString());
      }
      small.empty();
      assertThat(
              SectorInspector.inspect(paths, org.sealwright.hashing.work.Work.serial()).problems())
          .isEmpty();
    }
    assertThat(refused).isPositive();
    assertThat(paths.persistentAux()).exists();
  }

  @Test
  void fileThatStopsFittingWhileItIsWrittenIsDeleted() throws IOException {
    Path target = disk.resolve("large");
    assertThatThrownBy(() -> NewFile.write(target, new byte[2 << 20]))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("large");
    assertThatThrownBy(() -> NewFile.create(target, 2L << 20, new Cancellation()).close())
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("large");
    assertThat(disk).isEmptyDirectory();
  }
}
