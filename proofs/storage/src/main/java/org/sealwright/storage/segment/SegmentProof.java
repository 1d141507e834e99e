// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/**
 * That a segment is in an aggregate, and listed in its index (go-data-segment, {@code
 * InclusionProof}).
 *
 * @param subtree from the segment's commitment to the aggregate's
 * @param entry from the node over the index entry, at level 1, to the aggregate's commitment
 */
public record SegmentProof(SegmentPath subtree, SegmentPath entry) {

  /** Refuses null. */
  public SegmentProof {
    Objects.requireNonNull(subtree, "subtree");
    Objects.requireNonNull(entry, "entry");
  }

  /** Whether this proves that {@code segment} is in {@code aggregate}. */
  public boolean verify(PieceInfo segment, PieceInfo aggregate) {
    return judge(VerifierData.of(segment))
        .equals(new SegmentVerdict.Included(AuxData.of(aggregate)));
  }

  /**
   * Finds the aggregate that the segment is in (go-data-segment, {@code ComputeExpectedAuxData}).
   *
   * <p>Stricter than the reference where that lets through what no data has: a size of 0 or below
   * 128, a commitment of zeros or with its top bits set, an aggregate of 2^63 bytes or without room
   * beside its index, a segment that reaches into the index.
   */
  public SegmentVerdict judge(VerifierData segment) {
    Bytes32 commPc = segment.commPc().commitment();
    long size = segment.sizePc();
    Optional<SegmentProblem> problem =
        sizeProblem(size)
            .or(() -> commitmentProblem(commPc))
            .or(subtree::problem)
            .or(entry::problem);
    if (problem.isPresent()) {
      return refused(problem.get(), "segment " + segment.commPc() + " of " + size + " bytes");
    }
    long aggregate = shift(size, subtree.depth());
    long indexed = shift(IndexArea.ENTRY_BYTES, entry.depth());
    if (aggregate == 0 || indexed == 0) {
      return refused(SegmentProblem.AGGREGATE_TOO_LARGE, "2^63 bytes or more");
    }
    if (aggregate != indexed) {
      return refused(
          SegmentProblem.SIZES_DIFFER,
          aggregate + " bytes by the segment, " + indexed + " by the entry");
    }
    if (aggregate < IndexArea.MIN_AGGREGATE.bytes()) {
      return refused(SegmentProblem.AGGREGATE_TOO_SMALL, aggregate + " bytes");
    }
    IndexArea area = new IndexArea(new PaddedPieceSize(aggregate));
    if (entry.index() < area.firstNode()) {
      return refused(
          SegmentProblem.NOT_IN_THE_INDEX,
          "entry at node " + entry.index() + ", the index begins at " + area.firstNode());
    }
    long offset = subtree.index() * size;
    if (offset + size > area.start()) {
      return refused(
          SegmentProblem.OUT_OF_RANGE,
          "segment ends at " + (offset + size) + ", the index begins at " + area.start());
    }
    Bytes32 root = subtree.root(commPc);
    Bytes32 other = entry.root(SegmentDesc.of(commPc, offset, size).node());
    if (!root.equals(other)) {
      return refused(
          SegmentProblem.ROOTS_DIFFER, root + " by the segment, " + other + " by the entry");
    }
    return new SegmentVerdict.Included(new AuxData(new PieceCid(root), area.aggregate()));
  }

  /** Why no segment has such a size. */
  static Optional<SegmentProblem> sizeProblem(long size) {
    if (size == 0) {
      return Optional.of(SegmentProblem.SIZE_ZERO);
    }
    if (Long.bitCount(size) != 1) {
      return Optional.of(SegmentProblem.SIZE_NOT_A_POWER_OF_TWO);
    }
    if (size == Long.MIN_VALUE) {
      return Optional.of(SegmentProblem.AGGREGATE_TOO_LARGE);
    }
    return size < PaddedPieceSize.MIN.bytes()
        ? Optional.of(SegmentProblem.SIZE_TOO_SMALL)
        : Optional.empty();
  }

  /** Why no data has such a commitment. */
  static Optional<SegmentProblem> commitmentProblem(Bytes32 commitment) {
    if (commitment.isZero()) {
      return Optional.of(SegmentProblem.COMMITMENT_ZERO);
    }
    return commitment.get(Bytes32.LENGTH - 1) > 0x3f
        ? Optional.of(SegmentProblem.COMMITMENT_NOT_254_BITS)
        : Optional.empty();
  }

  /** {@code size << depth}, or 0 where a long has no room for it. */
  private static long shift(long size, int depth) {
    return Long.numberOfTrailingZeros(size) + depth < Long.SIZE - 1 ? size << depth : 0;
  }

  private static SegmentVerdict refused(SegmentProblem problem, String detail) {
    return new SegmentVerdict.Refused(problem, detail);
  }
}
