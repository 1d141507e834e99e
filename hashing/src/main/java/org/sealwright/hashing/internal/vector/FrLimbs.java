// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/** The number format of {@link FrLanes} and the scalar conversions to and from it. */
public final class FrLimbs {
  /** Limbs of an element. */
  public static final int LIMBS = 5;

  /** Bits of a limb. */
  static final int LIMB_BITS = 52;

  /** Bits of the Montgomery radix R of {@link FrLanes}. */
  public static final int RADIX_BITS = LIMBS * LIMB_BITS;

  private static final long MASK = (1L << LIMB_BITS) - 1;
  private static final BigInteger BASE = BigInteger.ONE.shiftLeft(LIMB_BITS);
  private static final BigInteger HALF_BASE = BigInteger.ONE.shiftLeft(LIMB_BITS - 1);

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

  /** Limbs of {@code 2^exponent mod r}. */
  public static double[] constant(int exponent) {
    long[] limbs = balanced(centred(BigInteger.ONE.shiftLeft(exponent)));
    double[] out = new double[LIMBS];
    for (int k = 0; k < LIMBS; k++) {
      out[k] = limbs[k];
    }
    return out;
  }

  /**
   * Limbs of {@code 2^4 x} mod r for words x: a factor with the radix {@code 2^256} of {@link Fr}
   * becomes one with that of {@link FrLanes}.
   */
  static void factor(double[] out, int at, long[] words) {
    long[] x = words.clone();
    for (int i = 256; i < RADIX_BITS; i++) {
      Fr.add(x, 0, x, 0, x, 0);
    }
    long carry = 0;
    for (int k = 0; k < LIMBS; k++) {
      int bit = k * LIMB_BITS;
      int word = bit >>> 6;
      int shift = bit & 63;
      long limb = x[word] >>> shift;
      if (shift > Long.SIZE - LIMB_BITS && word + 1 < Fr.LIMBS) {
        limb |= x[word + 1] << (Long.SIZE - shift);
      }
      limb = (limb & MASK) + carry;
      carry = limb >>> (LIMB_BITS - 1);
      out[at + k] = limb - (carry << LIMB_BITS);
    }
  }

  /**
   * Copies the element at {@code offset} to a lane of {@code words}.
   *
   * @param at index of the lane in the vector of word 0
   * @param lanes distance of words
   */
  public static void gather(long[] words, int at, int lanes, MemorySegment in, long offset) {
    words[at] = in.get(LE64, offset);
    words[at + lanes] = in.get(LE64, offset + 8);
    words[at + 2 * lanes] = in.get(LE64, offset + 16);
    words[at + 3 * lanes] = in.get(LE64, offset + 24);
  }

  /** Copies a lane of {@code words} to the element at {@code offset}. */
  public static void scatter(MemorySegment out, long offset, long[] words, int at, int lanes) {
    out.set(LE64, offset, words[at]);
    out.set(LE64, offset + 8, words[at + lanes]);
    out.set(LE64, offset + 16, words[at + 2 * lanes]);
    out.set(LE64, offset + 24, words[at + 3 * lanes]);
  }
}
