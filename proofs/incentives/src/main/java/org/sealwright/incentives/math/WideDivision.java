// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

/** Quotients whose dividend doesn't fit a {@code long}. */
final class WideDivision {
  private static final int HALF = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private WideDivision() {}

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
    long low = rest >>> HALF == 0 ? Long.divideUnsigned(rest << HALF, b) : lowHalf(rest, b);
    return exactOrFull((high << HALF) | low);
  }

  /** {@code floor(rest * 2^32 / b)} for {@code 2^32 <= rest < b}: one digit of a long division. */
  private static long lowHalf(long rest, long b) {
    int shift = Long.numberOfLeadingZeros(b);
    long divisor = b << shift;
    long top = rest << shift;
    // Knuth's estimate from the divisor's upper half is too great by at most 2.
    long digit = Long.divideUnsigned(top, divisor >>> HALF);
    long left = top - digit * (divisor >>> HALF);
    long lower = divisor & LOW;
    while (digit > LOW || Long.compareUnsigned(digit * lower, left << HALF) > 0) {
      digit--;
      left += divisor >>> HALF;
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
