// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.storage.post.FaultReason.AUX_MALFORMED;
import static org.sealwright.storage.post.FaultReason.AUX_MISSING;
import static org.sealwright.storage.post.FaultReason.COMM_R_MISMATCH;
import static org.sealwright.storage.post.FaultReason.DUPLICATE_SECTOR;
import static org.sealwright.storage.post.FaultReason.NODE_NOT_CANONICAL;
import static org.sealwright.storage.post.FaultReason.READ_ERROR;
import static org.sealwright.storage.post.FaultReason.REPLICA_CORRUPT;
import static org.sealwright.storage.post.FaultReason.REPLICA_LONG;
import static org.sealwright.storage.post.FaultReason.REPLICA_MISSING;
import static org.sealwright.storage.post.FaultReason.REPLICA_SHORT;
import static org.sealwright.storage.post.FaultReason.ROOT_MISMATCH;
import static org.sealwright.storage.post.FaultReason.TREE_CORRUPT;
import static org.sealwright.storage.post.FaultReason.TREE_LONG;
import static org.sealwright.storage.post.FaultReason.TREE_MISSING;
import static org.sealwright.storage.post.FaultReason.TREE_SHORT;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.TestData;

/** Every kind of damage is named: sector, reason, challenge, level of the tree. */
class SectorFaultTest {
  /** Rows 3 to 6 of this size are stored: 512, 64, 8 nodes and the root. */
  private static final SectorSize SIZE = SectorSize.MIB_8;

  private static final long NODE = 32;
  private static final int ROOT = 584;
  private static final String TREE = "sc-02-data-tree-r-last.dat";

  /** The second lies in block 195, under node 195 of row 3 and node 24 of row 4. */
  private static final List<Long> CHALLENGES = List.of(5L, 100_000L, 200_000L);

  private static RandomReplica random;

  @TempDir Path folder;
  private PoStReplica replica;

  private final VanillaReader reader =
      VanillaReader.builder()
          .kernels(TestData.kernels())
          .readers(Runnable::run)
          .policy(ReadPolicy.standard().withAttempts(1, Duration.ZERO))
          .build();

  @BeforeAll
  static void plant() {
    random = new RandomReplica(SIZE, 1);
  }

  @BeforeEach
  void write() throws IOException {
    replica = random.write(77, folder.resolve("sector"), 3);
  }

  @ParameterizedTest(name = "node {0} of the replica")
  @CsvSource({"99840, 100000", "100351, 100000", "0, 5", "511, 5", "200000, 200000"})
  void damagedReplica(long node, long challenge) throws IOException {
    flip("sealed", NODE * node);
    expect(REPLICA_CORRUPT, challenge, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {512, 99839, 100352, 262143})
  void damageThatNoChallengeTouchesIsNotSeen(long node) throws IOException {
    flip("sealed", NODE * node);
    assertThat(read(replica).faults()).isEmpty();
  }

  @ParameterizedTest(name = "node {0} of the file")
  @CsvSource({
    "195, 100000, 3", // the node over the block
    "199, 100000, 3", // a sibling of it
    "536, 100000, 4",
    "579, 5, 5",
    "584, 5, 6"
  })
  void damagedTree(long node, long challenge, int level) throws IOException {
    flip(TREE, NODE * node);
    expect(TREE_CORRUPT, challenge, level);
  }

  @ParameterizedTest(name = "node {1} of {0}")
  @CsvSource({
    "sealed, 100001, 100000, 0",
    "sc-02-data-tree-r-last.dat, 198, 100000, 3",
    "sc-02-data-tree-r-last.dat, 536, 100000, 4",
    "sc-02-data-tree-r-last.dat, 584, 5, 6"
  })
  void nodeThatIsNoFieldElement(String file, long node, long challenge, int level)
      throws IOException {
    write(file, NODE * node + 31, 0xff);
    expect(NODE_NOT_CANONICAL, challenge, level);
  }

  @Test
  void treeOfAnotherReplica() throws IOException {
    new RandomReplica(SIZE, 2).write(1, folder.resolve("other"), 3);
    Files.delete(folder.resolve("sector").resolve(TREE));
    Files.move(folder.resolve("other").resolve(TREE), folder.resolve("sector").resolve(TREE));
    SectorFault fault = fault();
    assertThat(fault.reason()).isEqualTo(ROOT_MISMATCH);
    assertThat(fault.challenge()).isEmpty();
    assertThat(fault.treeLevel()).hasValue(6);
  }

  @Test
  void persistentAux() throws IOException {
    flip("p_aux", 0);
    expect(COMM_R_MISMATCH);
    flip("p_aux", 0);
    flip("p_aux", 40);
    expect(COMM_R_MISMATCH);
    write("p_aux", 31, 0xff);
    expect(AUX_MALFORMED);
    resize("p_aux", 63);
    expect(AUX_MALFORMED);
    delete("p_aux");
    expect(AUX_MISSING);
  }

  @Test
  void lengths() throws IOException {
    resize(TREE, NODE * (ROOT + 2));
    expect(TREE_LONG);
    resize(TREE, NODE * ROOT);
    expect(TREE_SHORT);
    delete(TREE);
    expect(TREE_MISSING);
    resize("sealed", SIZE.bytes() + 1);
    expect(REPLICA_LONG);
    resize("sealed", SIZE.bytes() - 1);
    expect(REPLICA_SHORT);
    delete("sealed");
    expect(REPLICA_MISSING);
  }

  @Test
  void otherThanRegularFiles() throws IOException, InterruptedException {
    delete("sealed");
    Files.createDirectory(replica.replica());
    expect(READ_ERROR);
    Files.delete(replica.replica());
    Process mkfifo = new ProcessBuilder("mkfifo", replica.replica().toString()).start();
    org.junit.jupiter.api.Assumptions.assumeTrue(mkfifo.waitFor() == 0, "no mkfifo");
    expect(READ_ERROR);
    replica =
        new PoStReplica(
            77, replica.commR(), replica.cache().resolve("p_aux").resolve("x"), replica.cache());
    expect(REPLICA_MISSING);
  }

  @Test
  void contradictingReplicasOfOneNumber() throws IOException {
    PoStReplica other = random.write(77, folder.resolve("copy"), 3);
    PoStReplica well = random.write(78, folder.resolve("well"), 3);
    VanillaReading reading = reader.read(SIZE, List.of(replica, well, other), s -> CHALLENGES);
    assertThat(reading.faults()).extracting(SectorFault::reason).containsExactly(DUPLICATE_SECTOR);
    assertThat(reading.proofs()).extracting(SectorVanillaProof::sector).containsExactly(78L);
  }

  @Test
  void compoundTrees() throws IOException {
    RandomReplica compound = new RandomReplica(SectorSize.KIB_32, 3);
    Path own = folder.resolve("compound");
    List<Long> challenges = List.of(64L * 9 + 5, 64L * 2);
    compound.write(1, own, 2);
    expectCompound(own, challenges, null, -1);
    Files.write(own.resolve("sc-02-data-tree-r-last-9.dat"), new byte[64]);
    expectCompound(own, challenges, TREE_LONG, -1);
    compound.write(1, own, 2);
    Files.write(own.resolve("sc-02-data-tree-r-last-0.dat"), new byte[32 * 9]);
    expectCompound(own, challenges, TREE_LONG, -1);
    Files.delete(own.resolve("sc-02-data-tree-r-last-15.dat"));
    compound.write(1, own, 2);
    Files.delete(own.resolve("sc-02-data-tree-r-last-15.dat"));
    expectCompound(own, challenges, TREE_MISSING, -1);
    PoStReplica whole = compound.write(1, own, 2);
    flip(own.resolve("sc-02-data-tree-r-last-2.dat"), 3);
    expectCompound(own, challenges, TREE_CORRUPT, 2);
    compound.write(1, own, 2);
    flip(own.resolve("sc-02-data-tree-r-last-3.dat"), 3);
    expectCompound(own, challenges, ROOT_MISMATCH, 4);
    compound.write(1, own, 1);
    flip(own.resolve("sc-02-data-tree-r-last-3.dat"), 8 * NODE);
    expectCompound(own, challenges, TREE_CORRUPT, 2);
    compound.write(1, own, 2);
    flip(whole.replica(), NODE * 64 * 9);
    expectCompound(own, challenges, REPLICA_CORRUPT, 0);
  }

  private void expectCompound(Path own, List<Long> challenges, FaultReason reason, int level)
      throws IOException {
    PoStReplica compound =
        new RandomReplica(SectorSize.KIB_32, 3).write(1, folder.resolve("fresh"), 2);
    PoStReplica damaged = new PoStReplica(9, compound.commR(), own.resolve("sealed"), own);
    List<SectorFault> faults =
        reader.read(SectorSize.KIB_32, List.of(damaged), s -> challenges).faults();
    if (reason == null) {
      assertThat(faults).isEmpty();
      return;
    }
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().reason()).isEqualTo(reason);
    assertThat(faults.getFirst().treeLevel().orElse(-1)).isEqualTo(level);
    assertThat(faults.getFirst().sector()).isEqualTo(9);
  }

  private VanillaReading read(PoStReplica given) {
    return reader.read(SIZE, List.of(given), sector -> CHALLENGES);
  }

  private SectorFault fault() {
    VanillaReading reading = read(replica);
    assertThat(reading.proofs()).isEmpty();
    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.faults().getFirst().sector()).isEqualTo(77);
    return reading.faults().getFirst();
  }

  private void expect(FaultReason reason) {
    SectorFault fault = fault();
    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.challenge()).isEmpty();
    assertThat(fault.treeLevel()).isEmpty();
    assertThat(fault.toString()).startsWith("sector 77: " + reason);
  }

  private void expect(FaultReason reason, long challenge, int level) {
    SectorFault fault = fault();
    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.challenge()).hasValue(challenge);
    assertThat(fault.treeLevel()).hasValue(level);
  }

  private void flip(String file, long at) throws IOException {
    flip(folder.resolve("sector").resolve(file), at);
  }

  private static void flip(Path path, long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ 1);
    }
  }

  private void write(String name, long at, int value) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("sector").resolve(name).toFile(), "rw")) {
      file.seek(at);
      file.write(value);
    }
  }

  private void resize(String name, long length) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("sector").resolve(name).toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private void delete(String name) throws IOException {
    Files.delete(folder.resolve("sector").resolve(name));
  }
}
