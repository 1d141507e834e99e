// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import org.sealwright.incentives.EconomicsException;

/**
 * I32F32 on raw {@code long}s: the arithmetic of {@link I32F32} without objects, for loops over
 * flat arrays. Every function gives the same bits as the record.
 */
public final class Fixed32 {
  /** Fraction bits. */
  public static final int FRACTION_BITS = 32;

  /** 1. */
  public static final long ONE = 1L << FRACTION_BITS;

  /** 65535, by which proportions are stored as u16. */
  public static final long U16_MAX = 0xFFFFL << FRACTION_BITS;

  private static final int U16 = 0xFFFF;

  private Fixed32() {}

  /** An integer, saturated. */
  public static long ofInt(long integer) {
    long raw = integer << FRACTION_BITS;
    return raw >> FRACTION_BITS == integer ? raw : integer < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** A u16 as a share of 65535. */
  public static long ofU16(int proportion) {
    return ((long) proportion << FRACTION_BITS) / U16;
  }

  /** A share as a u16: the floor of 65535 times it, saturated. */
  public static int toU16(long share) {
    if (share <= 0) {
      return 0;
    }
    return share >= ONE ? U16 : (int) ((share * U16) >>> FRACTION_BITS);
  }

  /** The floor as a u16, saturated. */
  public static int floorToU16(long a) {
    return Math.clamp(a >> FRACTION_BITS, 0, U16);
  }

  /**
   * {@code floor(a / b)} of unsigned integers, saturated.
   *
   * @throws EconomicsException if b is 0
   */
  public static long ratio(long a, long b) {
    if (b == 0) {
      throw new EconomicsException("ratio of " + Long.toUnsignedString(a) + " to 0");
    }
    long quotient = WideDivision.shifted(a, b);
    return quotient < 0 ? Long.MAX_VALUE : quotient;
  }

  /** {@code a + b}, saturated. */
  public static long add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? end(a) : sum;
  }

  /** {@code a - b}, saturated. */
  public static long sub(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? end(a) : difference;
  }

  /**
   * {@code a + b} as in a plain sum over a vector.
   *
   * @throws EconomicsException on overflow, where the network's behaviour depends on its build
   */
  public static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw new EconomicsException("sum of raw I32F32 values " + a + " and " + b + " overflows");
    }
    return sum;
  }

  /** {@code floor(a * b)}, saturated. */
  public static long mul(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    if ((int) high != high) {
      return end(high);
    }
    return (high << FRACTION_BITS) | ((a * b) >>> FRACTION_BITS);
  }

  /** {@code floor(a * b)}, or 0 where that overflows. */
  public static long mulOrZero(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    return (int) high != high ? 0 : (high << FRACTION_BITS) | ((a * b) >>> FRACTION_BITS);
  }

  /**
   * {@code trunc(a / b)}, saturated.
   *
   * @throws EconomicsException for a divisor of 0, on which the network aborts
   */
  public static long div(long a, long b) {
    if (b == 0) {
      throw new EconomicsException("division of the raw I32F32 value " + a + " by 0");
    }
    if (a >>> (FRACTION_BITS - 1) == 0) {
      return (a << FRACTION_BITS) / b;
    }
    long quotient = WideDivision.shifted(Math.abs(a), Math.abs(b));
    boolean isNegative = (a ^ b) < 0;
    if (quotient >= 0) {
      return isNegative ? -quotient : quotient;
    }
    return isNegative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** {@code trunc(a / b)}; 0 for a divisor of 0 and where that overflows. */
  public static long safeDiv(long a, long b) {
    if (b == 0) {
      return 0;
    }
    if (a >>> (FRACTION_BITS - 1) == 0) {
      return (a << FRACTION_BITS) / b;
    }
    long quotient = WideDivision.shifted(Math.abs(a), Math.abs(b));
    if ((a ^ b) < 0) {
      return quotient >= 0 || quotient == Long.MIN_VALUE ? -quotient : 0;
    }
    return Math.max(quotient, 0);
  }

  /**
   * The nearest integer, ties away from zero, as a raw value; saturated to a u16 and returned as
   * it.
   */
  public static int roundToU16(long a) {
    return a <= 0
        ? 0
        : (int) Math.min((a >>> FRACTION_BITS) + ((a >>> (FRACTION_BITS - 1)) & 1), U16);
  }

  /** The value brought into {@code [low, high]}, the upper bound first. */
  public static long clamp(long a, long low, long high) {
    return Math.max(Math.min(a, high), low);
  }

  /** The end of the range on the side of {@code sign}. */
  private static long end(long sign) {
    return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
