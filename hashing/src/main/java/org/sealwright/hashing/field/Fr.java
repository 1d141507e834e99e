// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.field;

import static java.lang.Math.unsignedMultiplyHigh;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * The scalar field of BLS12-381 on four 64-bit limbs, least significant first, in {@code long[]}
 * with an offset: the specification that the batch kernels are held to.
 *
 * <p>{@code r = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001}. Montgomery
 * form uses {@code R = 2^256}. Every operand is below r and so is every result. Nothing here
 * allocates or runs in constant time by contract (additions and products are branch-free on values;
 * {@link #inverse} is an exponentiation with a public exponent).
 */
public final class Fr {

  /** Limbs of an element. */
  public static final int LIMBS = 4;

  /** Bytes of an element. */
  public static final int BYTES = 32;

  /** The modulus. */
  public static final BigInteger MODULUS =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  /** Limb 0 of the modulus. */
  public static final long R0 = 0xffffffff00000001L;

  /** Limb 1 of the modulus. */
  public static final long R1 = 0x53bda402fffe5bfeL;

  /** Limb 2 of the modulus. */
  public static final long R2 = 0x3339d80809a1d805L;

  /** Limb 3 of the modulus. */
  public static final long R3 = 0x73eda753299d7d48L;

  /** {@code -r^-1 mod 2^64}. */
  static final long INV = 0xfffffffeffffffffL;

  private static final VarHandle LE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long[] R_SQUARED = limbsOf(BigInteger.ONE.shiftLeft(512).mod(MODULUS));

  private static final BigInteger R_INVERSE = BigInteger.ONE.shiftLeft(256).modInverse(MODULUS);

  private Fr() {}

  /** Montgomery product: {@code out = a b / R mod r}. */
  public static void mul(long[] out, int o, long[] a, int i, long[] b, int j) {
    long a0 = a[i];
    long a1 = a[i + 1];
    long a2 = a[i + 2];
    long a3 = a[i + 3];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    for (int k = 0; k < LIMBS; k++) {
      long y = b[j + k];
      // t + a y stays below 2^320: the modulus leaves a bit free, so no carry leaves the fifth limb
      // (Acar's CIOS with the shortcut of gnark-crypto for such moduli).
      long p = a0 * y;
      long c = unsignedMultiplyHigh(a0, y);
      t0 += p;
      c += lessThan(t0, p);

      p = a1 * y;
      long h = unsignedMultiplyHigh(a1, y);
      p += c;
      h += lessThan(p, c);
      t1 += p;
      c = h + lessThan(t1, p);

      p = a2 * y;
      h = unsignedMultiplyHigh(a2, y);
      p += c;
      h += lessThan(p, c);
      t2 += p;
      c = h + lessThan(t2, p);

      p = a3 * y;
      h = unsignedMultiplyHigh(a3, y);
      p += c;
      h += lessThan(p, c);
      t3 += p;
      final long t4 = h + lessThan(t3, p);

      long m = t0 * INV;
      p = m * R0;
      c = unsignedMultiplyHigh(m, R0) + lessThan(t0 + p, p);

      p = m * R1;
      h = unsignedMultiplyHigh(m, R1);
      p += c;
      h += lessThan(p, c);
      t0 = t1 + p;
      c = h + lessThan(t0, p);

      p = m * R2;
      h = unsignedMultiplyHigh(m, R2);
      p += c;
      h += lessThan(p, c);
      t1 = t2 + p;
      c = h + lessThan(t1, p);

      p = m * R3;
      h = unsignedMultiplyHigh(m, R3);
      p += c;
      h += lessThan(p, c);
      t2 = t3 + p;
      c = h + lessThan(t2, p);
      t3 = t4 + c;
    }
    storeReduced(out, o, t0, t1, t2, t3);
  }

  /** {@code out = a + b mod r}. */
  public static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    long s0 = a[i] + b[j];
    long c = lessThan(s0, b[j]);
    long s1 = a[i + 1] + b[j + 1];
    long d = lessThan(s1, b[j + 1]);
    s1 += c;
    c = d + lessThan(s1, c);
    long s2 = a[i + 2] + b[j + 2];
    d = lessThan(s2, b[j + 2]);
    s2 += c;
    c = d + lessThan(s2, c);
    // Both operands are below r < 2^255, so the sum fits.
    long s3 = a[i + 3] + b[j + 3] + c;
    storeReduced(out, o, s0, s1, s2, s3);
  }

  /** {@code out = a - b mod r}. */
  public static void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    long d0 = a[i] - b[j];
    long w = lessThan(a[i], b[j]);
    long x = a[i + 1] - b[j + 1];
    long d1 = x - w;
    w = lessThan(a[i + 1], b[j + 1]) + lessThan(x, w);
    x = a[i + 2] - b[j + 2];
    long d2 = x - w;
    w = lessThan(a[i + 2], b[j + 2]) + lessThan(x, w);
    x = a[i + 3] - b[j + 3];
    long d3 = x - w;
    w = lessThan(a[i + 3], b[j + 3]) + lessThan(x, w);
    long mask = -w;
    long r0 = R0 & mask;
    long r1 = R1 & mask;
    long r2 = R2 & mask;
    long r3 = R3 & mask;
    d0 += r0;
    long c = lessThan(d0, r0);
    d1 += c;
    long e = lessThan(d1, c);
    d1 += r1;
    c = e + lessThan(d1, r1);
    d2 += c;
    e = lessThan(d2, c);
    d2 += r2;
    c = e + lessThan(d2, r2);
    d3 += r3 + c;
    out[o] = d0;
    out[o + 1] = d1;
    out[o + 2] = d2;
    out[o + 3] = d3;
  }

  /** {@code out = a^5} in Montgomery form, the S-box of Poseidon; {@code out} may be {@code a}. */
  public static void pow5(long[] out, int o, long[] a, int i, long[] scratch) {
    mul(scratch, 0, a, i, a, i);
    mul(scratch, 0, scratch, 0, scratch, 0);
    mul(out, o, scratch, 0, a, i);
  }

  /** {@code out = a R mod r}. */
  public static void toMontgomery(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, R_SQUARED, 0);
  }

  /** {@code out = a / R mod r}. */
  public static void fromMontgomery(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, One.PLAIN, 0);
  }

  /**
   * {@code out = 1 / a} in Montgomery form, by way of {@link BigInteger}.
   *
   * @throws ArithmeticException where a is 0
   */
  public static void inverse(long[] out, int o, long[] a, int i) {
    fromBigInteger(out, o, toBigInteger(a, i).modInverse(MODULUS));
  }

  /** The Montgomery form of {@code value mod r}. */
  public static void fromBigInteger(long[] out, int o, BigInteger value) {
    long[] plain = limbsOf(value.mod(MODULUS));
    toMontgomery(out, o, plain, 0);
  }

  /** The value of an element in Montgomery form, 0 to r - 1. */
  public static BigInteger toBigInteger(long[] a, int i) {
    byte[] big = new byte[BYTES];
    for (int k = 0; k < LIMBS; k++) {
      for (int b = 0; b < 8; b++) {
        big[BYTES - 1 - 8 * k - b] = (byte) (a[i + k] >>> (8 * b));
      }
    }
    return new BigInteger(1, big).multiply(R_INVERSE).mod(MODULUS);
  }

  /** Limbs of {@code value}, 0 to 2^256 - 1, as they are. */
  public static long[] limbsOf(BigInteger value) {
    long[] limbs = new long[LIMBS];
    for (int k = 0; k < LIMBS; k++) {
      limbs[k] = value.shiftRight(64 * k).longValue();
    }
    return limbs;
  }

  /** Whether the 32 bytes at {@code offset}, little-endian, are below r. */
  public static boolean isCanonical(byte[] bytes, int offset) {
    return isCanonical(
        (long) LE64.get(bytes, offset),
        (long) LE64.get(bytes, offset + 8),
        (long) LE64.get(bytes, offset + 16),
        (long) LE64.get(bytes, offset + 24));
  }

  /** Whether the limbs form a value below r. */
  public static boolean isCanonical(long l0, long l1, long l2, long l3) {
    long w = lessThan(l0, R0);
    long x = l1 - R1;
    w = lessThan(l1, R1) | lessThan(x, w);
    x = l2 - R2;
    w = lessThan(l2, R2) | lessThan(x, w);
    x = l3 - R3;
    w = lessThan(l3, R3) | lessThan(x, w);
    return w != 0;
  }

  private static void storeReduced(long[] out, int o, long t0, long t1, long t2, long t3) {
    long d0 = t0 - R0;
    long w = lessThan(t0, R0);
    long x = t1 - R1;
    long d1 = x - w;
    w = lessThan(t1, R1) | lessThan(x, w);
    x = t2 - R2;
    long d2 = x - w;
    w = lessThan(t2, R2) | lessThan(x, w);
    x = t3 - R3;
    long d3 = x - w;
    w = lessThan(t3, R3) | lessThan(x, w);
    long keep = -w;
    out[o] = (t0 & keep) | (d0 & ~keep);
    out[o + 1] = (t1 & keep) | (d1 & ~keep);
    out[o + 2] = (t2 & keep) | (d2 & ~keep);
    out[o + 3] = (t3 & keep) | (d3 & ~keep);
  }

  /** 1 where {@code a < b} unsigned, else 0. */
  private static long lessThan(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /** Apart, since {@link #toMontgomery} of other constants must not depend on it. */
  private static final class One {
    static final long[] PLAIN = {1, 0, 0, 0};
  }
}
