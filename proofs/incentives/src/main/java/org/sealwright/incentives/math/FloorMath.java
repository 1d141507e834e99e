// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * Integer arithmetic that rounds toward minus infinity, as Filecoin's actors do in every place that
 * decides an amount. {@link BigInteger#divide} rounds toward zero and is one unit off for negative
 * quotients; {@link BigInteger#shiftRight} already floors.
 */
public final class FloorMath {
  private FloorMath() {}

  /**
   * {@code floor(a / b)} for any signs.
   *
   * @throws EconomicsException if {@code b} is zero, where the network aborts the message
   */
  public static BigInteger divide(BigInteger a, BigInteger b) {
    requireDivisor(a, b);
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /**
   * {@code ceil(a / b)} for any signs.
   *
   * @throws EconomicsException if {@code b} is zero
   */
  public static BigInteger divideUp(BigInteger a, BigInteger b) {
    return divide(a.negate(), b).negate();
  }

  /**
   * {@code a / b} rounded toward zero, which few rules use.
   *
   * @throws EconomicsException if {@code b} is zero
   */
  public static BigInteger divideTowardZero(BigInteger a, BigInteger b) {
    requireDivisor(a, b);
    return a.divide(b);
  }

  /** {@code floor(a * numerator / denominator)}: one rounding, after the product. */
  public static BigInteger scale(BigInteger a, long numerator, long denominator) {
    return divide(a.multiply(BigInteger.valueOf(numerator)), BigInteger.valueOf(denominator));
  }

  /**
   * A polynomial in fixed point by Horner's rule with a floor after every product.
   *
   * @param coefficients highest power first, scaled by {@code 2^precision}
   * @param x the argument, scaled by {@code 2^precision}
   * @param precision fractional bits
   * @return the value, scaled by {@code 2^precision}
   */
  static BigInteger polynomial(List<BigInteger> coefficients, BigInteger x, int precision) {
    BigInteger result = BigInteger.ZERO;
    for (BigInteger coefficient : coefficients) {
      result = result.multiply(x).shiftRight(precision).add(coefficient);
    }
    return result;
  }

  private static void requireDivisor(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new EconomicsException("division of " + a + " by zero");
    }
  }
}
