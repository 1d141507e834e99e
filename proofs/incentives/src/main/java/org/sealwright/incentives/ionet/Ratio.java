// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.FloorMath;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * @param numerator of any sign
 * @param denominator positive
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {
  /** The greatest exponent of {@link #power}, of a schedule far longer than any. */
  static final int MOST_POWER = 1000;

  private static final int MOST_DECIMALS = 1000;
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  public Ratio {
    if (denominator.signum() <= 0) {
      throw new EconomicsException("denominator is " + denominator + "; wanted 1 or more");
    }
    BigInteger common = numerator.gcd(denominator);
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  /** {@code numerator / denominator}. */
  public static Ratio of(long numerator, long denominator) {
    return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** A whole number. */
  public static Ratio of(long number) {
    return of(number, 1);
  }

  /** Product. */
  public Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** Difference. */
  public Ratio minus(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /**
   * Quotient.
   *
   * @throws EconomicsException if the divisor is not positive
   */
  public Ratio over(Ratio divisor) {
    return new Ratio(
        numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  /**
   * This to a power.
   *
   * @param exponent 0 to 1000
   * @throws EconomicsException if the exponent is out of range
   */
  public Ratio power(int exponent) {
    Exact.within("exponent", exponent, 0, MOST_POWER);
    return new Ratio(numerator.pow(exponent), denominator.pow(exponent));
  }

  /** The greatest whole number that is not above this. */
  public BigInteger floor() {
    return FloorMath.divide(numerator, denominator);
  }

  /**
   * Rounded half-even to 60 digits, then to {@code decimals}.
   *
   * @param decimals 0 to 1000
   * @throws EconomicsException if their number is out of range
   */
  public BigDecimal rounded(int decimals) {
    Exact.within("decimals", decimals, 0, MOST_DECIMALS);
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), DIGITS)
        .setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
