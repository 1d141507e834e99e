// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.WideDivision;

/** Arithmetic on 0 to 2^63 - 1 with products in 128 bits; what doesn't fit is an exception. */
final class Exact {
  static final long PPM = 1_000_000;
  static final int BPS = 10_000;

  private Exact() {}

  /** {@code floor(a * b / c)}. */
  static long mulDiv(long a, long b, long c) {
    long high = Math.multiplyHigh(a, b);
    if (high == 0 && a * b >= 0) {
      return a * b / c;
    }
    long quotient = high < c ? WideDivision.divide(high, a * b, c) : -1;
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
    return low - WideDivision.divide(high, low, c) * c;
  }

  /** {@code ceil(a * b / c)}. */
  static long mulDivUp(long a, long b, long c) {
    long down = mulDiv(a, b, c);
    return mulMod(a, b, c) == 0 ? down : add(down, 1);
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
