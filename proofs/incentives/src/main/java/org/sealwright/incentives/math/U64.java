// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;

/**
 * Arithmetic of unsigned 64-bit amounts, which are plain {@code long}s here: the networks' balances
 * and block numbers use the whole range, so they must be compared and printed as unsigned.
 */
public final class U64 {
  /** 2^64 - 1. */
  public static final long MAX = -1L;

  private static final BigInteger MASK =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private U64() {}

  /** The value as a non-negative big integer. */
  public static BigInteger big(long value) {
    BigInteger signed = BigInteger.valueOf(value);
    return value < 0 ? signed.and(MASK) : signed;
  }

  /** The nearest u64: 0 for negative values, {@link #MAX} for those beyond it. */
  public static long saturating(BigInteger value) {
    if (value.signum() < 0) {
      return 0;
    }
    return value.bitLength() > Long.SIZE ? MAX : value.longValue();
  }

  /**
   * The value, which must be a u64.
   *
   * @throws EconomicsException if it is not
   */
  public static long exact(BigInteger value, String name) {
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new EconomicsException(name + " is " + value + ", wanted 0 to 2^64 - 1");
    }
    return value.longValue();
  }

  /** {@code min(a + b, MAX)}. */
  public static long saturatingAdd(long a, long b) {
    long sum = a + b;
    return isLess(sum, a) ? MAX : sum;
  }

  /** {@code max(a - b, 0)}. */
  public static long saturatingSub(long a, long b) {
    return isLess(a, b) ? 0 : a - b;
  }

  /** {@code min(a * b, MAX)}. */
  public static long saturatingMul(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b) == 0 ? a * b : MAX;
  }

  /** Whether {@code a < b}. */
  public static boolean isLess(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  /** The smaller one. */
  public static long min(long a, long b) {
    return isLess(a, b) ? a : b;
  }

  /** The greater one. */
  public static long max(long a, long b) {
    return isLess(a, b) ? b : a;
  }

  /** {@code value} brought into {@code [low, high]}, the upper bound first. */
  public static long clamp(long value, long low, long high) {
    return max(min(value, high), low);
  }
}
