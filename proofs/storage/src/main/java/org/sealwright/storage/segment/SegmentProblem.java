// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

/** Why an entry of an index is of no use, or a {@link SegmentProof} does not hold. */
public enum SegmentProblem {
  /** The checksum of an entry is not that of its other fields. */
  CHECKSUM,
  /** An offset is no multiple of 128. */
  OFFSET_ALIGNMENT,
  /** A size is no multiple of 128. */
  SIZE_ALIGNMENT,
  /** A size is 0, which the reference takes for a power of two. */
  SIZE_ZERO,
  /** A size is not a power of two. */
  SIZE_NOT_A_POWER_OF_TWO,
  /** A size is below 128, which no piece has. */
  SIZE_TOO_SMALL,
  /** A segment is not at a multiple of its size, so it has no node in the tree. */
  OFFSET_NOT_A_MULTIPLE_OF_SIZE,
  /** A segment reaches into the index or beyond the aggregate. */
  OUT_OF_RANGE,
  /** A segment overlaps one that comes before it in the index. */
  OVERLAP,
  /** A commitment is all zero, which no data has; a sparse tree takes it for an absent node. */
  COMMITMENT_ZERO,
  /** A commitment has one of its two top bits set, which no truncated hash has. */
  COMMITMENT_NOT_254_BITS,
  /** A path has more than 63 nodes. */
  PATH_TOO_LONG,
  /** A position lies beyond the row that the length of its path speaks of. */
  POSITION_BEYOND_TREE,
  /** The aggregate would have 2^63 bytes or more. */
  AGGREGATE_TOO_LARGE,
  /** The aggregate would be all index. */
  AGGREGATE_TOO_SMALL,
  /** The two paths lead to different roots. */
  ROOTS_DIFFER,
  /** The two paths speak of aggregates of different sizes. */
  SIZES_DIFFER,
  /** The entry is not in the index. */
  NOT_IN_THE_INDEX
}
