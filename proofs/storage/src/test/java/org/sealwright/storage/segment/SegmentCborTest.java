// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/** Encodings: there and back, one form only, nothing but the typed exception. */
class SegmentCborTest {
  private final List<PieceInfo> pieces = Aggregates.pieces(3, 9, 3);
  private final AggregatePlan plan = Aggregates.smallest(pieces);

  @Test
  void thereAndBack() {
    SegmentProof proof = plan.proof(4);
    check(SegmentCbor.encode(proof), proof, SegmentCbor::decodeProof, SegmentCbor::encode);
    VerifierData segment = VerifierData.of(pieces.get(4));
    check(
        SegmentCbor.encode(segment), segment, SegmentCbor::decodeVerifierData, SegmentCbor::encode);
    AuxData aggregate = AuxData.of(plan.pieceInfo());
    check(
        SegmentCbor.encode(aggregate), aggregate, SegmentCbor::decodeAuxData, SegmentCbor::encode);
    DataAggregationProof deal = new DataAggregationProof(proof, -1);
    check(SegmentCbor.encode(deal), deal, SegmentCbor::decodeAggregationProof, SegmentCbor::encode);
    check(
        SegmentCbor.encodeIndex(plan.segments()),
        plan.segments(),
        SegmentCbor::decodeIndex,
        SegmentCbor::encodeIndex);
  }

  /** Every prefix is refused; what reads in spite of a changed bit is written as it was read. */
  private static <T> void check(
      byte[] bytes, T value, Function<byte[], T> decode, Function<T, byte[]> encode) {
    assertThat(decode.apply(bytes)).isEqualTo(value);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode.apply(cut)).isInstanceOf(MalformedInputException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> decode.apply(longer)).isInstanceOf(MalformedInputException.class);
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] changed = bytes.clone();
      changed[i / 8] ^= (byte) (1 << (i % 8));
      try {
        T read = decode.apply(changed);
        assertThat(read).isNotEqualTo(value);
        assertThat(encode.apply(read)).isEqualTo(changed);
      } catch (MalformedInputException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void layoutIsThatOfTheSpecification() {
    SegmentProof proof =
        new SegmentProof(
            new SegmentPath(1, List.of(Bytes32.fromHex("aa".repeat(32)))),
            new SegmentPath(300, List.of()));
    assertThat(HexFormat.of().formatHex(SegmentCbor.encode(proof)))
        .isEqualTo("82" + "8201815820" + "aa".repeat(32) + "8219012c80");
    AuxData aux = new AuxData(pieces.getFirst().cid(), new PaddedPieceSize(1L << 35));
    assertThat(HexFormat.of().formatHex(SegmentCbor.encode(aux)))
        .startsWith("82d82a5828000181e203922020")
        .endsWith("1b0000000800000000");
  }

  @Test
  void secondFormsAreRefused() {
    for (String form :
        List.of(
            "821800", // 0 in two bytes
            "82190017", // 23 in three bytes
            "821a0000ffff",
            "821b00000000ffffffff",
            "9f", // indefinite
            "821f",
            "8200",
            "8282008020")) {
      byte[] bytes = HexFormat.of().parseHex("82" + form);
      assertThatThrownBy(() -> SegmentCbor.decodeProof(bytes))
          .isInstanceOf(MalformedInputException.class);
    }
    // A head that promises more than there is costs nothing.
    byte[] greedy = HexFormat.of().parseHex("819a00200000");
    assertThatThrownBy(() -> SegmentCbor.decodeIndex(greedy))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("at most 0");
  }
}
