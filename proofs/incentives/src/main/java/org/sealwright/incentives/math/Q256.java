// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A real number with 256 fractional bits, exact and of unbounded size: {@code raw / 2^256}.
 * Filecoin's leader election counts in it. Every product and quotient rounds toward minus infinity.
 *
 * @param raw the number times {@code 2^256}; any sign
 */
public record Q256(BigInteger raw) implements BinaryReal<Q256> {
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

  @Override
  public int precision() {
    return PRECISION;
  }

  @Override
  public Q256 ofRaw(BigInteger number) {
    return new Q256(number);
  }

  @Override
  public Q256 expNeg() {
    return new Q256(ExpNeg.Q256.apply(raw));
  }

  /** The value in decimal, floored to 20 digits after the point. */
  @Override
  public String toString() {
    return toDecimal();
  }
}
