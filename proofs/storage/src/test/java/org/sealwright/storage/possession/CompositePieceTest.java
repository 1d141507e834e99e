// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.TestData;

/** Proofs of sub-pieces as proofs of the whole. */
class CompositePieceTest {
  @TempDir Path folder;

  private final List<PieceCidV2> cids = new ArrayList<>();
  private final List<PieceTree> trees = new ArrayList<>();

  @BeforeEach
  void hash() throws IOException {
    for (int bytes : new int[] {20_000, 16_000, 3_000, 127, 64}) {
      Path file = Files.write(folder.resolve("sub-" + bytes), TestData.stream(bytes, bytes));
      cids.add(PieceHasher.create().hash(file).pieceCidV2());
      trees.add(PieceTree.build(TestData.kernels(), file, cids.getLast(), Work.serial()));
    }
  }

  @Test
  void everyLeafOfTheWholeIsProved() throws IOException {
    CompositePiece composite = CompositePiece.of(cids);
    PieceCidV2 whole = composite.cid();
    assertThat(whole.height()).isEqualTo(11);
    assertThat(whole.payloadBytes()).isEqualTo(20_000 + 16_000 + 3_000 + 127 + 64);
    long end = composite.parts().getLast().firstLeaf() + 4;
    for (long leaf = 0; leaf < 1 << 11; leaf += leaf < end - 9 ? 7 : 1) {
      var source = composite.source(leaf);
      assertThat(source.isPresent()).isEqualTo(leaf < end);
      if (source.isEmpty()) {
        assertThat(composite.proveZero(leaf).verify(whole, leaf)).isTrue();
        continue;
      }
      PossessionProof inner = trees.get(source.get().part()).prove(source.get().leaf());
      assertThat(composite.flatten(leaf, inner).verify(whole, leaf)).isTrue();
      long other = leaf ^ 1;
      if (!inner.verify(cids.get(source.get().part()), source.get().leaf() ^ 1)) {
        assertThatThrownBy(() -> composite.flatten(other, inner))
            .isInstanceOf(MalformedInputException.class);
      }
      long inside = leaf;
      assertThatThrownBy(() -> composite.proveZero(inside))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> composite.source(1 << 11))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void declaredPaddingIsTakenAsItIs() {
    PieceCidV2 usual = CompositePiece.of(cids).cid();
    PieceCidV2 full = new PieceCidV2(usual.root(), usual.height(), 0);
    assertThat(CompositePiece.of(full, cids).cid()).isEqualTo(full);
  }

  @Test
  void whatMakesUpNothingIsRefused() {
    PieceCidV2 whole = CompositePiece.of(cids).cid();
    refused(() -> CompositePiece.of(whole, cids.reversed()), "have root");
    refused(() -> CompositePiece.of(cids.reversed()), "larger than the one before");
    refused(() -> CompositePiece.of(List.of()), "at least one");
    PieceCidV2 small = new PieceCidV2(whole.root(), 10, 0);
    refused(() -> CompositePiece.of(small, cids), "exceed a piece of height 10");
    refused(() -> CompositePiece.of(cids.getLast(), cids), "larger than a piece of height 2");
    PieceCidV2 huge = new PieceCidV2(Bytes32.ZERO, 50, 0);
    refused(() -> CompositePiece.of(List.of(huge, huge)), "exceed a piece of height 50");
    PieceCidV2 larger = new PieceCidV2(Bytes32.ZERO, 57, 0);
    refused(() -> CompositePiece.of(List.of(larger)), "exceed a piece of height 50");
    List<PieceCidV2> sparse = List.of(cids.getLast(), cids.getLast(), cids.getLast());
    refused(() -> CompositePiece.of(sparse), "need a tree of height 4, their CID would say 3");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining(message);
  }
}
