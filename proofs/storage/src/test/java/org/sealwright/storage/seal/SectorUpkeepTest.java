// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** Clearing and validating a sector's folder. */
class SectorUpkeepTest {
  @TempDir Path folder;
  private final Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();

  private static PoRepConfig config(SectorSize size) {
    PoRepConfig small = new RegisteredSealProof(5).config();
    return new PoRepConfig(size, small.porepId(), small.apiVersion(), small.feature());
  }

  private TestSector sealed(SectorSize size) throws IOException {
    TestSector sector = TestSector.random(config(size), 1, folder);
    sector.preCommit(sealer);
    return sector;
  }

  private static List<String> commitProblems(TestSector sector) throws IOException {
    return CacheValidation.forCommit(sector.spec().config(), sector.paths(), Work.serial());
  }

  @ParameterizedTest
  @EnumSource(
      value = SectorSize.class,
      names = {"KIB_2", "KIB_32"})
  void clearingKeepsWhatProofsOfSpacetimeNeed(SectorSize size) throws IOException {
    TestSector sector = sealed(size);
    SectorCache.clear(sector.paths());
    assertThat(TestSector.digests(sector.paths().cache()).keySet())
        .contains("p_aux", "t_aux")
        .hasSize(2 + size.baseTrees())
        .allMatch(name -> name.endsWith("_aux") || name.contains("tree-r-last"));
    assertThat(SectorInspector.inspect(sector.paths(), Work.serial()).problems()).isEmpty();
    SectorCache.clear(sector.paths());
    assertThat(SectorInspector.inspect(sector.paths(), Work.serial()).phase())
        .isEqualTo(SectorInspector.Phase.PRE_COMMIT_2);
  }

  @Test
  void whatIsClearedCanBeMadeAgain() throws IOException {
    TestSector sector = sealed(SectorSize.KIB_2);
    Map<?, ?> before = TestSector.digests(sector.paths().cache());
    SectorCache.clear(sector.paths());
    sector.preCommit(sealer);
    assertThat(TestSector.digests(sector.paths().cache())).isEqualTo(before);
  }

  @Test
  void clearingSyntheticProofsDeletesThemAlone() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-synth");
    SectorPaths paths = SectorPaths.in(folder);
    Path staged = folder.resolve("staged");
    golden.stage(staged);
    SectorSpec spec = golden.spec();
    PreCommit2Output pc2 =
        sealer.preCommit2(spec, paths, sealer.preCommit1(spec, staged, paths, golden.pieces()));
    sealer.generateSyntheticProofs(spec, paths, pc2, golden.pieces());
    SectorCache.clear(paths);
    assertThat(paths.syntheticProofs()).exists();
    Commit1Output c1 = sealer.commit1(spec, paths, pc2, golden.seed(), golden.pieces());
    assertThat(c1.commR()).isEqualTo(golden.bytes("commR"));
    SectorCache.clearSyntheticProofs(paths);
    SectorCache.clearSyntheticProofs(paths);
    assertThat(paths.syntheticProofs()).doesNotExist();
    assertThat(paths.persistentAux()).exists();
    assertThat(SectorInspector.inspect(paths, Work.serial()).problems()).isEmpty();
  }

  @Test
  void clearingAFolderThatIsNotThereIsFine() throws IOException {
    SectorPaths paths = SectorPaths.in(folder.resolve("none"));
    SectorCache.clear(paths);
    SectorCache.clearSyntheticProofs(paths);
    assertThat(paths.journal()).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(
      value = SectorSize.class,
      names = {"KIB_2", "KIB_4", "KIB_16", "KIB_32"})
  void aFinishedSectorIsValidWithAndWithoutAJournal(SectorSize size) throws IOException {
    TestSector sector = sealed(size);
    PoRepConfig config = sector.spec().config();
    assertThat(commitProblems(sector)).isEmpty();
    assertThat(CacheValidation.forPreCommit2(config, sector.paths(), Work.serial())).isEmpty();
    Files.delete(sector.paths().journal());
    assertThat(commitProblems(sector)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p_aux",
        "t_aux",
        "sc-02-data-tree-d.dat",
        "sc-02-data-layer-1.dat",
        "sc-02-data-layer-2.dat",
        "sc-02-data-tree-c-0.dat",
        "sc-02-data-tree-c-1.dat",
        "sc-02-data-tree-r-last-0.dat",
        "sc-02-data-tree-r-last-1.dat",
        "../sealed"
      })
  void everyMissingCutOrDamagedFileIsNamed(String name) throws IOException {
    TestSector sector = sealed(SectorSize.KIB_4);
    Path file = sector.paths().cache().resolve(name).normalize();
    byte[] whole = Files.readAllBytes(file);
    TestSector.damage(file, 0);
    assertNamed(sector, file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertNamed(sector, file);
    Files.write(file, new byte[0]);
    assertNamed(sector, file);
    Files.delete(file);
    assertNamed(sector, file);
    Files.write(file, whole);
    assertThat(commitProblems(sector)).isEmpty();
  }

  private static void assertNamed(TestSector sector, Path file) throws IOException {
    assertThat(commitProblems(sector))
        .anyMatch(problem -> problem.startsWith(file.toString()))
        .allMatch(problem -> problem.startsWith(file.toString()));
  }

  @Test
  void rowsThatTemporaryAuxCannotMeanAreReported() throws IOException {
    TestSector sector = sealed(SectorSize.KIB_2);
    Files.delete(sector.paths().journal());
    Path file = sector.paths().temporaryAux();
    TemporaryAux aux = TemporaryAux.fromBytes(Files.readAllBytes(file));
    StoreConfig tree = aux.treeRLast();
    for (long rows : new long[] {-1, 9, Long.MAX_VALUE}) {
      StoreConfig absurd = new StoreConfig(tree.path(), tree.id(), tree.size(), rows);
      Files.write(file, new TemporaryAux(aux.labels(), aux.treeD(), absurd, aux.treeC()).toBytes());
      assertThat(commitProblems(sector)).singleElement().asString().contains("t_aux", "rows");
    }
  }
}
