// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Integers in little-endian 64-bit limbs, without allocation. A signed number is in two's
 * complement over its whole array. Every operation is exact; the callers bound their numbers so
 * that nothing is cut off.
 */
final class LimbMath {
  private LimbMath() {}

  /** 1 if adding {@code addend} gave {@code sum} and carried, else 0. */
  static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }

  /** {@code high * 2^64 + low}, both limbs without sign. */
  static BigInteger unsigned(long high, long low) {
    return toInteger(new long[] {low, high, 0});
  }

  /** The number of all the limbs, signed. */
  static BigInteger toInteger(long[] limbs) {
    BigInteger value = BigInteger.valueOf(limbs[limbs.length - 1]);
    for (int i = limbs.length - 2; i >= 0; i--) {
      // Two halves, for a limb has no sign of its own.
      value =
          value
              .shiftLeft(32)
              .add(BigInteger.valueOf(limbs[i] >>> 32))
              .shiftLeft(32)
              .add(BigInteger.valueOf(limbs[i] & 0xFFFF_FFFFL));
    }
    return value;
  }

  /** Sets all the limbs; the value must fit with its sign. */
  static void set(long[] limbs, BigInteger value) {
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = value.shiftRight(64 * i).longValue();
    }
  }

  /** The limbs of a constant. */
  static long[] of(BigInteger value, int limbs) {
    long[] out = new long[limbs];
    set(out, value);
    return out;
  }

  /** {@code a += b}, arrays of the same length. */
  static void add(long[] a, long[] b) {
    long carry = 0;
    for (int i = 0; i < a.length; i++) {
      long partial = b[i] + carry;
      long sum = a[i] + partial;
      carry = carry(partial, carry) + carry(sum, partial);
      a[i] = sum;
    }
  }

  /** {@code a -= b}, arrays of the same length; returns the borrow, 0 or 1. */
  static long subtract(long[] a, long[] b) {
    long borrow = 0;
    for (int i = 0; i < a.length; i++) {
      long taken = b[i] + borrow;
      long next = carry(taken, borrow) + (Long.compareUnsigned(a[i], taken) < 0 ? 1 : 0);
      a[i] -= taken;
      borrow = next;
    }
    return borrow;
  }

  /** Unsigned comparison of arrays of the same length. */
  static int compare(long[] a, long[] b) {
    for (int i = a.length - 1; i >= 0; i--) {
      int order = Long.compareUnsigned(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * {@code out = a * b}, {@code a} signed, {@code b} without sign, {@code out} signed.
   *
   * @param out of {@code a.length + b.length} limbs
   */
  static void multiply(long[] out, long[] a, long[] b) {
    Arrays.fill(out, 0);
    for (int i = 0; i < a.length; i++) {
      long carry = 0;
      for (int j = 0; j < b.length; j++) {
        long low = a[i] * b[j];
        long high = Math.unsignedMultiplyHigh(a[i], b[j]);
        long sum = out[i + j] + low;
        high += carry(sum, low);
        sum += carry;
        high += carry(sum, carry);
        out[i + j] = sum;
        carry = high;
      }
      out[i + b.length] = carry;
    }
    if (a[a.length - 1] < 0) {
      long borrow = 0;
      for (int j = 0; j < b.length; j++) {
        int at = a.length + j;
        long taken = b[j] + borrow;
        borrow = carry(taken, borrow) + (Long.compareUnsigned(out[at], taken) < 0 ? 1 : 0);
        out[at] -= taken;
      }
    }
  }
}
