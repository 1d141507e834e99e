// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/** The number format of {@link FrLanes} and the scalar conversions to and from it. */
final class FrLimbs {
  /** Limbs of an element. */
  static final int LIMBS = 5;

  /** Bits of a limb. */
  static final int LIMB_BITS = 52;

  /** Bits of the Montgomery radix R of {@link FrLanes}. */
  static final int RADIX_BITS = LIMBS * LIMB_BITS;

  private static final BigInteger BASE = BigInteger.ONE.shiftLeft(LIMB_BITS);
  private static final BigInteger HALF_BASE = BigInteger.ONE.shiftLeft(LIMB_BITS - 1);

  private static final long MASK = (1L << LIMB_BITS) - 1;
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  /** Limbs of {@code -r}. */
  static final long[] MINUS_MODULUS = balanced(Fr.MODULUS.negate());

  private FrLimbs() {}

  /** The value in {@code [-r/2, r/2)} congruent to {@code value}. */
  static BigInteger centred(BigInteger value) {
    BigInteger canonical = value.mod(Fr.MODULUS);
    return canonical.shiftLeft(1).compareTo(Fr.MODULUS) < 0
        ? canonical
        : canonical.subtract(Fr.MODULUS);
  }

  /** Balanced limbs, each in {@code [-2^51, 2^51)}, of {@code value}, which must fit. */
  static long[] balanced(BigInteger value) {
    long[] limbs = new long[LIMBS];
    BigInteger rest = value;
    for (int k = 0; k < LIMBS; k++) {
      BigInteger limb = rest.add(HALF_BASE).mod(BASE).subtract(HALF_BASE);
      limbs[k] = limb.longValueExact();
      rest = rest.subtract(limb).shiftRight(LIMB_BITS);
    }
    if (rest.signum() != 0) {
      throw new IllegalArgumentException("value of " + value.bitLength() + " bits does not fit");
    }
    return limbs;
  }

  /**
   * Writes {@code addend} plus the canonical element at {@code offset} to a lane of a unit.
   *
   * @param at index of the lane in limb 0
   * @param lanes distance of limbs
   */
  static void load(
      double[] out, int at, int lanes, MemorySegment in, long offset, long[] addend, int k) {
    long w0 = in.get(LE64, offset);
    long w1 = in.get(LE64, offset + 8);
    long w2 = in.get(LE64, offset + 16);
    long w3 = in.get(LE64, offset + 24);
    long carry = put(out, at, (w0 & MASK) + addend[k]);
    carry = put(out, at + lanes, (w0 >>> 52 | (w1 << 12 & MASK)) + addend[k + 1] + carry);
    carry = put(out, at + 2 * lanes, (w1 >>> 40 | (w2 << 24 & MASK)) + addend[k + 2] + carry);
    carry = put(out, at + 3 * lanes, (w2 >>> 28 | (w3 << 36 & MASK)) + addend[k + 3] + carry);
    out[at + 4 * lanes] = (w3 >>> 16) + addend[k + 4] + carry;
  }

  /** Writes {@code value} to a lane of a unit. */
  static void load(double[] out, int at, int lanes, long[] value, int k) {
    for (int limb = 0; limb < LIMBS; limb++) {
      out[at + limb * lanes] = value[k + limb];
    }
  }

  /** Stores the balanced low limb of {@code value} and returns the rest. */
  private static long put(double[] out, int at, long value) {
    long limb = value << (64 - LIMB_BITS) >> (64 - LIMB_BITS);
    out[at] = limb;
    return (value - limb) >> LIMB_BITS;
  }

  /** Stores a lane of a unit, a value z with {@code -r < z < r}, canonically. */
  static void store(MemorySegment out, long offset, double[] in, int at, int lanes) {
    // z + r lies between 0 and 2r < 2^256: after this, limbs are 0 to 2^52 - 1, the top one 48
    // bits.
    long d0 = (long) in[at] - MINUS_MODULUS[0];
    long d1 = (long) in[at + lanes] - MINUS_MODULUS[1] + (d0 >> 52);
    long d2 = (long) in[at + 2 * lanes] - MINUS_MODULUS[2] + (d1 >> 52);
    long d3 = (long) in[at + 3 * lanes] - MINUS_MODULUS[3] + (d2 >> 52);
    long d4 = (long) in[at + 4 * lanes] - MINUS_MODULUS[4] + (d3 >> 52);
    d1 &= MASK;
    d2 &= MASK;
    d3 &= MASK;
    long w0 = (d0 & MASK) | d1 << 52;
    long w1 = d1 >>> 12 | d2 << 40;
    long w2 = d2 >>> 24 | d3 << 28;
    long w3 = d3 >>> 36 | d4 << 16;
    if (!Fr.isCanonical(w0, w1, w2, w3)) {
      long borrow = less(w0, Fr.R0);
      long x1 = w1 - Fr.R1;
      long borrow1 = less(w1, Fr.R1) | less(x1, borrow);
      long x2 = w2 - Fr.R2;
      long borrow2 = less(w2, Fr.R2) | less(x2, borrow1);
      w0 -= Fr.R0;
      w1 = x1 - borrow;
      w2 = x2 - borrow1;
      w3 -= Fr.R3 + borrow2;
    }
    out.set(LE64, offset, w0);
    out.set(LE64, offset + 8, w1);
    out.set(LE64, offset + 16, w2);
    out.set(LE64, offset + 24, w3);
  }

  private static long less(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }
}
