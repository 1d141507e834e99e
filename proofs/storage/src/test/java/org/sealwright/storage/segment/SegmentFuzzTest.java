// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.Fuzzing;

/**
 * Everything of this package that reads bytes, on damaged ones. What is read nevertheless is
 * written again as it came, and is judged without trouble.
 */
class SegmentFuzzTest {
  private static final int PER_BYTE = 200;

  private final List<PieceInfo> pieces = Aggregates.pieces(3, 9, 3);
  private final AggregatePlan plan = Aggregates.smallest(pieces);

  private static <T> void fuzz(
      String name, List<byte[]> samples, Function<byte[], T> read, Function<T, byte[]> write) {
    Fuzzing.run(
        name, samples, PER_BYTE, in -> assertThat(write.apply(read.apply(in))).isEqualTo(in));
  }

  @Test
  void inclusionProof() {
    List<byte[]> samples =
        List.of(SegmentCbor.encode(plan.proof(0)), SegmentCbor.encode(plan.proof(5)));
    PieceInfo piece = pieces.getFirst();
    fuzz(
        "InclusionProof",
        samples,
        in -> {
          SegmentProof proof = SegmentCbor.decodeProof(in);
          SegmentVerdict verdict = proof.judge(VerifierData.of(piece));
          assertThat(
                  verdict instanceof SegmentVerdict.Included(AuxData aux)
                      && aux.equals(AuxData.of(plan.pieceInfo())))
              .isEqualTo(proof.equals(plan.proof(0)));
          return proof;
        },
        SegmentCbor::encode);
  }

  @Test
  void claimsOfAnySize() {
    SegmentProof proof = plan.proof(0);
    fuzz(
        "InclusionVerifierData",
        List.of(SegmentCbor.encode(VerifierData.of(pieces.getFirst()))),
        in -> {
          VerifierData data = SegmentCbor.decodeVerifierData(in);
          assertThat(proof.judge(data) instanceof SegmentVerdict.Included)
              .isEqualTo(data.equals(VerifierData.of(pieces.getFirst())));
          return data;
        },
        SegmentCbor::encode);
  }

  @Test
  void auxData() {
    fuzz(
        "InclusionAuxData",
        List.of(SegmentCbor.encode(AuxData.of(plan.pieceInfo()))),
        SegmentCbor::decodeAuxData,
        SegmentCbor::encode);
  }

  @Test
  void aggregationProof() {
    fuzz(
        "DataAggregationProof",
        List.of(SegmentCbor.encode(new DataAggregationProof(plan.proof(2), 77))),
        SegmentCbor::decodeAggregationProof,
        SegmentCbor::encode);
  }

  @Test
  void indexInCbor() {
    fuzz(
        "IndexData",
        List.of(SegmentCbor.encodeIndex(plan.segments()), SegmentCbor.encodeIndex(List.of())),
        SegmentCbor::decodeIndex,
        SegmentCbor::encodeIndex);
  }

  /** Whatever an index says, the plan of what it lists can be made, and proves what it lists. */
  @Test
  void indexOfAnAggregate() {
    List<SegmentDesc> entries = new ArrayList<>(plan.segments());
    entries.add(SegmentDesc.of(Aggregates.commitment(new SplittableRandom(1)), 1 << 20, 1 << 19));
    byte[] sample = IndexBytes.raw(entries);
    IndexArea area = new IndexArea(new PaddedPieceSize(16 << 20));
    Fuzzing.run(
        "index",
        List.of(sample),
        2000,
        in -> {
          AggregateIndex index = IndexBytes.read(area, in);
          AggregatePlan read = AggregatePlan.of(index);
          assertThat(read.segments()).isEqualTo(index.segments());
          for (int i = 0; i < read.segments().size(); i++) {
            PieceInfo segment = read.segments().get(i).pieceInfo();
            assertThat(read.proof(i).verify(segment, read.pieceInfo())).isTrue();
          }
        });
  }

  /** The commitment is one to every bit of the index, and no changed entry passes as valid. */
  @Test
  void anyAlteredBitOfAnIndexIsFound() throws IOException {
    byte[] good = IndexBytes.raw(plan.segments());
    AggregateIndex index = IndexBytes.read(good);
    Bytes32 root = AggregatePlan.of(index).commP();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      AggregateIndex read = IndexBytes.read(bad);
      assertThat(read.entries()).as("bit %d", bit).isNotEqualTo(index.entries());
      assertThat(index.segments()).containsAll(read.segments());
      assertThat(AggregatePlan.of(read).commP()).isNotEqualTo(root);
    }
  }
}
