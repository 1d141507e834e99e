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
    resize(TREE, NODE * ROOT);
    expect(TREE_SHORT);
    delete(TREE);
    expect(TREE_MISSING);
    resize("sealed", SIZE.bytes() - 1);
    expect(REPLICA_SHORT);
    delete("sealed");
    expect(REPLICA_MISSING);
  }

  /** As for the reference, which never looks at these lengths. */
  @Test
  void whatFollowsTheEndOfAFileIsNoFaultOfItsOwn() throws IOException {
    List<SectorVanillaProof> proofs = read(replica).proofs();
    resize("sealed", SIZE.bytes() + 1);
    resize("p_aux", 65);
    resize(TREE, NODE * (ROOT + 2));
    assertThat(read(replica).proofs()).isEqualTo(proofs).hasSize(1);
    flip("sealed", NODE * 100_000);
    expect(REPLICA_LONG, 100_000, 0);
    for (long node : new long[] {195, ROOT}) {
      flip(TREE, NODE * node);
      expect(TREE_LONG);
      flip(TREE, NODE * node);
    }
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
