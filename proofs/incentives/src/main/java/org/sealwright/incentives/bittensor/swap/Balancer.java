// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import java.math.BigInteger;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * The weights of a pool of alpha (base) and TAO (quote), and the mathematics of its invariant
 * {@code alpha^w1 * tao^w2} ({@code pallets/swap/src/pallet/balancer.rs}). Reserves and amounts are
 * u64 in rao.
 *
 * @param quoteWeight weight of TAO in parts of 10^18; both weights are at least 10^16
 */
public record Balancer(long quoteWeight) {
  /** Both weights together. */
  public static final long ONE = 1_000_000_000_000_000_000L;

  /** The smallest weight of either side. */
  public static final long MIN_WEIGHT = 10_000_000_000_000_000L;

  /** Equal weights: a pool of constant product. */
  public static final Balancer EVEN = new Balancer(ONE / 2);

  private static final BigInteger SCALE = BigInteger.valueOf(ONE);
  private static final BigInteger MAX_U128 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final U64F64 SCALE_FIXED = U64F64.of(ONE);
  private static final int SWAP_PRECISION = 256;
  private static final int LIMIT_PRECISION = 1024;

  /** Refuses weights out of bounds. */
  public Balancer {
    if (!isValid(quoteWeight)) {
      throw new EconomicsException(
          "quote weight " + quoteWeight + ", wanted " + MIN_WEIGHT + " to " + (ONE - MIN_WEIGHT));
    }
  }

  private static boolean isValid(long weight) {
    return weight >= MIN_WEIGHT && weight <= ONE - MIN_WEIGHT;
  }

  /**
   * The weights for a new pool at a price; empty if they would be out of bounds or if nothing is in
   * it.
   */
  public static Optional<Balancer> forPrice(U64F64 price, long tao, long alpha) {
    BigInteger whole = U64.big(price.toU64()).multiply(U64.big(alpha));
    U64F64 part = new U64F64(price.raw().subtract(price.floor().shiftLeft(Long.SIZE)));
    BigInteger value =
        whole.add(U64F64.ofU64(alpha).saturatingMul(part).floor()).add(U64.big(tao)).min(MAX_U128);
    return value.signum() == 0 ? Optional.empty() : fromRatio(U64.big(tao), value);
  }

  private static Optional<Balancer> fromRatio(BigInteger part, BigInteger whole) {
    long weight = part.multiply(SCALE).divide(whole).min(SCALE).longValue();
    return isValid(weight) ? Optional.of(new Balancer(weight)) : Optional.empty();
  }

  /** Weight of alpha in parts of 10^18. */
  public long baseWeight() {
    return ONE - quoteWeight;
  }

  /** TAO for one alpha, before any slippage; 0 for a pool without alpha. */
  public U64F64 price(long tao, long alpha) {
    return U64F64
        .of(baseWeight())
        .safeDiv(U64F64.of(quoteWeight))
        .saturatingMul(U64F64.ofU64(tao).safeDiv(U64F64.ofU64(alpha)));
  }

  /** {@code (alpha / (alpha + added))^(w1/w2)}: what part of the TAO stays when alpha is sold. */
  public U64F64 remainingQuote(long alpha, long added) {
    return remaining(alpha, U64.saturatingAdd(alpha, added), baseWeight(), quoteWeight)
        .min(U64F64.ONE);
  }

  /** {@code (tao / (tao + added))^(w2/w1)}: what part of the alpha stays when it is bought. */
  public U64F64 remainingBase(long tao, long added) {
    return remaining(tao, U64.saturatingAdd(tao, added), quoteWeight, baseWeight()).min(U64F64.ONE);
  }

  private static U64F64 remaining(long before, long after, long weight, long otherWeight) {
    if (after == 0) {
      return U64F64.ZERO;
    }
    return PowRatio.scaled(
            U64.big(before),
            U64.big(after),
            BigInteger.valueOf(weight),
            BigInteger.valueOf(otherWeight),
            SWAP_PRECISION,
            SCALE)
        .filter(result -> result.bitLength() <= Long.SIZE)
        .map(result -> U64F64.ofU64(result.longValue()).safeDiv(SCALE_FIXED))
        .orElse(U64F64.ZERO);
  }

  /** TAO paid out for alpha. */
  public long sell(long tao, long alpha, long amount) {
    return share(tao, U64F64.ONE.saturatingSub(remainingQuote(alpha, amount)));
  }

  /** Alpha paid out for TAO. */
  public long buy(long tao, long alpha, long amount) {
    return share(alpha, U64F64.ONE.saturatingSub(remainingBase(tao, amount)));
  }

  /** Alpha that must be sold for an amount of TAO. */
  public long alphaFor(long tao, long alpha, long wanted) {
    U64F64 grown = remaining(tao, U64.saturatingSub(tao, wanted), quoteWeight, baseWeight());
    return share(alpha, grown.saturatingSub(U64F64.ONE));
  }

  /** TAO that lifts the price from one value to another. */
  public long taoToReach(U64F64 price, U64F64 target, long tao) {
    return growth(target, price, baseWeight(), tao);
  }

  /** Alpha that lowers the price from one value to another. */
  public long alphaToReach(U64F64 price, U64F64 target, long alpha) {
    return growth(price, target, quoteWeight, alpha);
  }

  private static long growth(U64F64 a, U64F64 b, long weight, long reserve) {
    return PowRatio.scaled(
            a.raw(), b.raw(), BigInteger.valueOf(weight), SCALE, LIMIT_PRECISION, SCALE)
        .map(power -> U64F64.ofU64(U64.saturating(power)).safeDiv(SCALE_FIXED))
        .map(factor -> share(reserve, factor.saturatingSub(U64F64.ONE)))
        .orElse(0L);
  }

  private static long share(long reserve, U64F64 part) {
    return U64F64.ofU64(reserve).saturatingMul(part).toU64();
  }

  /**
   * The weights that keep the price when reserves grow; empty if they would be out of bounds, on
   * which nothing is added.
   */
  public Optional<Balancer> forAddedLiquidity(
      long tao, long alpha, long addedTao, long addedAlpha) {
    BigInteger base = part(baseWeight(), U64.big(tao), U64.big(alpha).add(U64.big(addedAlpha)));
    BigInteger quote = part(quoteWeight, U64.big(alpha), U64.big(tao).add(U64.big(addedTao)));
    BigInteger sum = base.add(quote).min(MAX_U128);
    return sum.signum() == 0 ? Optional.of(EVEN) : fromRatio(quote, sum);
  }

  /** {@code round(weight * a * b / 10^18)}, half up, saturating as u128. */
  private static BigInteger part(long weight, BigInteger a, BigInteger b) {
    BigInteger product = a.multiply(b).min(MAX_U128).multiply(BigInteger.valueOf(weight));
    return product.add(SCALE.shiftRight(1)).divide(SCALE).min(MAX_U128);
  }
}
