// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;

/**
 * A link between a parent hotkey and a child hotkey: the other end, and which part of the parent's
 * stake counts for the child.
 *
 * @param <K> the type of the keys
 * @param proportion in parts of 2^64 - 1, a u64
 * @param key the hotkey at the other end
 */
public record KeyShare<K>(long proportion, K key) {
  private static final U96F32 WHOLE = U96F32.ofU64(U64.MAX);

  /** The proportion as a number, truncated to 32 bits after the point. */
  public U96F32 share() {
    return U96F32.ofU64(proportion).safeDiv(WHOLE);
  }
}
