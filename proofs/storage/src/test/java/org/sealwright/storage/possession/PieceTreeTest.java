// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.Mutants;
import org.sealwright.storage.testing.TestData;

/** Answers out of files, against the piece's commitment. */
class PieceTreeTest {
  @TempDir Path folder;

  private Path file(int bytes) throws IOException {
    return Files.write(folder.resolve("piece"), TestData.stream(bytes, bytes));
  }

  private static PieceCidV2 cid(Path file) throws IOException {
    return PieceHasher.create().hash(file).pieceCidV2();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 127, 128, 508, 1000, 127 << 10, (127 << 10) + 1, 900_000})
  void everyLeafIsProved(int bytes) throws IOException {
    Path file = file(bytes);
    PieceCidV2 cid = cid(file);
    PieceTree tree = PieceTree.build(TestData.kernels(), file, cid, Work.serial());
    long leaves = ProvablePiece.of(cid).leafCount();
    assertThat(leaves).isEqualTo(Math.ceilDiv(bytes * 128L / 127 + (bytes % 127 == 0 ? 0 : 1), 32));
    for (long leaf = 0; leaf < leaves; leaf += Math.max(1, leaves / 50)) {
      assertThat(tree.prove(leaf).verify(cid, leaf)).isTrue();
    }
    PossessionProof last = tree.prove(leaves - 1);
    assertThat(last.verify(cid, leaves - 1)).isTrue();
    assertThat(last.path()).hasSize(cid.height());
    assertThat(last.verify(cid, leaves - 2)).isFalse();
    long end = 1L << cid.height();
    for (long leaf = leaves; leaf < end; leaf += Math.max(1, (end - leaves) / 20)) {
      PossessionProof padding = tree.prove(leaf);
      assertThat(padding.leaf()).isEqualTo(Bytes32.ZERO);
      assertThat(padding.verify(cid, leaf)).isTrue();
    }
    assertThatThrownBy(() -> tree.prove(end)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void treeLargerThanNeededIsZerosAtTheEnd() throws IOException {
    Path file = file(300_000);
    PieceCidV2 small = cid(file);
    Bytes32 root = small.root();
    for (int height = small.height(); height < 40; height++) {
      root =
          org.sealwright.hashing.merkle.ShaTreeHasher.parent(
              root, org.sealwright.hashing.merkle.ZeroCommitments.ofHeight(height));
    }
    PieceCidV2 large = new PieceCidV2(root, 40, (127L << 38) - 300_000);
    PieceTree tree = PieceTree.build(TestData.kernels(), file, large, Work.serial());
    assertThat(ProvablePiece.of(large).leafCount()).isEqualTo(ProvablePiece.of(small).leafCount());
    assertThat(tree.prove(9000).verify(large, 9000)).isTrue();
  }

  @Test
  void threadsMakeNoDifference() throws IOException {
    Path file = file(2_000_000);
    PieceCidV2 cid = cid(file);
    try (var pool = Executors.newFixedThreadPool(2)) {
      Work work = new Work(pool, 3, new Cancellation(), ProgressListener.NONE);
      PieceTree tree = PieceTree.build(TestData.kernels(), file, cid, work);
      assertThat(tree.prove(60_000).verify(cid, 60_000)).isTrue();
    }
  }

  @Test
  void cacheServesAndDamageIsFound() throws IOException {
    Path file = file(1_000_000);
    PieceCidV2 cid = cid(file);
    Path cache = folder.resolve("cache");
    PieceTree tree = PieceTree.build(TestData.kernels(), file, cid, Work.serial());
    tree.save(cache);
    assertThat(Files.size(cache)).isEqualTo(8 * 32);
    assertThat(PieceTree.open(TestData.kernels(), file, cid, cache).prove(20_000))
        .isEqualTo(tree.prove(20_000));

    byte[] good = Files.readAllBytes(cache);
    for (int i = 0; i < good.length; i += 7) {
      byte[] bad = good.clone();
      bad[i] ^= 4;
      Files.write(cache, bad);
      assertThatThrownBy(() -> PieceTree.open(TestData.kernels(), file, cid, cache))
          .isInstanceOf(MalformedInputException.class);
    }
    Files.write(cache, java.util.Arrays.copyOf(good, 100));
    assertThatThrownBy(() -> PieceTree.open(TestData.kernels(), file, cid, cache))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("100 bytes, wanted 256");
    assertThatThrownBy(() -> PieceTree.open(TestData.kernels(), file, cid, folder.resolve("none")))
        .isInstanceOf(SectorFileException.class);
  }

  @Test
  void changedDataIsFoundBeforeAProofIsGiven() throws IOException {
    Path file = file(500_000);
    PieceCidV2 cid = cid(file);
    PieceTree tree = PieceTree.build(TestData.kernels(), file, cid, Work.serial());
    byte[] data = Files.readAllBytes(file);
    data[400_000] ^= 1;
    Files.write(file, data);
    assertThat(tree.prove(0).verify(cid, 0)).isTrue();
    assertThatThrownBy(() -> tree.prove(400_000 * 128 / 127 / 32))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("are not those of");
    assertThatThrownBy(() -> PieceTree.build(TestData.kernels(), file, cid, Work.serial()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("is not of piece");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> tree.prove(0))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("it has 3 bytes, the piece 500000");
    Files.delete(file);
    assertThatThrownBy(() -> tree.prove(0)).isInstanceOf(SectorFileException.class);
  }

  @Test
  void cancellationStops() throws IOException {
    Path file = file(500_000);
    PieceCidV2 cid = cid(file);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Work work = new Work(Runnable::run, 1, cancelled, ProgressListener.NONE);
    assertThatThrownBy(() -> PieceTree.build(TestData.kernels(), file, cid, work))
        .isInstanceOf(OperationCancelledException.class);
  }

  @Test
  void anyAlteredByteOfAProofFails() throws IOException {
    Path file = file(70_000);
    PieceCidV2 cid = cid(file);
    PieceTree tree = PieceTree.build(TestData.kernels(), file, cid, Work.serial());
    PossessionProof proof = tree.prove(1234);
    new Mutants(1, true)
        .of(proof)
        .forEach(m -> assertThat(m.value().verify(cid, 1234)).as(m.path()).isFalse());
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(proof.verify(cid, 1234 ^ 1L << bit)).isFalse();
    }
  }
}
