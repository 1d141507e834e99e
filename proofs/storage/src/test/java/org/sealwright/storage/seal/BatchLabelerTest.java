// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** Sectors side by side become what they become one by one. */
class BatchLabelerTest {
  /** Several lanes whatever this machine's best kernel is. */
  private static final Kernels LANES =
      Kernels.select(KernelSelection.only("vector").withVectorBits(128));

  private static final PoRepConfig SMALL = new RegisteredSealProof(5).config();

  @TempDir Path folder;

  private static Sealer sealer(Kernels kernels) {
    return Sealer.builder().kernels(kernels).build();
  }

  private List<TestSector> sectors(PoRepConfig config, int count, String name) throws IOException {
    List<TestSector> sectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sectors.add(TestSector.random(config, 100 + i, folder.resolve(name + i)));
    }
    return sectors;
  }

  private static List<SectorJob> jobs(List<TestSector> sectors) {
    return sectors.stream()
        .map(s -> new SectorJob(s.spec(), s.staged(), s.paths(), s.pieces()))
        .toList();
  }

  private static void assertSame(List<TestSector> got, List<TestSector> wanted) throws IOException {
    for (int i = 0; i < got.size(); i++) {
      assertThat(TestSector.digests(got.get(i).paths().cache()))
          .isEqualTo(TestSector.digests(wanted.get(i).paths().cache()));
      assertThat(Files.mismatch(got.get(i).paths().sealed(), wanted.get(i).paths().sealed()))
          .isEqualTo(-1);
      assertThat(SectorInspector.inspect(got.get(i).paths(), Work.serial()).problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"KIB_2, 2", "KIB_2, 4", "KIB_2, 5", "KIB_2, 11", "KIB_4, 3", "KIB_32, 6"})
  void manySectorsMakeTheFilesOfOneByOne(SectorSize size, int count) throws IOException {
    PoRepConfig config =
        new PoRepConfig(size, SMALL.porepId(), SMALL.apiVersion(), SMALL.feature());
    List<TestSector> together = sectors(config, count, "together");
    List<TestSector> apart = sectors(config, count, "apart");
    List<PreCommit1Output> outputs = sealer(LANES).preCommit1All(jobs(together));
    for (int i = 0; i < count; i++) {
      PreCommit1Output single = apart.get(i).preCommit1(sealer(TestData.kernels()));
      assertThat(outputs.get(i).commD()).isEqualTo(single.commD());
    }
    assertSame(together, apart);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "scalar", "vector"})
  void everyTierMakesTheSameFiles(String tier) throws IOException {
    Kernels kernels =
        tier.equals("auto") ? TestData.kernels() : Kernels.select(KernelSelection.only(tier));
    List<TestSector> together = sectors(SMALL, 3, "together");
    List<TestSector> apart = sectors(SMALL, 3, "apart");
    sealer(kernels).preCommit1All(jobs(together));
    for (TestSector sector : apart) {
      sector.preCommit1(sealer(TestData.kernels()));
    }
    assertSame(together, apart);
  }

  @Test
  void scratchFilesReplaceMemoryAndAreGoneAfterwards() throws IOException {
    List<TestSector> together = sectors(SMALL, 3, "together");
    List<TestSector> apart = sectors(SMALL, 3, "apart");
    Sealer.builder().kernels(LANES).memoryBudget(0).build().preCommit1All(jobs(together));
    for (TestSector sector : apart) {
      sector.preCommit1(sealer(TestData.kernels()));
    }
    assertSame(together, apart);
  }

  @Test
  void goldenSectorsOfDifferentConfigurationsSealTogether() throws IOException {
    List<String> names = List.of("s2k-1", "s2k-v10", "s2k-pieces", "s4k", "s2k-1", "s2k-pieces");
    List<SectorJob> jobs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      GoldenSector golden = GoldenSector.named(names.get(i));
      SectorPaths paths = SectorPaths.in(Files.createDirectories(folder.resolve("g" + i)));
      Path staged = folder.resolve("staged" + i);
      golden.stage(staged);
      jobs.add(new SectorJob(golden.spec(), staged, paths, golden.pieces()));
    }
    List<PreCommit1Output> outputs = sealer(LANES).preCommit1All(jobs);
    for (int i = 0; i < names.size(); i++) {
      GoldenSector golden = GoldenSector.named(names.get(i));
      SectorJob job = jobs.get(i);
      assertThat(GoldenSectorTest.inventory(job.paths().cache()))
          .isEqualTo(golden.inventory("afterPreCommit1"));
      assertThat(sealer(LANES).preCommit2(job.spec(), job.paths(), outputs.get(i)).commR())
          .isEqualTo(golden.bytes("commR"));
    }
  }

  @Test
  void layersThatExistAreKeptAndDamagedOnesMadeAgain() throws IOException {
    List<TestSector> together = sectors(SMALL, 5, "together");
    List<TestSector> apart = sectors(SMALL, 5, "apart");
    for (int i = 0; i < 5; i++) {
      apart.get(i).preCommit1(sealer(TestData.kernels()));
      if (i != 3) {
        together.get(i).preCommit1(sealer(TestData.kernels()));
      }
    }
    // Sector 0 lacks its last layer, 1 has a damaged first one, 2 is complete, 3 has nothing, and 4
    // has lost both.
    Files.delete(together.get(0).paths().layer(2));
    TestSector.damage(together.get(1).paths().layer(1), 77);
    Files.delete(together.get(4).paths().layer(1));
    Files.delete(together.get(4).paths().layer(2));
    Object kept = Files.readAttributes(together.get(0).paths().layer(1), "unix:ino").get("ino");
    sealer(LANES).preCommit1All(jobs(together));
    assertSame(together, apart);
    assertThat(Files.readAttributes(together.get(0).paths().layer(1), "unix:ino").get("ino"))
        .isEqualTo(kept);
  }

  @Test
  void aLayerThatAllHaveIsReadBackForTheNext() throws IOException {
    List<TestSector> together = sectors(SMALL, 4, "together");
    List<TestSector> apart = sectors(SMALL, 4, "apart");
    for (int i = 0; i < 4; i++) {
      apart.get(i).preCommit1(sealer(TestData.kernels()));
      together.get(i).preCommit1(sealer(TestData.kernels()));
      Files.delete(together.get(i).paths().layer(2));
    }
    sealer(LANES).preCommit1All(jobs(together));
    assertSame(together, apart);
  }

  @Test
  void aBatchOfNoneOrOneIsNoSpecialCase() throws IOException {
    assertThat(sealer(LANES).preCommit1All(List.of())).isEmpty();
    List<TestSector> together = sectors(SMALL, 1, "together");
    List<TestSector> apart = sectors(SMALL, 1, "apart");
    sealer(LANES).preCommit1All(jobs(together));
    apart.getFirst().preCommit1(sealer(TestData.kernels()));
    assertSame(together, apart);
  }

  @Test
  void sectorsThatShareAFolderAreRefused() throws IOException {
    List<SectorJob> jobs = jobs(sectors(SMALL, 1, "one"));
    List<SectorJob> twice = List.of(jobs.getFirst(), jobs.getFirst());
    assertThatThrownBy(() -> sealer(LANES).preCommit1All(twice))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("share");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 16})
  void deinterleavingUndoesInterleaving(int lanes) {
    int nodes = 9000;
    List<MemorySegment> layers = new ArrayList<>();
    List<MemorySegment> back = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      layers.add(MemorySegment.ofArray(TestData.stream(i, 32 * nodes)));
      back.add(i == 2 ? null : MemorySegment.ofArray(new byte[32 * nodes]));
    }
    Interleaving interleaving = new Interleaving(lanes);
    MemorySegment mixed = MemorySegment.ofArray(new int[8 * nodes * lanes]);
    interleaving.interleave(layers, mixed, nodes, Work.serial());
    interleaving.deinterleave(mixed, back, nodes, Work.serial());
    for (int i = 0; i < lanes; i++) {
      if (i != 2) {
        assertThat(layers.get(i).mismatch(back.get(i))).isEqualTo(-1);
      }
    }
  }
}
