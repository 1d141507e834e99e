// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.util.List;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.swap.Balancer;
import org.sealwright.incentives.bittensor.swap.SubnetPool;
import org.sealwright.incentives.math.I64F64;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * What the registration of a subnet costs, and the pool that it starts with. Amounts are u64 in
 * rao.
 *
 * @param lastLock what the last one paid
 * @param lastBlock when; 0 if there was none
 */
public record SubnetLock(long lastLock, long lastBlock) {
  /** The lowest cost: 1000 TAO. */
  public static final long MIN_LOCK = 1000 * BlockEmission.RAO;

  /** Subnets that there can be, without root. */
  public static final int SUBNET_LIMIT = 128;

  /** Blocks in which a new subnet isn't removed for another. */
  public static final long IMMUNITY_BLOCKS = 1_296_000;

  /** Blocks between registrations. */
  public static final long RATE_LIMIT = BlockEmission.BLOCKS_A_DAY;

  /** Blocks in which the cost falls by what was paid last, before the first halving: 14 days. */
  public static final long BASE_INTERVAL = 14 * BlockEmission.BLOCKS_A_DAY;

  /**
   * Blocks in which the cost falls by what was paid last: {@link #BASE_INTERVAL}, less as halvings
   * go on.
   *
   * @param issuance TAO issued
   */
  public static long interval(long issuance) {
    return interval(BASE_INTERVAL, issuance);
  }

  /**
   * The same from another setting.
   *
   * @param base blocks before the first halving, u64
   * @param issuance TAO issued
   */
  public static long interval(long base, long issuance) {
    I64F64 share = I64F64.of(BlockEmission.at(issuance)).safeDiv(I64F64.of(BlockEmission.RAO));
    return I64F64.ofU64(base).saturatingMul(share).toU64();
  }

  /** The cost at a block: twice what was paid last, less what has fallen since. */
  public long cost(long block, long issuance, long minLock) {
    return costAfter(block, interval(issuance), minLock);
  }

  /**
   * The same where the interval is known.
   *
   * @param interval see {@link #interval(long, long)}; 0 where the cost does not fall
   */
  public long costAfter(long block, long interval, long minLock) {
    long doubled = U64.saturatingMul(lastLock, lastBlock == 0 ? 1 : 2);
    long step = interval == 0 ? 0 : Long.divideUnsigned(lastLock, interval);
    long fallen = U64.saturatingMul(step, U64.saturatingSub(block, lastBlock));
    return U64.max(U64.saturatingSub(doubled, fallen), minLock);
  }

  /** The middle of the prices of all subnets that have one, 1 without any. */
  public static U64F64 medianPrice(List<U64F64> prices) {
    List<U64F64> sorted = prices.stream().filter(price -> !price.isZero()).sorted().toList();
    int count = sorted.size();
    if (count == 0) {
      return U64F64.ONE;
    }
    U64F64 upper = sorted.get(count / 2);
    return count % 2 == 1
        ? upper
        : sorted.get(count / 2 - 1).saturatingAdd(upper).safeDiv(U64F64.of(2));
  }

  /**
   * The pool of a new subnet: what was paid, and as much alpha as that buys at the median price.
   */
  public static SubnetPool firstPool(long paid, long minLock, U64F64 medianPrice) {
    long tao = U64.max(paid, minLock);
    return new SubnetPool(tao, U64F64.ofU64(tao).safeDiv(medianPrice).toU64(), Balancer.EVEN);
  }
}
