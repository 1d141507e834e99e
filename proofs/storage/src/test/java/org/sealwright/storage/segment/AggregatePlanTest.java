// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.merkle.ZeroCommitments;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.Json;

/** Plans against the golden aggregates, and the traps of the format. */
class AggregatePlanTest {

  @Test
  void goldenAggregatesAreReproduced() {
    List<Json> aggregates = Json.resource("/vectors/pieces/podsi.json").get("aggregates").list();
    assertThat(aggregates).hasSize(4);
    for (Json golden : aggregates) {
      List<PieceInfo> pieces =
          golden.get("pieces").list().stream().map(AggregatePlanTest::piece).toList();
      PaddedPieceSize size = new PaddedPieceSize(golden.get("size").number());
      AggregatePlan plan = AggregatePlan.of(size, pieces);
      PieceCidV2 link = PieceCidV2.parse(golden.get("aggregateLink").text());

      assertThat(plan.commP()).hasToString(golden.get("aggregateRoot").text());
      assertThat(link).isEqualTo(new PieceCidV2(plan.commP(), size.height(), 0));
      assertThat(plan.indexArea().maxEntries()).isEqualTo(golden.get("limit").number());
      List<Json> proofs = golden.get("proofs").list();
      for (int i = 0; i < proofs.size(); i++) {
        SegmentProof proof = plan.proof(i);
        assertThat(proof.subtree()).isEqualTo(path(proofs.get(i).get("inclusion")));
        assertThat(proof.entry()).isEqualTo(path(proofs.get(i).get("index")));
        assertThat(proof.verify(pieces.get(i), plan.pieceInfo())).isTrue();
      }
    }
  }

  private static PieceInfo piece(Json piece) {
    return PieceInfo.of(
        Bytes32.fromHex(piece.get("root").text()), new PaddedPieceSize(piece.get("size").number()));
  }

  private static SegmentPath path(Json path) {
    return new SegmentPath(
        path.get("offset").number(),
        path.get("path").list().stream().map(node -> Bytes32.fromHex(node.text())).toList());
  }

  @Test
  void checksumIsThatOfTheSpecification() {
    byte[] commitment = new byte[32];
    for (int i = 0; i < 32; i++) {
      commitment[i] = (byte) (i + 1);
    }
    SegmentDesc desc = SegmentDesc.of(Bytes32.of(commitment), 128, 256);
    assertThat(HexFormat.of().formatHex(desc.toBytes()))
        .isEqualTo(
            "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"
                + "80000000000000000001000000000000d0db147ec7f1cb305c4d1ea0b59e7c01");
    assertThat(desc.problem()).isEmpty();
    assertThat(SegmentDesc.read(desc.toBytes())).isEqualTo(desc);
  }

  @Test
  void rootAndPlacesAreThoseOfTheSpecification() {
    Bytes32 one = Bytes32.fromHex("01" + "00".repeat(31));
    Bytes32 two = Bytes32.fromHex("02" + "00".repeat(31));
    AggregatePlan plan =
        AggregatePlan.of(
            new PaddedPieceSize(2048),
            List.of(
                PieceInfo.of(one, new PaddedPieceSize(128)),
                PieceInfo.of(two, new PaddedPieceSize(256))));
    assertThat(plan.segments()).extracting(SegmentDesc::offset).containsExactly(0L, 256L);
    assertThat(plan.indexArea().maxEntries()).isEqualTo(4);
    assertThat(plan.indexArea().start()).isEqualTo(1792);
    assertThat(plan.proof(0).entry().index()).isEqualTo(28);
    assertThat(plan.proof(1).entry().index()).isEqualTo(29);
    assertThat(plan.commP())
        .hasToString("bbec28f02eaf510d2e8b6a321d29a7c551d25e1a933a70551e160e66dd0eac16");
  }

  @Test
  void indexTakesItsShareOfTheAggregate() {
    assertThat(new IndexArea(new PaddedPieceSize(1L << 35)).maxEntries()).isEqualTo(262_144);
    assertThat(new IndexArea(new PaddedPieceSize(1L << 35)).bytes()).isEqualTo(16L << 20);
    assertThat(new IndexArea(new PaddedPieceSize(1L << 36)).maxEntries()).isEqualTo(524_288);
    assertThat(new IndexArea(new PaddedPieceSize(512 << 10)).bytes()).isEqualTo(256);
    assertThat(new IndexArea(new PaddedPieceSize(1 << 20)).bytes()).isEqualTo(512);
    assertThat(new IndexArea(PaddedPieceSize.MAX).start()).isPositive();
  }

  @Test
  void aggregateThatIsAllIndexIsRefused() {
    for (long bytes : new long[] {128, 256}) {
      assertThatThrownBy(() -> AggregatePlan.builder(new PaddedPieceSize(bytes)))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("all index");
    }
    PieceInfo small = PieceInfo.zero(PaddedPieceSize.MIN);
    assertThat(AggregatePlan.of(new PaddedPieceSize(512), List.of(small, small)).segments())
        .hasSize(2);
    assertThatThrownBy(
            () -> AggregatePlan.of(new PaddedPieceSize(512), List.of(small, small, small)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("has no place between 256 and the index at 256");
  }

  @Test
  void tooManyEntriesAreRefused() {
    AggregatePlan.Builder builder = AggregatePlan.builder(new PaddedPieceSize(64 << 10));
    PieceInfo small = PieceInfo.zero(PaddedPieceSize.MIN);
    for (int i = 0; i < 4; i++) {
      assertThat(builder.tryAdd(small)).isTrue();
    }
    assertThat(builder.tryAdd(small)).isFalse();
    assertThatThrownBy(() -> builder.add(small)).hasMessageContaining("holds 4 entries");
    assertThat(builder.count()).isEqualTo(4);
    assertThat(builder.usedBytes()).isEqualTo(512);
  }

  @Test
  void whatIsNoCommitmentIsRefused() {
    Bytes32 high = Bytes32.fromHex("00".repeat(31) + "40");
    AggregatePlan.Builder builder = AggregatePlan.builder(new PaddedPieceSize(2048));
    assertThatThrownBy(() -> builder.add(PieceInfo.of(high, PaddedPieceSize.MIN)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("COMMITMENT_NOT_254_BITS");
  }

  @Test
  void hugeSizesDoNotOverflow() {
    PieceInfo largest = PieceInfo.zero(PaddedPieceSize.MAX);
    assertThat(AggregatePlan.builder(PaddedPieceSize.MAX).tryAdd(largest)).isFalse();
    PieceInfo half = PieceInfo.zero(new PaddedPieceSize(1L << 61));
    AggregatePlan.Builder builder = AggregatePlan.builder(PaddedPieceSize.MAX);
    assertThat(builder.tryAdd(half)).isTrue();
    assertThat(builder.tryAdd(half)).isFalse();
    AggregatePlan plan = builder.build();
    assertThat(plan.proof(0).verify(half, plan.pieceInfo())).isTrue();
    assertThatThrownBy(() -> AggregatePlan.smallestFor(List.of(largest, largest)))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void emptyAggregateIsAllZeros() {
    AggregatePlan plan = AggregatePlan.of(new PaddedPieceSize(2048), List.of());
    assertThat(plan.commP()).isEqualTo(ZeroCommitments.ofHeight(6));
  }

  @Test
  void segmentsMayBeAlike() {
    PieceInfo twin = Aggregates.pieces(1, 1, 0).getFirst();
    AggregatePlan plan = Aggregates.smallest(List.of(twin, twin));
    assertThat(plan.proof(0)).isNotEqualTo(plan.proof(1));
    assertThat(plan.proof(0).verify(twin, plan.pieceInfo())).isTrue();
    assertThat(plan.proof(1).verify(twin, plan.pieceInfo())).isTrue();
  }
}
