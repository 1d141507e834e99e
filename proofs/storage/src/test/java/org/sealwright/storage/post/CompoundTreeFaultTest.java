// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.TestData;

/** Damage to one of the sixteen files that a tree of shape 8-8-2 is in. */
class CompoundTreeFaultTest {
  private static final SectorSize SIZE = SectorSize.KIB_32;

  /** In trees 9 and 2. */
  private static final List<Long> CHALLENGES = List.of(64L * 9 + 5, 64L * 2);

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
    random = new RandomReplica(SIZE, 3);
  }

  @BeforeEach
  void write() throws IOException {
    replica = random.write(9, folder, 2);
    expectNone();
  }

  @Test
  void filesOfOtherLengths() throws IOException {
    Files.write(tree(9), new byte[64]);
    expect(FaultReason.TREE_LONG, -1, "r-last-9.dat");
    write();
    Files.write(tree(0), new byte[32 * 9]);
    expect(FaultReason.TREE_LONG, -1, "r-last-0.dat");
    write();
    Files.write(tree(15), new byte[31]);
    expect(FaultReason.TREE_SHORT, -1, "r-last-15.dat");
    Files.delete(tree(15));
    expect(FaultReason.TREE_MISSING, -1, "r-last-15.dat");
  }

  /** As the reference, which reads from the beginning of a file and never looks at its length. */
  @Test
  void whatFollowsTheEndOfSomeFilesIsNoFault() throws IOException {
    Files.write(tree(9), new byte[2], APPEND);
    Files.write(tree(0), new byte[256], APPEND);
    expectNone();
    flip(tree(2), 3);
    expect(FaultReason.TREE_LONG, -1, "r-last-0.dat");
  }

  @Test
  void rowsThatOtherFilesDoNotHave() throws IOException {
    Path other = folder.resolve("other");
    random.write(9, other, 1);
    Files.copy(other.resolve(tree(4).getFileName()), tree(4), REPLACE_EXISTING);
    expect(FaultReason.TREE_LONG, -1, "r-last-4.dat");
  }

  @Test
  void damagedRoots() throws IOException {
    flip(tree(2), 3);
    expect(FaultReason.TREE_CORRUPT, 2, "r-last-2.dat");
    write();
    flip(tree(3), 3);
    expect(FaultReason.ROOT_MISMATCH, 4, "and its sisters");
    random.write(9, folder, 1);
    flip(tree(3), 32 * 8);
    expect(FaultReason.TREE_CORRUPT, 2, "r-last-3.dat");
  }

  @Test
  void damagedReplica() throws IOException {
    flip(replica.replica(), 32 * 64 * 9);
    expect(FaultReason.REPLICA_CORRUPT, 0, "sealed");
  }

  private void expectNone() {
    assertThat(read().faults()).isEmpty();
  }

  private void expect(FaultReason reason, int level, String detail) {
    List<SectorFault> faults = read().faults();
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().reason()).isEqualTo(reason);
    assertThat(faults.getFirst().treeLevel().orElse(-1)).isEqualTo(level);
    assertThat(faults.getFirst().sector()).isEqualTo(9);
    assertThat(faults.getFirst().detail()).contains(detail);
  }

  private VanillaReading read() {
    return reader.read(SIZE, List.of(replica), sector -> CHALLENGES);
  }

  private Path tree(int number) {
    return folder.resolve("sc-02-data-tree-r-last-" + number + ".dat");
  }

  private static void flip(Path path, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    bytes[at] ^= 1;
    Files.write(path, bytes);
  }
}
