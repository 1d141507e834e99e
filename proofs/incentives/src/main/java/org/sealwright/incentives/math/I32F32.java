// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.sealwright.incentives.EconomicsException;

/**
 * 64 bits, signed, 32 after the point: the terms of a Yuma epoch.
 *
 * @param raw the value times 2^32
 */
public record I32F32(BigInteger raw) implements SubstrateFixed<I32F32> {
  /** The format. */
  public static final FixedFormat FORMAT = new FixedFormat("I32F32", true, 64, 32);

  /** 0. */
  public static final I32F32 ZERO = new I32F32(BigInteger.ZERO);

  /** 1. */
  public static final I32F32 ONE = new I32F32(FORMAT.one());

  /** The greatest value. */
  public static final I32F32 MAX = new I32F32(FORMAT.max());

  /** Checks the range. */
  public I32F32 {
    FORMAT.require(raw);
  }

  /** The value with these raw bits. */
  public static I32F32 ofBits(long raw) {
    return new I32F32(BigInteger.valueOf(raw));
  }

  /** A signed integer, saturated. */
  public static I32F32 of(long integer) {
    return new I32F32(FORMAT.convert(BigInteger.valueOf(integer)));
  }

  /** An unsigned integer, saturated. */
  public static I32F32 ofU64(long integer) {
    return new I32F32(FORMAT.convert(U64.big(integer)));
  }

  /** Another format's value: floored where bits get lost, saturated. */
  public static I32F32 from(SubstrateFixed<?> value) {
    return new I32F32(FORMAT.convert(value));
  }

  /**
   * The nearest value to a binary floating-point number, ties to even.
   *
   * @throws EconomicsException if it isn't a number or beyond the range
   */
  public static I32F32 nearest(double value) {
    if (!Double.isFinite(value)) {
      throw new EconomicsException("value " + value + " isn't a number");
    }
    BigDecimal scaled = new BigDecimal(value).multiply(new BigDecimal(FORMAT.one()));
    return new I32F32(scaled.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact());
  }

  @Override
  public FixedFormat format() {
    return FORMAT;
  }

  @Override
  public I32F32 ofRaw(BigInteger other) {
    return new I32F32(other);
  }

  @Override
  public I32F32 typed() {
    return this;
  }

  @Override
  public String toString() {
    return toBigDecimal().stripTrailingZeros().toPlainString();
  }
}
