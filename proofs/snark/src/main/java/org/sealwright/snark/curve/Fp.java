// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static java.lang.Math.unsignedMultiplyHigh;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * The base field of BLS12-381 on six 64-bit limbs, least significant first, in {@code long[]} with
 * an offset: the specification that the batch kernels are held to.
 *
 * <p>{@code p = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffff
 * b9feffffffffaaab}. Montgomery form uses {@code R = 2^384}. Every operand is below p and so is
 * every result; the output may be an operand. Nothing here allocates unless it says so. Additions,
 * subtractions and products are branch-free on values.
 */
public final class Fp {

  /** Limbs of an element. */
  public static final int LIMBS = 6;

  /** Bytes of an element. */
  public static final int BYTES = 48;

  /** The modulus. */
  public static final BigInteger MODULUS =
      new BigInteger(
          "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffff"
              + "b9feffffffffaaab",
          16);

  /** Limb 0 of the modulus. */
  public static final long P0 = 0xb9feffffffffaaabL;

  /** Limb 1 of the modulus. */
  public static final long P1 = 0x1eabfffeb153ffffL;

  /** Limb 2 of the modulus. */
  public static final long P2 = 0x6730d2a0f6b0f624L;

  /** Limb 3 of the modulus. */
  public static final long P3 = 0x64774b84f38512bfL;

  /** Limb 4 of the modulus. */
  public static final long P4 = 0x4b1ba7b6434bacd7L;

  /** Limb 5 of the modulus. */
  public static final long P5 = 0x1a0111ea397fe69aL;

  /** {@code -p^-1 mod 2^64}. */
  static final long INV = 0x89f3fffcfffcfffdL;

  private static final ValueLayout.OfLong BIG_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final ValueLayout.OfLong LITTLE_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final long[] R_SQUARED = limbsOf(BigInteger.ONE.shiftLeft(768).mod(MODULUS));

  private static final long[] PLAIN_ONE = {1, 0, 0, 0, 0, 0};

  private static final BigInteger R_INVERSE = BigInteger.ONE.shiftLeft(384).modInverse(MODULUS);

  private Fp() {}

  /**
   * Montgomery product: {@code out = a b / R mod p}. Operands may be below 2 p: with {@code 8 p <
   * R} the sum before the last subtraction is below 2 p nevertheless.
   */
  public static void mul(long[] out, int o, long[] a, int i, long[] b, int j) {
    final long a0 = a[i];
    final long a1 = a[i + 1];
    final long a2 = a[i + 2];
    final long a3 = a[i + 3];
    final long a4 = a[i + 4];
    final long a5 = a[i + 5];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    long t4 = 0;
    long t5 = 0;
    for (int k = 0; k < LIMBS; k++) {
      long y = b[j + k];
      // p leaves three bits free, so t + a y + m p stays below 2^448: no carry leaves the seventh
      // limb.
      long q = a0 * y;
      long c = unsignedMultiplyHigh(a0, y);
      t0 += q;
      c += lessThan(t0, q);
      long h;

      q = a1 * y;
      h = unsignedMultiplyHigh(a1, y);
      q += c;
      h += lessThan(q, c);
      t1 += q;
      c = h + lessThan(t1, q);

      q = a2 * y;
      h = unsignedMultiplyHigh(a2, y);
      q += c;
      h += lessThan(q, c);
      t2 += q;
      c = h + lessThan(t2, q);

      q = a3 * y;
      h = unsignedMultiplyHigh(a3, y);
      q += c;
      h += lessThan(q, c);
      t3 += q;
      c = h + lessThan(t3, q);

      q = a4 * y;
      h = unsignedMultiplyHigh(a4, y);
      q += c;
      h += lessThan(q, c);
      t4 += q;
      c = h + lessThan(t4, q);

      q = a5 * y;
      h = unsignedMultiplyHigh(a5, y);
      q += c;
      h += lessThan(q, c);
      t5 += q;
      c = h + lessThan(t5, q);

      final long t6 = c;
      long m = t0 * INV;
      q = m * P0;
      c = unsignedMultiplyHigh(m, P0) + lessThan(t0 + q, q);

      q = m * P1;
      h = unsignedMultiplyHigh(m, P1);
      q += c;
      h += lessThan(q, c);
      t0 = t1 + q;
      c = h + lessThan(t0, q);

      q = m * P2;
      h = unsignedMultiplyHigh(m, P2);
      q += c;
      h += lessThan(q, c);
      t1 = t2 + q;
      c = h + lessThan(t1, q);

      q = m * P3;
      h = unsignedMultiplyHigh(m, P3);
      q += c;
      h += lessThan(q, c);
      t2 = t3 + q;
      c = h + lessThan(t2, q);

      q = m * P4;
      h = unsignedMultiplyHigh(m, P4);
      q += c;
      h += lessThan(q, c);
      t3 = t4 + q;
      c = h + lessThan(t3, q);

      q = m * P5;
      h = unsignedMultiplyHigh(m, P5);
      q += c;
      h += lessThan(q, c);
      t4 = t5 + q;
      c = h + lessThan(t4, q);
      t5 = t6 + c;
    }
    storeReduced(out, o, t0, t1, t2, t3, t4, t5);
  }

  /**
   * {@code out = (a b + c d) / R mod p}: two products for one reduction. As for {@link #mul},
   * operands may be below 2 p.
   */
  static void mulAdd(
      long[] out, int o, long[] a, int i, long[] b, int j, long[] c, int k, long[] d, int l) {
    final long a0 = a[i];
    final long a1 = a[i + 1];
    final long a2 = a[i + 2];
    final long a3 = a[i + 3];
    final long a4 = a[i + 4];
    final long a5 = a[i + 5];
    final long c0 = c[k];
    final long c1 = c[k + 1];
    final long c2 = c[k + 2];
    final long c3 = c[k + 3];
    final long c4 = c[k + 4];
    final long c5 = c[k + 5];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    long t4 = 0;
    long t5 = 0;
    for (int e = 0; e < LIMBS; e++) {
      long y = b[j + e];
      // The sum stays below 2^448, as in mul: a b + c d adds a bit, and p leaves three free.
      long q = a0 * y;
      long w = unsignedMultiplyHigh(a0, y);
      t0 += q;
      w += lessThan(t0, q);
      q = a1 * y;
      long h = unsignedMultiplyHigh(a1, y);
      q += w;
      h += lessThan(q, w);
      t1 += q;
      w = h + lessThan(t1, q);
      q = a2 * y;
      h = unsignedMultiplyHigh(a2, y);
      q += w;
      h += lessThan(q, w);
      t2 += q;
      w = h + lessThan(t2, q);
      q = a3 * y;
      h = unsignedMultiplyHigh(a3, y);
      q += w;
      h += lessThan(q, w);
      t3 += q;
      w = h + lessThan(t3, q);
      q = a4 * y;
      h = unsignedMultiplyHigh(a4, y);
      q += w;
      h += lessThan(q, w);
      t4 += q;
      w = h + lessThan(t4, q);
      q = a5 * y;
      h = unsignedMultiplyHigh(a5, y);
      q += w;
      h += lessThan(q, w);
      t5 += q;
      w = h + lessThan(t5, q);
      long t6 = w;

      y = d[l + e];
      q = c0 * y;
      w = unsignedMultiplyHigh(c0, y);
      t0 += q;
      w += lessThan(t0, q);
      q = c1 * y;
      h = unsignedMultiplyHigh(c1, y);
      q += w;
      h += lessThan(q, w);
      t1 += q;
      w = h + lessThan(t1, q);
      q = c2 * y;
      h = unsignedMultiplyHigh(c2, y);
      q += w;
      h += lessThan(q, w);
      t2 += q;
      w = h + lessThan(t2, q);
      q = c3 * y;
      h = unsignedMultiplyHigh(c3, y);
      q += w;
      h += lessThan(q, w);
      t3 += q;
      w = h + lessThan(t3, q);
      q = c4 * y;
      h = unsignedMultiplyHigh(c4, y);
      q += w;
      h += lessThan(q, w);
      t4 += q;
      w = h + lessThan(t4, q);
      q = c5 * y;
      h = unsignedMultiplyHigh(c5, y);
      q += w;
      h += lessThan(q, w);
      t5 += q;
      w = h + lessThan(t5, q);
      t6 += w;

      long m = t0 * INV;
      q = m * P0;
      w = unsignedMultiplyHigh(m, P0) + lessThan(t0 + q, q);

      q = m * P1;
      h = unsignedMultiplyHigh(m, P1);
      q += w;
      h += lessThan(q, w);
      t0 = t1 + q;
      w = h + lessThan(t0, q);

      q = m * P2;
      h = unsignedMultiplyHigh(m, P2);
      q += w;
      h += lessThan(q, w);
      t1 = t2 + q;
      w = h + lessThan(t1, q);

      q = m * P3;
      h = unsignedMultiplyHigh(m, P3);
      q += w;
      h += lessThan(q, w);
      t2 = t3 + q;
      w = h + lessThan(t2, q);

      q = m * P4;
      h = unsignedMultiplyHigh(m, P4);
      q += w;
      h += lessThan(q, w);
      t3 = t4 + q;
      w = h + lessThan(t3, q);

      q = m * P5;
      h = unsignedMultiplyHigh(m, P5);
      q += w;
      h += lessThan(q, w);
      t4 = t5 + q;
      w = h + lessThan(t4, q);

      t5 = t6 + w;
    }
    storeReduced(out, o, t0, t1, t2, t3, t4, t5);
  }

  /** {@code out = a^2 / R mod p}. */
  public static void square(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, a, i);
  }

  /** {@code out = a + b}, not reduced: below 2 p, an operand for {@link #mul} and nothing else. */
  static void addLazy(long[] out, int o, long[] a, int i, long[] b, int j) {
    long carry = 0;
    for (int k = 0; k < LIMBS; k++) {
      long x = a[i + k] + b[j + k];
      long c = lessThan(x, b[j + k]);
      long sum = x + carry;
      carry = c + lessThan(sum, carry);
      out[o + k] = sum;
    }
  }

  /** {@code out = a - b + p}, not reduced: below 2 p, an operand for {@link #mul} only. */
  static void subLazy(long[] out, int o, long[] a, int i, long[] b, int j) {
    long s0 = a[i] + P0;
    long c = lessThan(s0, P0);
    long s1 = a[i + 1] + P1;
    long d1 = lessThan(s1, P1);
    s1 += c;
    c = d1 + lessThan(s1, c);
    long s2 = a[i + 2] + P2;
    long d2 = lessThan(s2, P2);
    s2 += c;
    c = d2 + lessThan(s2, c);
    long s3 = a[i + 3] + P3;
    long d3 = lessThan(s3, P3);
    s3 += c;
    c = d3 + lessThan(s3, c);
    long s4 = a[i + 4] + P4;
    long d4 = lessThan(s4, P4);
    s4 += c;
    c = d4 + lessThan(s4, c);
    long s5 = a[i + 5] + P5 + c;
    long y = b[j];
    long w = lessThan(s0, y);
    s0 -= y;
    y = b[j + 1];
    long x1 = s1 - y;
    d1 = lessThan(s1, y);
    s1 = x1 - w;
    w = d1 + lessThan(x1, w);
    y = b[j + 2];
    long x2 = s2 - y;
    d2 = lessThan(s2, y);
    s2 = x2 - w;
    w = d2 + lessThan(x2, w);
    y = b[j + 3];
    long x3 = s3 - y;
    d3 = lessThan(s3, y);
    s3 = x3 - w;
    w = d3 + lessThan(x3, w);
    y = b[j + 4];
    long x4 = s4 - y;
    d4 = lessThan(s4, y);
    s4 = x4 - w;
    w = d4 + lessThan(x4, w);
    s5 -= b[j + 5] + w;
    out[o] = s0;
    out[o + 1] = s1;
    out[o + 2] = s2;
    out[o + 3] = s3;
    out[o + 4] = s4;
    out[o + 5] = s5;
  }

  /** {@code out = a + b mod p}. */
  public static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    long s0 = a[i] + b[j];
    long c = lessThan(s0, b[j]);
    long d;
    long s1 = a[i + 1] + b[j + 1];
    d = lessThan(s1, b[j + 1]);
    s1 += c;
    c = d + lessThan(s1, c);
    long s2 = a[i + 2] + b[j + 2];
    d = lessThan(s2, b[j + 2]);
    s2 += c;
    c = d + lessThan(s2, c);
    long s3 = a[i + 3] + b[j + 3];
    d = lessThan(s3, b[j + 3]);
    s3 += c;
    c = d + lessThan(s3, c);
    long s4 = a[i + 4] + b[j + 4];
    d = lessThan(s4, b[j + 4]);
    s4 += c;
    c = d + lessThan(s4, c);
    // Both operands are below p < 2^381, so the sum fits.
    long s5 = a[i + 5] + b[j + 5] + c;
    storeReduced(out, o, s0, s1, s2, s3, s4, s5);
  }

  /** {@code out = a - b mod p}. */
  public static void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    long d0 = a[i] - b[j];
    long w = lessThan(a[i], b[j]);
    long x;
    x = a[i + 1] - b[j + 1];
    long d1 = x - w;
    w = lessThan(a[i + 1], b[j + 1]) + lessThan(x, w);
    x = a[i + 2] - b[j + 2];
    long d2 = x - w;
    w = lessThan(a[i + 2], b[j + 2]) + lessThan(x, w);
    x = a[i + 3] - b[j + 3];
    long d3 = x - w;
    w = lessThan(a[i + 3], b[j + 3]) + lessThan(x, w);
    x = a[i + 4] - b[j + 4];
    long d4 = x - w;
    w = lessThan(a[i + 4], b[j + 4]) + lessThan(x, w);
    x = a[i + 5] - b[j + 5];
    long d5 = x - w;
    w = lessThan(a[i + 5], b[j + 5]) + lessThan(x, w);
    long mask = -w;
    long r = P0 & mask;
    d0 += r;
    long c = lessThan(d0, r);
    long e;
    r = P1 & mask;
    d1 += c;
    e = lessThan(d1, c);
    d1 += r;
    c = e + lessThan(d1, r);
    r = P2 & mask;
    d2 += c;
    e = lessThan(d2, c);
    d2 += r;
    c = e + lessThan(d2, r);
    r = P3 & mask;
    d3 += c;
    e = lessThan(d3, c);
    d3 += r;
    c = e + lessThan(d3, r);
    r = P4 & mask;
    d4 += c;
    e = lessThan(d4, c);
    d4 += r;
    c = e + lessThan(d4, r);
    d5 += (P5 & mask) + c;
    out[o] = d0;
    out[o + 1] = d1;
    out[o + 2] = d2;
    out[o + 3] = d3;
    out[o + 4] = d4;
    out[o + 5] = d5;
  }

  /** {@code out = 2 a mod p}. */
  public static void twice(long[] out, int o, long[] a, int i) {
    add(out, o, a, i, a, i);
  }

  /** {@code out = -a mod p}. */
  public static void negate(long[] out, int o, long[] a, int i) {
    sub(out, o, Zero.LIMBS, 0, a, i);
  }

  /**
   * {@code out = 1 / a} in Montgomery form, 0 where a is 0; allocates. An exponentiation with a
   * public exponent: its time does not depend on a.
   */
  public static void inverse(long[] out, int o, long[] a, int i) {
    FpPower.inverse(out, o, a, i);
  }

  /**
   * {@code out = sqrt(a)} in Montgomery form, one root of the two; allocates.
   *
   * @return whether a is a square; where it is not, {@code out} holds a root of -a
   */
  public static boolean sqrt(long[] out, int o, long[] a, int i) {
    return FpPower.sqrt(out, o, a, i);
  }

  /**
   * Inverts {@code count} elements in place for the price of one inversion and three products each
   * (Montgomery's trick); zeros stay 0. Allocates as much as it inverts.
   */
  public static void inverseEach(long[] a, int i, int count) {
    FpPower.inverseEach(a, i, count);
  }

  /** {@code out = a}. */
  public static void copy(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, LIMBS);
  }

  /** {@code out = 1} in Montgomery form. */
  public static void setOne(long[] out, int o) {
    System.arraycopy(Zero.MONTGOMERY_ONE, 0, out, o, LIMBS);
  }

  /** Whether the element in Montgomery form is 1. */
  public static boolean isOne(long[] a, int i) {
    return equal(a, i, Zero.MONTGOMERY_ONE, 0);
  }

  /**
   * Whether the element in Montgomery form is above (p - 1) / 2, so that it is the larger of itself
   * and its opposite; allocates.
   */
  public static boolean isLarger(long[] a, int i) {
    long[] plain = new long[LIMBS];
    fromMontgomery(plain, 0, a, i);
    return isBelow(Zero.HALF_LIMBS, 0, plain, 0);
  }

  /** Whether the element is 0. */
  public static boolean isZero(long[] a, int i) {
    return (a[i] | a[i + 1] | a[i + 2] | a[i + 3] | a[i + 4] | a[i + 5]) == 0;
  }

  /** Whether two elements are equal. */
  public static boolean equal(long[] a, int i, long[] b, int j) {
    long d = 0;
    for (int k = 0; k < LIMBS; k++) {
      d |= a[i + k] ^ b[j + k];
    }
    return d == 0;
  }

  /** {@code out = a R mod p}. */
  public static void toMontgomery(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, R_SQUARED, 0);
  }

  /** {@code out = a / R mod p}. */
  public static void fromMontgomery(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, PLAIN_ONE, 0);
  }

  /** The Montgomery form of {@code value mod p}; allocates. */
  public static void fromBigInteger(long[] out, int o, BigInteger value) {
    toMontgomery(out, o, limbsOf(value.mod(MODULUS)), 0);
  }

  /** The value of an element in Montgomery form, 0 to p - 1; allocates. */
  public static BigInteger toBigInteger(long[] a, int i) {
    byte[] big = new byte[BYTES];
    for (int k = 0; k < BYTES; k++) {
      big[BYTES - 1 - k] = (byte) (a[i + k / 8] >>> (8 * (k % 8)));
    }
    return new BigInteger(1, big).multiply(R_INVERSE).mod(MODULUS);
  }

  /** Limbs of {@code value}, 0 to 2^384 - 1, as they are. */
  public static long[] limbsOf(BigInteger value) {
    long[] limbs = new long[LIMBS];
    for (int k = 0; k < LIMBS; k++) {
      limbs[k] = value.shiftRight(64 * k).longValue();
    }
    return limbs;
  }

  /**
   * Reads 48 bytes, big-endian, into Montgomery form.
   *
   * @param mask cleared bits of the first byte, for the flags of a point's encoding
   * @return whether the value is below p; else {@code out} is undefined
   */
  public static boolean readBigEndian(MemorySegment in, long at, int mask, long[] out, int o) {
    for (int k = 0; k < LIMBS; k++) {
      out[o + LIMBS - 1 - k] = in.get(BIG_ENDIAN, at + 8L * k);
    }
    out[o + LIMBS - 1] &= ~((long) mask << 56);
    boolean canonical = isCanonical(out, o);
    toMontgomery(out, o, out, o);
    return canonical;
  }

  /**
   * Writes an element in Montgomery form as 48 bytes, big-endian; {@code a} holds it plain after.
   */
  static void writeBigEndian(MemorySegment out, long at, long[] a, int i) {
    fromMontgomery(a, i, a, i);
    for (int k = 0; k < LIMBS; k++) {
      out.set(BIG_ENDIAN, at + 8L * k, a[i + LIMBS - 1 - k]);
    }
  }

  /** Reads 48 bytes, little-endian, into Montgomery form; as {@link #readBigEndian}. */
  static boolean readLittleEndian(MemorySegment in, long at, long[] out, int o) {
    for (int k = 0; k < LIMBS; k++) {
      out[o + k] = in.get(LITTLE_ENDIAN, at + 8L * k);
    }
    boolean canonical = isCanonical(out, o);
    toMontgomery(out, o, out, o);
    return canonical;
  }

  /** Writes 48 bytes, little-endian; as {@link #writeBigEndian}. */
  static void writeLittleEndian(MemorySegment out, long at, long[] a, int i) {
    fromMontgomery(a, i, a, i);
    for (int k = 0; k < LIMBS; k++) {
      out.set(LITTLE_ENDIAN, at + 8L * k, a[i + k]);
    }
  }

  /** Whether six plain limbs form a value below p. */
  public static boolean isCanonical(long[] a, int i) {
    return isBelow(a, i, Zero.MODULUS_LIMBS, 0);
  }

  /** Whether {@code a < b} as plain 384-bit integers. */
  private static boolean isBelow(long[] a, int i, long[] b, int j) {
    for (int k = LIMBS - 1; k >= 0; k--) {
      int order = Long.compareUnsigned(a[i + k], b[j + k]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static void storeReduced(
      long[] out, int o, long t0, long t1, long t2, long t3, long t4, long t5) {
    long d0 = t0 - P0;
    long w = lessThan(t0, P0);
    long x;
    x = t1 - P1;
    long d1 = x - w;
    w = lessThan(t1, P1) | lessThan(x, w);
    x = t2 - P2;
    long d2 = x - w;
    w = lessThan(t2, P2) | lessThan(x, w);
    x = t3 - P3;
    long d3 = x - w;
    w = lessThan(t3, P3) | lessThan(x, w);
    x = t4 - P4;
    long d4 = x - w;
    w = lessThan(t4, P4) | lessThan(x, w);
    x = t5 - P5;
    long d5 = x - w;
    w = lessThan(t5, P5) | lessThan(x, w);
    long keep = -w;
    out[o] = (t0 & keep) | (d0 & ~keep);
    out[o + 1] = (t1 & keep) | (d1 & ~keep);
    out[o + 2] = (t2 & keep) | (d2 & ~keep);
    out[o + 3] = (t3 & keep) | (d3 & ~keep);
    out[o + 4] = (t4 & keep) | (d4 & ~keep);
    out[o + 5] = (t5 & keep) | (d5 & ~keep);
  }

  /** 1 where {@code a < b} unsigned, else 0. */
  private static long lessThan(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /** Apart, so that the initialiser above depends on nothing of it. */
  private static final class Zero {
    static final long[] LIMBS = new long[Fp.LIMBS];
    static final long[] MODULUS_LIMBS = limbsOf(MODULUS);
    static final long[] HALF_LIMBS = limbsOf(MODULUS.shiftRight(1));
    static final long[] MONTGOMERY_ONE = limbsOf(BigInteger.ONE.shiftLeft(384).mod(MODULUS));
  }
}
