// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A real number with so many binary digits after the point, exact and of unbounded size: {@code raw
 * / 2^precision}. Filecoin's rules count in two of these. Every product and quotient rounds toward
 * minus infinity. Immutable.
 *
 * @param <Q> the number's own type
 */
public sealed interface BinaryReal<Q extends BinaryReal<Q>> extends Comparable<Q>
    permits Q128, Q256 {

  /** The number times {@code 2^precision}; any sign. */
  BigInteger raw();

  /** Fractional bits. */
  int precision();

  /** A number of the same type. */
  Q ofRaw(BigInteger raw);

  /** The largest integer that is not above this. */
  default BigInteger floor() {
    return raw().shiftRight(precision());
  }

  /** The exact sum. */
  default Q plus(Q other) {
    return ofRaw(raw().add(other.raw()));
  }

  /** The exact difference. */
  default Q minus(Q other) {
    return ofRaw(raw().subtract(other.raw()));
  }

  /** The product, floored to the fractional bits. */
  default Q times(Q other) {
    return ofRaw(raw().multiply(other.raw()).shiftRight(precision()));
  }

  /** The exact product with an integer. */
  default Q times(BigInteger integer) {
    return ofRaw(raw().multiply(integer));
  }

  /**
   * The quotient, floored to the fractional bits.
   *
   * @throws org.sealwright.incentives.EconomicsException if {@code other} is zero
   */
  default Q over(Q other) {
    return ofRaw(FloorMath.divide(raw().shiftLeft(precision()), other.raw()));
  }

  /**
   * The network's {@code e^-x}, a rational approximation made for {@code 0 <= x < 5}; from about
   * 16.8 on it is negative.
   */
  Q expNeg();

  /** The value in decimal, floored to 20 digits after the point. */
  default String toDecimal() {
    return new BigDecimal(raw())
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(precision())), 20, RoundingMode.FLOOR)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  default int compareTo(Q other) {
    return raw().compareTo(other.raw());
  }
}
