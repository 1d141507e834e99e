// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;

/**
 * 128 bits, unsigned, 64 after the point: prices and emission shares.
 *
 * @param raw the value times 2^64
 */
public record U64F64(BigInteger raw) implements SubstrateFixed<U64F64> {
  /** The format. */
  public static final FixedFormat FORMAT = new FixedFormat("U64F64", false, 128, 64);

  /** 0. */
  public static final U64F64 ZERO = new U64F64(BigInteger.ZERO);

  /** 1. */
  public static final U64F64 ONE = new U64F64(FORMAT.one());

  /** The greatest value. */
  public static final U64F64 MAX = new U64F64(FORMAT.max());

  /** Checks the range. */
  public U64F64 {
    FORMAT.require(raw);
  }

  /** The value with these raw bits. */
  public static U64F64 ofBits(long raw) {
    return new U64F64(BigInteger.valueOf(raw));
  }

  /** A signed integer, saturated. */
  public static U64F64 of(long integer) {
    return new U64F64(FORMAT.convert(BigInteger.valueOf(integer)));
  }

  /** An unsigned integer, saturated. */
  public static U64F64 ofU64(long integer) {
    return new U64F64(FORMAT.convert(U64.big(integer)));
  }

  /** Another format's value: floored where bits get lost, saturated. */
  public static U64F64 from(SubstrateFixed<?> value) {
    return new U64F64(FORMAT.convert(value));
  }

  @Override
  public FixedFormat format() {
    return FORMAT;
  }

  @Override
  public U64F64 ofRaw(BigInteger other) {
    return new U64F64(other);
  }

  @Override
  public U64F64 typed() {
    return this;
  }

  @Override
  public String toString() {
    return toBigDecimal().stripTrailingZeros().toPlainString();
  }
}
