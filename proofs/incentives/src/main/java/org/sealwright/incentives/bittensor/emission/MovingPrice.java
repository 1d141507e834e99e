// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import java.util.OptionalLong;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * The average price by which TAO is shared ({@code update_moving_price} of {@code stake_utils.rs}):
 * slow, and slower for young subnets.
 *
 * @param rate how fast it would move for a subnet of infinite age
 * @param halvingBlocks the age at which it moves half as fast; a u64
 */
public record MovingPrice(I96F32 rate, long halvingBlocks) {
  /** The defaults of the code: 0.000003 and 28 days. */
  public static final MovingPrice DEFAULT = new MovingPrice(I96F32.ofBits(12_885), 201_600);

  /**
   * The average after a block.
   *
   * @param firstEmissionBlock empty where the subnet hasn't started
   * @param price in the pool; what exceeds 1 TAO doesn't count
   */
  public I96F32 next(I96F32 old, U64F64 price, long block, OptionalLong firstEmissionBlock) {
    long start = U64.saturatingSub(firstEmissionBlock.orElse(0), 1);
    U64F64 age = U64F64.ofU64(U64.saturatingSub(block, start));
    U64F64 weight =
        U64F64
            .from(rate)
            .saturatingMul(age.safeDiv(age.saturatingAdd(U64F64.ofU64(halvingBlocks))));
    U64F64 moved = weight.saturatingMul(price.min(U64F64.ONE));
    U64F64 kept = U64F64.ONE.saturatingSub(weight).saturatingMul(U64F64.from(old));
    return I96F32.from(moved.saturatingAdd(kept));
  }
}
