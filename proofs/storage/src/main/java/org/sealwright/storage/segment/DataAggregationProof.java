// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.Objects;

/**
 * A segment's proof together with the deal that its aggregate is stored under (go-data-segment,
 * {@code DataAggregationProof} with auxiliary data of type 0, the only one there is).
 *
 * @param inclusion the proof
 * @param dealId number of the deal on the built-in market, unsigned
 */
public record DataAggregationProof(SegmentProof inclusion, long dealId) {

  /** Refuses null. */
  public DataAggregationProof {
    Objects.requireNonNull(inclusion, "inclusion");
  }
}
