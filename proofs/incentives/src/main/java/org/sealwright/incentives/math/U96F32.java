// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;

/**
 * 128 bits, unsigned, 32 after the point: amounts that are split.
 *
 * @param raw the value times 2^32
 */
public record U96F32(BigInteger raw) implements SubstrateFixed<U96F32> {
  /** The format. */
  public static final FixedFormat FORMAT = new FixedFormat("U96F32", false, 128, 32);

  /** 0. */
  public static final U96F32 ZERO = new U96F32(BigInteger.ZERO);

  /** 1. */
  public static final U96F32 ONE = new U96F32(FORMAT.one());

  /** The greatest value. */
  public static final U96F32 MAX = new U96F32(FORMAT.max());

  /** Checks the range. */
  public U96F32 {
    FORMAT.require(raw);
  }

  /** The value with these raw bits. */
  public static U96F32 ofBits(long raw) {
    return new U96F32(BigInteger.valueOf(raw));
  }

  /** A signed integer, saturated. */
  public static U96F32 of(long integer) {
    return new U96F32(FORMAT.convert(BigInteger.valueOf(integer)));
  }

  /** An unsigned integer, saturated. */
  public static U96F32 ofU64(long integer) {
    return new U96F32(FORMAT.convert(U64.big(integer)));
  }

  /** Another format's value: floored where bits get lost, saturated. */
  public static U96F32 from(SubstrateFixed<?> value) {
    return new U96F32(FORMAT.convert(value));
  }

  @Override
  public FixedFormat format() {
    return FORMAT;
  }

  @Override
  public U96F32 ofRaw(BigInteger other) {
    return new U96F32(other);
  }

  @Override
  public U96F32 typed() {
    return this;
  }

  @Override
  public String toString() {
    return toBigDecimal().stripTrailingZeros().toPlainString();
  }
}
