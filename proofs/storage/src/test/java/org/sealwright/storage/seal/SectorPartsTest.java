// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.testing.TestData;
import org.sealwright.storage.testing.TestSector;

/** Parts of the phases by themselves, and replicas that nobody sealed. */
class SectorPartsTest {
  @TempDir Path folder;
  private final Sealer sealer = Sealer.builder().kernels(TestData.kernels()).build();
  private final SectorParts parts = new SectorParts(sealer);

  private static PoRepConfig config(SectorSize size) {
    PoRepConfig small = new RegisteredSealProof(5).config();
    return new PoRepConfig(size, small.porepId(), small.apiVersion(), small.feature());
  }

  private static Map<String, Bytes32> files(Path folder, Predicate<String> names)
      throws IOException {
    return TestSector.digests(folder).entrySet().stream()
        .filter(entry -> names.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @ParameterizedTest
  @EnumSource(
      value = SectorSize.class,
      names = {"KIB_2", "KIB_4", "KIB_16", "KIB_32"})
  void partsMakeTheFilesOfThePhases(SectorSize size) throws IOException {
    TestSector sector = TestSector.random(config(size), 3, folder.resolve("whole"));
    PreCommit2Output pc2 = sector.preCommit(sealer);
    Path cache = sector.paths().cache();
    Path out = folder.resolve("out");
    SectorPaths labels = SectorPaths.in(folder.resolve("labels"));
    parts.sdr(sector.spec().config(), labels, sector.spec().replicaId(pc2.commD()));
    assertThat(TestSector.digests(labels.cache()))
        .isEqualTo(files(cache, name -> name.contains("layer")));
    Bytes32 commC = parts.generateTreeC(sector.spec().config(), labels.cache(), out);
    Bytes32 commRLast =
        parts.generateTreeRLast(sector.spec().config(), sector.paths().sealed(), out);
    assertThat(CommR.of(commC, commRLast)).isEqualTo(pc2.commR());
    assertThat(TestSector.digests(out))
        .isEqualTo(files(cache, name -> name.contains("tree-c") || name.contains("tree-r-last")));
  }

  @Test
  void preCommit1TakesOverLabels() throws IOException {
    TestSector sector = TestSector.random(config(SectorSize.KIB_2), 3, folder);
    ReplicaId id = sector.spec().replicaId(sector.pieces().getFirst().commP());
    parts.sdr(sector.spec().config(), sector.paths(), id);
    Object inode = Files.readAttributes(sector.paths().layer(2), "unix:ino").get("ino");
    sector.preCommit1(sealer);
    assertThat(Files.readAttributes(sector.paths().layer(2), "unix:ino").get("ino"))
        .isEqualTo(inode);
  }

  @Test
  void aReplicaOfTheWrongSizeIsRefused() throws IOException {
    Path replica = Files.write(folder.resolve("replica"), new byte[2047]);
    assertThatThrownBy(() -> parts.generateTreeRLast(config(SectorSize.KIB_2), replica, folder))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("2048");
  }

  @ParameterizedTest
  @EnumSource(
      value = SectorSize.class,
      names = {"KIB_2", "KIB_4", "KIB_16", "KIB_32", "MIB_8"})
  void aFakeReplicaHasATrueTreeRLast(SectorSize size) throws IOException {
    SectorPaths paths = SectorPaths.in(folder);
    Bytes32 commR = new FakeReplica(sealer, new SplittableRandom(1)).make(config(size), paths);
    assertThat(Files.size(paths.sealed())).isEqualTo(size.bytes());
    Path out = folder.resolve("out");
    Bytes32 commRLast = parts.generateTreeRLast(config(size), paths.sealed(), out);
    assertThat(files(paths.cache(), name -> name.contains("tree-r-last")))
        .isEqualTo(TestSector.digests(out));
    PersistentAux aux = PersistentAux.fromBytes(Files.readAllBytes(paths.persistentAux()));
    assertThat(aux.commRLast()).isEqualTo(commRLast);
    assertThat(CommR.of(aux.commC(), commRLast)).isEqualTo(commR);
    assertThat(TestSector.digests(paths.cache())).hasSize(1 + size.baseTrees());
  }

  @Test
  void anotherFakeAuxKeepsTheReplicaAndChangesItsColumns() throws IOException {
    SectorPaths first = SectorPaths.in(folder.resolve("first"));
    SectorPaths second = SectorPaths.in(folder.resolve("second"));
    FakeReplica fake = new FakeReplica(sealer, new SplittableRandom(1));
    Bytes32 commR = fake.make(config(SectorSize.KIB_2), first);
    Bytes32 other = fake.makeAux(second, first.persistentAux());
    PersistentAux a = PersistentAux.fromBytes(Files.readAllBytes(first.persistentAux()));
    PersistentAux b = PersistentAux.fromBytes(Files.readAllBytes(second.persistentAux()));
    assertThat(b.commRLast()).isEqualTo(a.commRLast());
    assertThat(b.commC()).isNotEqualTo(a.commC());
    assertThat(other).isEqualTo(CommR.of(b.commC(), b.commRLast())).isNotEqualTo(commR);
    Path broken = Files.write(folder.resolve("broken"), new byte[63]);
    assertThatThrownBy(() -> fake.makeAux(second, broken))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void randomElementsAreDrawnAgainUntilTheyAreBelowTheModulus() {
    long[] words = {-1, -1, -1, -1, 5, 6, 7, 8};
    RandomGenerator scripted =
        new RandomGenerator() {
          private int next;

          @Override
          public long nextLong() {
            return words[next++];
          }
        };
    assertThat(FakeReplica.randomElement(scripted).toString())
        .isEqualTo("0500000000000000060000000000000007000000000000000800000000000000");
    long[] top = {1, 2, 3, Long.MIN_VALUE | 4};
    int[] at = {0};
    RandomGenerator topBit = () -> top[at[0]++];
    assertThat(FakeReplica.randomElement(topBit).get(24)).isEqualTo(4);
    assertThat(FakeReplica.randomElement(() -> 1L).get(31)).isZero();
  }
}
