// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

/** What becomes of a swap. */
public sealed interface SwapOutcome {

  /**
   * It took place.
   *
   * @param paidIn what went into the pool, without the fee; u64 in rao
   * @param paidOut what left it
   * @param fee what was paid on top, to the author of the block
   * @param pool the pool afterwards
   */
  record Done(long paidIn, long paidOut, long fee, SubnetPool pool) implements SwapOutcome {}

  /**
   * It was refused, and nothing changes.
   *
   * @param error why
   */
  record Refused(SwapError error) implements SwapOutcome {}
}
