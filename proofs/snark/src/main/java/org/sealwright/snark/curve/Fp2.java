// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * {@code Fp2 = Fp[u] / (u^2 + 1)}: c0 then c1, twelve limbs in {@code long[]} with an offset, each
 * half in Montgomery form and below p. The output may be an operand.
 *
 * <p>Operations that need room take {@link #SCRATCH} limbs of it at {@code t[s]}, apart from
 * operands and output; they leave rubbish there. Nothing allocates unless it says so.
 */
public final class Fp2 {

  /** Limbs of an element. */
  public static final int LIMBS = 2 * Fp.LIMBS;

  /** Limbs of scratch that any operation of this class needs. */
  public static final int SCRATCH = 3 * Fp.LIMBS;

  private static final int C1 = Fp.LIMBS;

  private Fp2() {}

  /** {@code out = a b}. */
  public static void mul(long[] out, int o, long[] a, int i, long[] b, int j, long[] t, int s) {
    Fp.negate(t, s, b, j + C1);
    Fp.mulAdd(t, s + 6, a, i, b, j, a, i + C1, t, s);
    Fp.mulAdd(out, o + C1, a, i, b, j + C1, a, i + C1, b, j);
    Fp.copy(out, o, t, s + 6);
  }

  /** {@code out = a^2}. */
  public static void square(long[] out, int o, long[] a, int i, long[] t, int s) {
    Fp.addLazy(t, s, a, i, a, i + C1);
    Fp.subLazy(t, s + 6, a, i, a, i + C1);
    Fp.addLazy(t, s + 12, a, i, a, i);
    Fp.mul(out, o + C1, t, s + 12, a, i + C1);
    Fp.mul(out, o, t, s, t, s + 6);
  }

  /** {@code out = a b} with b in Fp. */
  public static void mulByFp(long[] out, int o, long[] a, int i, long[] b, int j, long[] t, int s) {
    Fp.copy(t, s, b, j);
    Fp.mul(out, o, a, i, t, s);
    Fp.mul(out, o + C1, a, i + C1, t, s);
  }

  /** {@code out = (1 + u) a}, the non-residue that the tower is built on. */
  public static void mulByNonresidue(long[] out, int o, long[] a, int i, long[] t, int s) {
    Fp.sub(t, s, a, i, a, i + C1);
    Fp.add(out, o + C1, a, i, a, i + C1);
    Fp.copy(out, o, t, s);
  }

  /** {@code out = a + b}. */
  public static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    Fp.add(out, o, a, i, b, j);
    Fp.add(out, o + C1, a, i + C1, b, j + C1);
  }

  /** {@code out = a - b}. */
  public static void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    Fp.sub(out, o, a, i, b, j);
    Fp.sub(out, o + C1, a, i + C1, b, j + C1);
  }

  /** {@code out = 2 a}. */
  public static void twice(long[] out, int o, long[] a, int i) {
    add(out, o, a, i, a, i);
  }

  /** {@code out = -a}. */
  public static void negate(long[] out, int o, long[] a, int i) {
    Fp.negate(out, o, a, i);
    Fp.negate(out, o + C1, a, i + C1);
  }

  /** {@code out = a^exponent} for an exponent of at least 0; allocates, in variable time. */
  public static void pow(long[] out, int o, long[] a, int i, BigInteger exponent) {
    long[] t = new long[2 * LIMBS + SCRATCH];
    copy(t, 0, a, i);
    setOne(t, LIMBS);
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      square(t, LIMBS, t, LIMBS, t, 2 * LIMBS);
      if (exponent.testBit(bit)) {
        mul(t, LIMBS, t, LIMBS, t, 0, t, 2 * LIMBS);
      }
    }
    copy(out, o, t, LIMBS);
  }

  /** {@code out = c0 - c1 u}, which is {@code a^p}. */
  public static void conjugate(long[] out, int o, long[] a, int i) {
    Fp.copy(out, o, a, i);
    Fp.negate(out, o + C1, a, i + C1);
  }

  /** {@code out[o] = c0^2 + c1^2}, an element of Fp. */
  public static void norm(long[] out, int o, long[] a, int i) {
    Fp.mulAdd(out, o, a, i, a, i, a, i + C1, a, i + C1);
  }

  /** {@code out = 1 / a}, 0 where a is 0; allocates. */
  public static void inverse(long[] out, int o, long[] a, int i) {
    long[] t = new long[SCRATCH];
    norm(t, 0, a, i);
    Fp.inverse(t, 0, t, 0);
    Fp.mul(out, o, a, i, t, 0);
    Fp.mul(out, o + C1, a, i + C1, t, 0);
    Fp.negate(out, o + C1, out, o + C1);
  }

  /**
   * {@code out = sqrt(a)}, one root of the two; allocates, in variable time.
   *
   * <p>The complex method: with {@code n} a root of the norm and {@code d = (c0 + n) / 2}, the root
   * is {@code x + c1 / (2 x) u} where {@code x^2 = d}, or the same with d's conjugate where d is no
   * square.
   *
   * @return whether a is a square; where it is not, {@code out} is undefined
   */
  public static boolean sqrt(long[] out, int o, long[] a, int i) {
    if (Fp.isZero(a, i + C1)) {
      // c0 or -c0 is a square in Fp, so one of x and x u is the root.
      boolean real = Fp.sqrt(out, o, a, i);
      Fp.copy(out, o + C1, out, o);
      Arrays.fill(out, real ? o + C1 : o, (real ? o + C1 : o) + Fp.LIMBS, 0);
      return true;
    }
    long[] t = new long[4 * Fp.LIMBS];
    norm(t, 0, a, i);
    if (!Fp.sqrt(t, 0, t, 0)) {
      return false;
    }
    Fp.add(t, 0, t, 0, a, i);
    Fp.mul(t, 0, t, 0, Half.MONTGOMERY, 0);
    // q = d^((p-3)/4): q^2 d = 1 or -1, so that q is 1 / x for d or for -d.
    FpPower.quarter(t, 6, t, 0);
    Fp.mul(t, 0, t, 0, t, 6);
    Fp.mul(t, 12, t, 0, t, 6);
    Fp.mul(t, 18, a, i + C1, t, 6);
    Fp.mul(t, 18, t, 18, Half.MONTGOMERY, 0);
    if (Fp.isOne(t, 12)) {
      Fp.copy(out, o, t, 0);
      Fp.copy(out, o + C1, t, 18);
    } else {
      Fp.copy(out, o, t, 18);
      Fp.negate(out, o + C1, t, 0);
    }
    return true;
  }

  /** Inverts {@code count} elements in place, as {@link Fp#inverseEach}; allocates. */
  public static void inverseEach(long[] a, int i, int count) {
    long[] norms = new long[count * Fp.LIMBS];
    long[] t = new long[SCRATCH];
    for (int k = 0; k < count; k++) {
      norm(norms, k * Fp.LIMBS, a, i + k * LIMBS);
    }
    Fp.inverseEach(norms, 0, count);
    for (int k = 0; k < count; k++) {
      int at = i + k * LIMBS;
      conjugate(a, at, a, at);
      mulByFp(a, at, a, at, norms, k * Fp.LIMBS, t, 0);
    }
  }

  /** {@code out = a}. */
  public static void copy(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, LIMBS);
  }

  /** {@code out = 1}. */
  public static void setOne(long[] out, int o) {
    Fp.setOne(out, o);
    Arrays.fill(out, o + C1, o + LIMBS, 0);
  }

  /** Whether the element is 0. */
  public static boolean isZero(long[] a, int i) {
    return Fp.isZero(a, i) && Fp.isZero(a, i + C1);
  }

  /** Whether the element is 1. */
  public static boolean isOne(long[] a, int i) {
    return Fp.isOne(a, i) && Fp.isZero(a, i + C1);
  }

  /** Whether two elements are equal. */
  public static boolean equal(long[] a, int i, long[] b, int j) {
    return Fp.equal(a, i, b, j) && Fp.equal(a, i + C1, b, j + C1);
  }

  /** Whether a is the larger of itself and its opposite, c1 compared before c0; allocates. */
  public static boolean isLarger(long[] a, int i) {
    return Fp.isLarger(a, Fp.isZero(a, i + C1) ? i : i + C1);
  }

  /** Apart, so that it is made only when a root is wanted. */
  private static final class Half {
    static final long[] MONTGOMERY = new long[Fp.LIMBS];

    static {
      Fp.fromBigInteger(MONTGOMERY, 0, Fp.MODULUS.add(BigInteger.ONE).shiftRight(1));
    }
  }
}
