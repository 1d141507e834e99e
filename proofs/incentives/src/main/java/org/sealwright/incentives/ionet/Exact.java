// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import org.sealwright.incentives.EconomicsException;

/** Arithmetic on 0 to 2^63 - 1 with products in 128 bits; what doesn't fit is an exception. */
final class Exact {
  static final long PPM = 1_000_000;
  static final int BPS = 10_000;
  private static final long LOW = 0xffff_ffffL;

  private Exact() {}

  /** {@code floor(a * b / c)}. */
  static long mulDiv(long a, long b, long c) {
    long high = Math.multiplyHigh(a, b);
    if (high == 0 && a * b >= 0) {
      return a * b / c;
    }
    long quotient = high < c ? divide(high, a * b, c) : -1;
    if (quotient < 0) {
      throw new EconomicsException("%d * %d / %d is beyond 2^63 - 1".formatted(a, b, c));
    }
    return quotient;
  }

  /** {@code a * b mod c}. */
  static long mulMod(long a, long b, long c) {
    long high = Math.multiplyHigh(a, b);
    if (high == 0 && a * b >= 0) {
      return a * b % c;
    }
    // The quotient may exceed 64 bits; reducing one factor first keeps it below c.
    long reduced = a % c;
    high = Math.multiplyHigh(reduced, b % c);
    long low = reduced * (b % c);
    return low - divide(high, low, c) * c;
  }

  /** {@code ceil(a * b / c)}. */
  static long mulDivUp(long a, long b, long c) {
    long down = mulDiv(a, b, c);
    return mulMod(a, b, c) == 0 ? down : add(down, 1);
  }

  /**
   * {@code floor((high * 2^64 + low) / c)} for {@code high < c < 2^63}: schoolbook division with
   * digits of 32 bits, each estimate at most two too large.
   */
  private static long divide(long high, long low, long c) {
    int shift = Long.numberOfLeadingZeros(c);
    long divisor = c << shift;
    long top = high << shift | low >>> (64 - shift);
    long rest = low << shift;
    long first = digit(top, rest >>> 32, divisor);
    long middle = (top << 32 | rest >>> 32) - first * divisor;
    long second = digit(middle, rest & LOW, divisor);
    return (first << 32) + second;
  }

  private static long digit(long top, long next, long divisor) {
    long upper = divisor >>> 32;
    long lower = divisor & LOW;
    long digit = Long.divideUnsigned(top, upper);
    long remainder = top - digit * upper;
    while (digit > LOW || Long.compareUnsigned(digit * lower, remainder << 32 | next) > 0) {
      digit--;
      remainder += upper;
      if (remainder > LOW) {
        break;
      }
    }
    return digit;
  }

  /** {@code a + b}. */
  static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw new EconomicsException("%d + %d is beyond 2^63 - 1".formatted(a, b));
    }
    return sum;
  }

  /** {@code a * b}. */
  static long mul(long a, long b) {
    return mulDiv(a, b, 1);
  }

  /** The value, which must not be negative. */
  static long notNegative(String name, long value) {
    if (value < 0) {
      throw new EconomicsException(name + " is " + value + "; wanted 0 or more");
    }
    return value;
  }

  /** The value, which must be 1 or more. */
  static long positive(String name, long value) {
    if (value <= 0) {
      throw new EconomicsException(name + " is " + value + "; wanted 1 or more");
    }
    return value;
  }

  /** The value, which must lie within both bounds. */
  static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new EconomicsException("%s is %d; wanted %d to %d".formatted(name, value, least, most));
    }
    return value;
  }
}
