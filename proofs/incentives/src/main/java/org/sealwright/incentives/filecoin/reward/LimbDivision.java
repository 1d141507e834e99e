// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.util.Arrays;

/**
 * {@code floor(a * 2^128 / b)} of numbers below 2<sup>191</sup> with {@code a < 2 * b}, without
 * allocation: Knuth's algorithm D with digits of 32 bits, of which there are always four. Not for
 * several threads at once.
 */
final class LimbDivision {
  private static final int LIMBS = 3;
  private static final int DIGITS = 4;
  private static final long MASK = 0xFFFF_FFFFL;

  private final long[] divisor = new long[LIMBS];
  private final long[] rest = new long[LIMBS + 1];
  private final long[] wideDivisor = new long[LIMBS + 1];

  /**
   * Divides.
   *
   * @param quotient three limbs, the topmost 0 or 1
   * @param a three limbs, 0 or more
   * @param b three limbs, above 0
   */
  void divide(long[] quotient, long[] a, long[] b) {
    int shift = leadingZeros(b);
    shiftLeft(divisor, b, shift);
    shiftLeft(rest, a, shift);
    System.arraycopy(divisor, 0, wideDivisor, 0, LIMBS);
    Arrays.fill(quotient, 0);
    // The rest has a limb more: a may reach twice b, whose top bit is set now.
    if (LimbMath.compare(rest, wideDivisor) >= 0) {
      LimbMath.subtract(rest, wideDivisor);
      quotient[2] = 1;
    }
    long top = divisor[LIMBS - 1] >>> 32;
    for (int i = DIGITS - 1; i >= 0; i--) {
      quotient[i >> 1] |= digit(top) << (32 * (i & 1));
    }
  }

  /** The next digit: multiplies the rest by 2^32 and takes away what the digit covers. */
  private long digit(long top) {
    for (int i = LIMBS; i > 0; i--) {
      rest[i] = rest[i] << 32 | rest[i - 1] >>> 32;
    }
    rest[0] <<= 32;
    long head = rest[LIMBS] << 32 | rest[LIMBS - 1] >>> 32;
    // An estimate from the leading digits is never too small, and too large by two at most.
    long digit = rest[LIMBS] >= top ? MASK : Long.divideUnsigned(head, top);
    subtractProduct(digit);
    while (rest[LIMBS] < 0) {
      LimbMath.add(rest, wideDivisor);
      digit--;
    }
    return digit;
  }

  private void subtractProduct(long digit) {
    long borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      long low = divisor[i] * digit;
      long high = Math.unsignedMultiplyHigh(divisor[i], digit);
      low += borrow;
      high += LimbMath.carry(low, borrow);
      borrow = high + (Long.compareUnsigned(rest[i], low) < 0 ? 1 : 0);
      rest[i] -= low;
    }
    rest[LIMBS] -= borrow;
  }

  private static int leadingZeros(long[] b) {
    int zeros = 0;
    for (int i = LIMBS - 1; i >= 0; i--) {
      if (b[i] != 0) {
        return zeros + Long.numberOfLeadingZeros(b[i]);
      }
      zeros += Long.SIZE;
    }
    throw new IllegalArgumentException("division by zero");
  }

  /** {@code out = in * 2^shift}, shift below 192; limbs of {@code out} beyond are cut off. */
  private static void shiftLeft(long[] out, long[] in, int shift) {
    int limbs = shift >> 6;
    int bits = shift & 63;
    for (int i = out.length - 1; i >= 0; i--) {
      long high = limb(in, i - limbs);
      long low = limb(in, i - limbs - 1);
      out[i] = bits == 0 ? high : high << bits | low >>> (64 - bits);
    }
  }

  private static long limb(long[] in, int index) {
    return index >= 0 && index < in.length ? in[index] : 0;
  }
}
