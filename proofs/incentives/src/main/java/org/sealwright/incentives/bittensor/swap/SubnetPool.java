// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * A subnet's pool, and swaps in it ({@code pallets/swap/src/pallet/impls.rs}, {@code
 * swap_step.rs}). Immutable: a swap returns the pool after it.
 *
 * <pre>{@code
 * SwapOutcome outcome = pool.buyAlpha(tao, SubnetPool.MAX_PRICE, SubnetPool.DEFAULT_FEE_RATE);
 * if (outcome instanceof SwapOutcome.Done done) {
 *   pool = done.pool();
 * }
 * }</pre>
 *
 * @param tao reserve of TAO, u64 in rao
 * @param alpha reserve of alpha, u64 in rao
 * @param balancer the weights, which swaps don't move
 */
public record SubnetPool(long tao, long alpha, Balancer balancer) {
  /** The highest limit price, in rao for one alpha: no limit for buyers. */
  public static final long MAX_PRICE = 1_000_000_000_000_000L;

  /** The lowest limit price, in rao for one alpha: no limit for sellers. */
  public static final long MIN_PRICE = 1000;

  /** Parts of 65535 that a swap pays, unless a subnet has its own rate. */
  public static final int DEFAULT_FEE_RATE = 33;

  /** The highest rate that a subnet can have. */
  public static final int MAX_FEE_RATE = 10_000;

  /** What must be in the reserve that pays, in rao. */
  public static final long MIN_RESERVE = 1_000_000;

  private static final long MAX_INPUT_FACTOR = 1000;
  private static final U64F64 RAO = U64F64.of(1_000_000_000);
  private static final U64F64 U16 = U64F64.of(0xFFFF);

  /** TAO for one alpha; 0 without alpha. */
  public U64F64 price() {
    return balancer.price(tao, alpha);
  }

  /** A limit price as the network compares it: rao for one alpha over 10^9. */
  public static U64F64 limit(long rao) {
    return U64F64.ofU64(rao).safeDiv(RAO);
  }

  /**
   * Pays TAO for alpha until it is spent or the price reaches the limit.
   *
   * @param limitRao rao for one alpha
   * @param feeRate parts of 65535, 0 for swaps of the protocol itself
   */
  public SwapOutcome buyAlpha(long amount, long limitRao, int feeRate) {
    return swap(true, amount, limitRao, feeRate);
  }

  /** Pays alpha for TAO until it is spent or the price reaches the limit. */
  public SwapOutcome sellAlpha(long amount, long limitRao, int feeRate) {
    return swap(false, amount, limitRao, feeRate);
  }

  private SwapOutcome swap(boolean isBuy, long amount, long limitRao, int feeRate) {
    if (feeRate < 0 || feeRate > MAX_FEE_RATE) {
      throw new EconomicsException("fee rate " + feeRate + ", wanted 0 to " + MAX_FEE_RATE);
    }
    U64F64 rate = U64F64.of(feeRate);
    long fee = U64F64.ofU64(amount).saturatingMul(rate.safeDiv(U16)).toU64();
    long in = U64.saturatingSub(amount, fee);
    if (U64.isLess(U64.saturatingMul(isBuy ? tao : alpha, MAX_INPUT_FACTOR), in)) {
      return new SwapOutcome.Refused(SwapError.SWAP_INPUT_TOO_LARGE);
    }
    if (U64.isLess(isBuy ? alpha : tao, MIN_RESERVE)) {
      return new SwapOutcome.Refused(SwapError.RESERVES_TOO_LOW);
    }
    U64F64 limit = limit(limitRao);
    U64F64 price = price();
    if (isBuy ? price.compareTo(limit) >= 0 : price.compareTo(limit) <= 0) {
      return new SwapOutcome.Refused(SwapError.PRICE_LIMIT_EXCEEDED);
    }
    U64F64 target = moved(isBuy, in, out(isBuy, in)).price();
    if (isBuy ? target.compareTo(limit) > 0 : target.compareTo(limit) < 0) {
      in =
          isBuy
              ? balancer.taoToReach(price, limit, tao)
              : balancer.alphaToReach(price, limit, alpha);
      fee = U64F64.ofU64(in).saturatingMul(rate.safeDiv(U16.saturatingSub(rate))).toU64();
    }
    return finish(isBuy, in, fee);
  }

  private SwapOutcome finish(boolean isBuy, long in, long fee) {
    long out = out(isBuy, in);
    if (in != 0 && out == 0) {
      return new SwapOutcome.Refused(SwapError.RESERVES_TOO_LOW);
    }
    if (U64.isLess(isBuy ? alpha : tao, out)) {
      return new SwapOutcome.Refused(SwapError.INSUFFICIENT_LIQUIDITY);
    }
    return new SwapOutcome.Done(in, out, fee, moved(isBuy, in, out));
  }

  private long out(boolean isBuy, long in) {
    return isBuy ? balancer.buy(tao, alpha, in) : balancer.sell(tao, alpha, in);
  }

  private SubnetPool moved(boolean isBuy, long in, long out) {
    return isBuy
        ? new SubnetPool(U64.saturatingAdd(tao, in), U64.saturatingSub(alpha, out), balancer)
        : new SubnetPool(U64.saturatingSub(tao, out), U64.saturatingAdd(alpha, in), balancer);
  }

  /**
   * The pool with added reserves, at the same price but for rounding; empty if the weights would
   * leave their bounds, on which the network adds nothing.
   */
  public Optional<SubnetPool> add(long addedTao, long addedAlpha) {
    return balancer
        .forAddedLiquidity(tao, alpha, addedTao, addedAlpha)
        .map(
            weights ->
                new SubnetPool(
                    U64.saturatingAdd(tao, addedTao),
                    U64.saturatingAdd(alpha, addedAlpha),
                    weights));
  }
}
