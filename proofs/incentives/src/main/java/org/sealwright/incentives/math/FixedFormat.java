// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;

/**
 * A binary fixed-point format, and its exact arithmetic on raw integers: a raw integer {@code r}
 * stands for {@code r / 2^fractionBits}. Products go toward minus infinity, quotients toward zero;
 * both are judged for overflow after that.
 *
 * @param name as the network's library spells it
 * @param isSigned whether raw integers are two's complement
 * @param width bits of a raw integer
 * @param fractionBits bits after the binary point
 */
public record FixedFormat(String name, boolean isSigned, int width, int fractionBits) {
  private static final int MOST = 128;

  /** Refuses widths beyond 1 to 128, and more bits after the point than there are. */
  public FixedFormat {
    if (width < 1 || width > MOST || fractionBits < 0 || fractionBits > width) {
      throw new EconomicsException(
          name + " has " + fractionBits + " of " + width + " bits after the point");
    }
  }

  /** The smallest raw integer. */
  public BigInteger min() {
    return isSigned ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
  }

  /** The greatest raw integer. */
  public BigInteger max() {
    return BigInteger.ONE.shiftLeft(isSigned ? width - 1 : width).subtract(BigInteger.ONE);
  }

  /** The raw integer of 1. */
  public BigInteger one() {
    return BigInteger.ONE.shiftLeft(fractionBits);
  }

  /** Whether the format has this raw integer. */
  public boolean holds(BigInteger raw) {
    return isSigned ? raw.bitLength() < width : raw.signum() >= 0 && raw.bitLength() <= width;
  }

  /** The raw integer, or the end of the range on its side. */
  public BigInteger saturate(BigInteger raw) {
    if (holds(raw)) {
      return raw;
    }
    return raw.signum() < 0 ? min() : max();
  }

  /** {@code floor(a * b)}, of any size. */
  BigInteger product(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(fractionBits);
  }

  /** {@code trunc(a / b)}, of any size; b isn't 0. */
  BigInteger quotient(BigInteger a, BigInteger b) {
    return a.shiftLeft(fractionBits).divide(b);
  }

  /** A value of another format in this one: floored where bits get lost, saturated. */
  BigInteger convert(SubstrateFixed<?> value) {
    return saturate(value.raw().shiftLeft(fractionBits - value.format().fractionBits()));
  }

  /** An integer in this format, saturated. */
  BigInteger convert(BigInteger integer) {
    return saturate(integer.shiftLeft(fractionBits));
  }

  /** Refuses a raw integer that the format doesn't have. */
  void require(BigInteger raw) {
    if (!holds(raw)) {
      throw new EconomicsException(
          "raw value " + raw + " of " + name + ", wanted " + min() + " to " + max());
    }
  }
}
