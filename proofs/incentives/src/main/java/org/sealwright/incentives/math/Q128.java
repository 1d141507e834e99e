// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * A real number with 128 fractional bits, exact and of unbounded size: {@code raw / 2^128}.
 * Filecoin's minting and smoothing count in it. Every product and quotient rounds toward minus
 * infinity.
 *
 * @param raw the number times {@code 2^128}; any sign
 */
public record Q128(BigInteger raw) implements BinaryReal<Q128> {
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

  @Override
  public int precision() {
    return PRECISION;
  }

  @Override
  public Q128 ofRaw(BigInteger number) {
    return new Q128(number);
  }

  @Override
  public Q128 expNeg() {
    return new Q128(ExpNeg.Q128.apply(raw));
  }

  /** The polynomial above the line of {@link #expNeg}, raw, highest power first. */
  public static List<BigInteger> expNegNumerator() {
    return ExpNeg.Q128.numerator();
  }

  /** The polynomial below the line of {@link #expNeg}, raw, highest power first. */
  public static List<BigInteger> expNegDenominator() {
    return ExpNeg.Q128.denominator();
  }

  /**
   * The network's natural logarithm, a rational approximation: {@code ln(1)} is 878 units of {@code
   * 2^-128}. Zero and negative numbers give a meaningless but fixed result, as on chain.
   */
  public Q128 ln() {
    return new Q128(NaturalLogarithm.apply(raw));
  }

  /** The value in decimal, floored to 20 digits after the point. */
  @Override
  public String toString() {
    return toDecimal();
  }
}
