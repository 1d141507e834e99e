// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.Mutants;

/** What a proof says, and that nothing else says it. */
class SegmentProofTest {

  @Property(tries = 12)
  void allProofsOfAnAggregateHold(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 1000) int count,
      @ForAll @IntRange(min = 0, max = 20) int spread) {
    List<PieceInfo> pieces = Aggregates.pieces(seed, count, spread);
    AggregatePlan plan = Aggregates.smallest(pieces);
    for (int i = 0; i < count; i++) {
      assertThat(plan.proof(i).verify(pieces.get(i), plan.pieceInfo())).isTrue();
      PieceInfo other = pieces.get((i + 1) % count);
      assertThat(plan.proof(i).verify(other, plan.pieceInfo()))
          .isEqualTo(other.equals(pieces.get(i)));
    }
  }

  @Test
  void thousandSegmentsHold() {
    List<PieceInfo> pieces = Aggregates.pieces(1000, 1000, 12);
    AggregatePlan plan = Aggregates.smallest(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(plan.proof(i).verify(pieces.get(i), plan.pieceInfo())).isTrue();
    }
  }

  @Property(tries = 10)
  void anyAlteredByteFails(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1000) int count) {
    List<PieceInfo> pieces = Aggregates.pieces(seed, count, 6);
    AggregatePlan plan = Aggregates.smallest(pieces);
    int chosen = (int) Long.remainderUnsigned(seed, count);
    PieceInfo piece = pieces.get(chosen);
    SegmentProof proof = plan.proof(chosen);
    new Mutants(seed, true)
        .of(proof)
        .forEach(
            mutant ->
                assertThat(mutant.value().verify(piece, plan.pieceInfo()))
                    .as(mutant.path())
                    .isFalse());
  }

  @Test
  void anyAlteredByteOfTheEncodingFails() {
    List<PieceInfo> pieces = Aggregates.pieces(5, 40, 5);
    AggregatePlan plan = Aggregates.smallest(pieces);
    byte[] good = SegmentCbor.encode(plan.proof(17));
    for (int i = 0; i < good.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 << bit);
        assertThat(holds(bad, pieces.get(17), plan.pieceInfo())).isFalse();
      }
    }
    assertThat(holds(good, pieces.get(17), plan.pieceInfo())).isTrue();
  }

  private static boolean holds(byte[] encoded, PieceInfo piece, PieceInfo aggregate) {
    try {
      return SegmentCbor.decodeProof(encoded).verify(piece, aggregate);
    } catch (MalformedInputException e) {
      return false;
    }
  }

  @Test
  void problemsAreTyped() {
    List<PieceInfo> pieces = Aggregates.pieces(9, 30, 4);
    AggregatePlan plan = Aggregates.smallest(pieces);
    PieceInfo piece = pieces.get(3);
    SegmentProof good = plan.proof(3);
    SegmentPath sub = good.subtree();
    SegmentPath entry = good.entry();
    long size = piece.paddedBytes();
    PieceCid cid = piece.cid();

    assertProblem(good, cid, 0, SegmentProblem.SIZE_ZERO);
    assertProblem(good, cid, 64, SegmentProblem.SIZE_TOO_SMALL);
    assertProblem(good, cid, 3 * size, SegmentProblem.SIZE_NOT_A_POWER_OF_TWO);
    assertProblem(good, cid, 2 * size, SegmentProblem.SIZES_DIFFER);
    assertProblem(good, cid, 1L << 62, SegmentProblem.AGGREGATE_TOO_LARGE);
    assertProblem(good, cid, Long.MIN_VALUE, SegmentProblem.AGGREGATE_TOO_LARGE);
    assertProblem(good, new PieceCid(Bytes32.ZERO), size, SegmentProblem.COMMITMENT_ZERO);
    assertProblem(
        good,
        new PieceCid(Bytes32.fromHex("ff".repeat(32))),
        size,
        SegmentProblem.COMMITMENT_NOT_254_BITS);
    assertProblem(good, pieces.get(4).cid(), size, SegmentProblem.ROOTS_DIFFER);
    assertProblem(
        new SegmentProof(new SegmentPath(1L << sub.depth(), sub.path()), entry),
        cid,
        size,
        SegmentProblem.POSITION_BEYOND_TREE);
    assertProblem(
        new SegmentProof(new SegmentPath(0, Collections.nCopies(64, Bytes32.ZERO)), entry),
        cid,
        size,
        SegmentProblem.PATH_TOO_LONG);
    assertProblem(
        new SegmentProof(sub, new SegmentPath(0, entry.path())),
        cid,
        size,
        SegmentProblem.NOT_IN_THE_INDEX);
    assertProblem(
        new SegmentProof(new SegmentPath((1L << sub.depth()) - 1, sub.path()), entry),
        cid,
        size,
        SegmentProblem.OUT_OF_RANGE);
    assertProblem(
        new SegmentProof(new SegmentPath(0, List.of()), new SegmentPath(1, List.of(Bytes32.ZERO))),
        cid,
        128,
        SegmentProblem.AGGREGATE_TOO_SMALL);
    assertThatThrownBy(() -> new SegmentPath(0, Collections.nCopies(129, Bytes32.ZERO)))
        .isInstanceOf(MalformedInputException.class);
  }

  private static void assertProblem(
      SegmentProof proof, PieceCid cid, long size, SegmentProblem wanted) {
    assertThat(proof.judge(new VerifierData(cid, size)))
        .isInstanceOfSatisfying(
            SegmentVerdict.Refused.class, v -> assertThat(v.problem()).isEqualTo(wanted));
  }

  @Test
  void entryOfAnotherSegmentProvesNothing() {
    List<PieceInfo> pieces = Aggregates.pieces(2, 10, 0);
    AggregatePlan plan = Aggregates.smallest(pieces);
    SegmentProof mixed = new SegmentProof(plan.proof(1).subtree(), plan.proof(2).entry());
    assertThat(mixed.verify(pieces.get(1), plan.pieceInfo())).isFalse();
    assertThat(plan.pieceInfo().paddedSize()).isGreaterThan(new PaddedPieceSize(1024));
  }
}
