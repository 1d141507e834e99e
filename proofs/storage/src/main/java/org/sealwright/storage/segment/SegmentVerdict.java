// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

/** What a {@link SegmentProof} amounts to. */
public sealed interface SegmentVerdict {

  /**
   * The segment is in this aggregate and in its index.
   *
   * @param aggregate which the caller compares with the chain
   */
  record Included(AuxData aggregate) implements SegmentVerdict {}

  /**
   * The proof does not hold.
   *
   * @param problem why
   * @param detail the same for people
   */
  record Refused(SegmentProblem problem, String detail) implements SegmentVerdict {}
}
