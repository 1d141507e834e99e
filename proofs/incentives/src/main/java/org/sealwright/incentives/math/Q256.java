// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A real number with 256 fractional bits, exact and of unbounded size: {@code raw / 2^256}.
 * Filecoin's leader election counts in it. Every product and quotient rounds toward minus infinity.
 *
 * @param raw the number times {@code 2^256}; any sign
 */
public record Q256(BigInteger raw) implements Comparable<Q256> {
  /** Fractional bits. */
  public static final int PRECISION = 256;

  /** Zero. */
  public static final Q256 ZERO = new Q256(BigInteger.ZERO);

  /** One. */
  public static final Q256 ONE = of(BigInteger.ONE);

  /** Refuses null. */
  public Q256 {
    Objects.requireNonNull(raw, "raw");
  }

  /** An integer. */
  public static Q256 of(BigInteger integer) {
    return new Q256(integer.shiftLeft(PRECISION));
  }

  /** An integer. */
  public static Q256 of(long integer) {
    return of(BigInteger.valueOf(integer));
  }

  /**
   * {@code floor(2^256 * numerator / denominator)}.
   *
   * @throws org.sealwright.incentives.EconomicsException if the denominator is zero
   */
  public static Q256 ratio(BigInteger numerator, BigInteger denominator) {
    return new Q256(FloorMath.divide(numerator.shiftLeft(PRECISION), denominator));
  }

  /** The largest integer that is not above this. */
  public BigInteger floor() {
    return raw.shiftRight(PRECISION);
  }

  /** The exact sum. */
  public Q256 plus(Q256 other) {
    return new Q256(raw.add(other.raw));
  }

  /** The exact difference. */
  public Q256 minus(Q256 other) {
    return new Q256(raw.subtract(other.raw));
  }

  /** The product, floored to 256 fractional bits. */
  public Q256 times(Q256 other) {
    return new Q256(raw.multiply(other.raw).shiftRight(PRECISION));
  }

  /** The exact product with an integer. */
  public Q256 times(BigInteger integer) {
    return new Q256(raw.multiply(integer));
  }

  /**
   * The quotient, floored to 256 fractional bits.
   *
   * @throws org.sealwright.incentives.EconomicsException if {@code other} is zero
   */
  public Q256 over(Q256 other) {
    return ratio(raw, other.raw);
  }

  /**
   * The network's {@code e^-x}, a rational approximation made for {@code 0 <= x < 5}; from about
   * 16.8 on it is negative.
   */
  public Q256 expNeg() {
    return new Q256(ExpNeg.Q256.apply(raw));
  }

  @Override
  public int compareTo(Q256 other) {
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
