// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import org.sealwright.incentives.EconomicsException;

/** Quotients whose dividend doesn't fit a {@code long}. */
public final class WideDivision {
  private static final int HALF = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private WideDivision() {}

  /**
   * {@code floor((high * 2^64 + low) / divisor)}, all unsigned.
   *
   * @throws EconomicsException unless {@code high} is below the divisor, without which the quotient
   *     has more than 64 bits
   */
  public static long divide(long high, long low, long divisor) {
    if (Long.compareUnsigned(high, divisor) >= 0) {
      throw new EconomicsException(
          "quotient of "
              + Long.toUnsignedString(high)
              + " * 2^64 by "
              + Long.toUnsignedString(divisor)
              + " has more than 64 bits");
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long normal = divisor << shift;
    // In two steps, because a shift by 64 would do nothing.
    long top = (high << shift) | (low >>> 1 >>> (63 - shift));
    long rest = low << shift;
    long first = digit(top, rest >>> HALF, normal);
    long middle = (top << HALF | rest >>> HALF) - first * normal;
    return (first << HALF) + digit(middle, rest & LOW, normal);
  }

  /**
   * {@code floor(a * 2^32 / b)} of unsigned a and b. A result of 2^63 or more is returned as some
   * negative number, and as {@link Long#MIN_VALUE} only if it is exactly 2^63.
   */
  static long shifted(long a, long b) {
    if (a >>> HALF == 0) {
      return exactOrFull(Long.divideUnsigned(a << HALF, b));
    }
    long high = Long.divideUnsigned(a, b);
    if (high >>> HALF != 0) {
      return -1;
    }
    long rest = a - high * b;
    // rest < b, so the low half of the quotient has at most 32 bits.
    int shift = Long.numberOfLeadingZeros(b);
    long low =
        rest >>> HALF == 0
            ? Long.divideUnsigned(rest << HALF, b)
            : digit(rest << shift, 0, b << shift);
    return exactOrFull((high << HALF) | low);
  }

  /**
   * {@code floor((top * 2^32 + next) / divisor)}: one digit of a long division, for {@code top <
   * divisor}, {@code next} below 2^32 and a divisor of 2^63 or more.
   */
  private static long digit(long top, long next, long divisor) {
    long upper = divisor >>> HALF;
    long lower = divisor & LOW;
    // Knuth's estimate from the divisor's upper half is too great by at most 2.
    long digit = Long.divideUnsigned(top, upper);
    long left = top - digit * upper;
    while (digit > LOW || Long.compareUnsigned(digit * lower, left << HALF | next) > 0) {
      digit--;
      left += upper;
      if (left > LOW) {
        break;
      }
    }
    return digit;
  }

  /** Keeps 2^63 apart from what is greater. */
  private static long exactOrFull(long quotient) {
    return quotient >= 0 || quotient == Long.MIN_VALUE ? quotient : -1;
  }
}
