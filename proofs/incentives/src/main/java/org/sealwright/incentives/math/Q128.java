// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A real number with 128 fractional bits, exact and of unbounded size: {@code raw / 2^128}.
 * Filecoin's minting and smoothing count in it. Every product and quotient rounds toward minus
 * infinity.
 *
 * @param raw the number times {@code 2^128}; any sign
 */
public record Q128(BigInteger raw) implements Comparable<Q128> {
  /** Fractional bits. */
  public static final int PRECISION = 128;

  /** Zero. */
  public static final Q128 ZERO = new Q128(BigInteger.ZERO);

  /** One. */
  public static final Q128 ONE = of(BigInteger.ONE);

  /** Refuses null. */
  public Q128 {
    Objects.requireNonNull(raw, "raw");
  }

  /** An integer. */
  public static Q128 of(BigInteger integer) {
    return new Q128(integer.shiftLeft(PRECISION));
  }

  /** An integer. */
  public static Q128 of(long integer) {
    return of(BigInteger.valueOf(integer));
  }

  /**
   * {@code floor(2^128 * numerator / denominator)}.
   *
   * @throws org.sealwright.incentives.EconomicsException if the denominator is zero
   */
  public static Q128 ratio(BigInteger numerator, BigInteger denominator) {
    return new Q128(FloorMath.divide(numerator.shiftLeft(PRECISION), denominator));
  }

  /** The largest integer that is not above this. */
  public BigInteger floor() {
    return raw.shiftRight(PRECISION);
  }

  /** The exact sum. */
  public Q128 plus(Q128 other) {
    return new Q128(raw.add(other.raw));
  }

  /** The exact difference. */
  public Q128 minus(Q128 other) {
    return new Q128(raw.subtract(other.raw));
  }

  /** The product, floored to 128 fractional bits. */
  public Q128 times(Q128 other) {
    return new Q128(raw.multiply(other.raw).shiftRight(PRECISION));
  }

  /** The exact product with an integer. */
  public Q128 times(BigInteger integer) {
    return new Q128(raw.multiply(integer));
  }

  /**
   * The quotient, floored to 128 fractional bits.
   *
   * @throws org.sealwright.incentives.EconomicsException if {@code other} is zero
   */
  public Q128 over(Q128 other) {
    return ratio(raw, other.raw);
  }

  /**
   * The network's {@code e^-x}, a rational approximation made for {@code 0 <= x < 5}; from about
   * 16.8 on it is negative.
   */
  public Q128 expNeg() {
    return new Q128(ExpNeg.Q128.apply(raw));
  }

  /**
   * The network's natural logarithm, a rational approximation: {@code ln(1)} is 878 units of {@code
   * 2^-128}. Zero and negative numbers give a meaningless but fixed result, as on chain.
   */
  public Q128 ln() {
    return new Q128(NaturalLogarithm.apply(raw));
  }

  @Override
  public int compareTo(Q128 other) {
    return raw.compareTo(other.raw);
  }

  /** The value in decimal, floored to 20 digits after the point. */
  @Override
  public String toString() {
    return new BigDecimal(raw)
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(PRECISION)), 20, RoundingMode.FLOOR)
        .stripTrailingZeros()
        .toPlainString();
  }
}
