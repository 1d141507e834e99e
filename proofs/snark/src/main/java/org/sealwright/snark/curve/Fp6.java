// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.util.Arrays;

/**
 * {@code Fp6 = Fp2[v] / (v^3 - (1 + u))}: c0, c1, c2, 36 limbs in {@code long[]} with an offset.
 * Conventions as in {@link Fp2}: the output may be an operand, {@link #SCRATCH} limbs of scratch
 * are at {@code t[s]}, nothing allocates unless it says so.
 */
public final class Fp6 {

  /** Limbs of an element. */
  public static final int LIMBS = 3 * Fp2.LIMBS;

  /** Limbs of scratch that any operation of this class needs. */
  public static final int SCRATCH = 7 * Fp2.LIMBS + Fp2.SCRATCH;

  private static final int C1 = Fp2.LIMBS;
  private static final int C2 = 2 * Fp2.LIMBS;

  /** Slots of scratch. */
  private static final int V0 = 0;

  private static final int V1 = 12;
  private static final int V2 = 24;
  private static final int X = 36;
  private static final int Y = 48;
  private static final int Z = 60;
  private static final int SUM = 72;
  private static final int W = 84;

  private Fp6() {}

  /** {@code out = a b}: 6 products, by Karatsuba's trick on each pair. */
  public static void mul(long[] out, int o, long[] a, int i, long[] b, int j, long[] t, int s) {
    Fp2.mul(t, s + V0, a, i, b, j, t, s + W);
    Fp2.mul(t, s + V1, a, i + C1, b, j + C1, t, s + W);
    Fp2.mul(t, s + V2, a, i + C2, b, j + C2, t, s + W);
    Fp2.add(t, s + X, a, i + C1, a, i + C2);
    Fp2.add(t, s + SUM, b, j + C1, b, j + C2);
    Fp2.mul(t, s + X, t, s + X, t, s + SUM, t, s + W);
    Fp2.add(t, s + Y, a, i, a, i + C1);
    Fp2.add(t, s + SUM, b, j, b, j + C1);
    Fp2.mul(t, s + Y, t, s + Y, t, s + SUM, t, s + W);
    Fp2.add(t, s + Z, a, i, a, i + C2);
    Fp2.add(t, s + SUM, b, j, b, j + C2);
    Fp2.mul(t, s + Z, t, s + Z, t, s + SUM, t, s + W);
    // c0 = v0 + (1 + u) (x - v1 - v2)
    Fp2.sub(t, s + X, t, s + X, t, s + V1);
    Fp2.sub(t, s + X, t, s + X, t, s + V2);
    Fp2.mulByNonresidue(t, s + X, t, s + X, t, s + W);
    Fp2.add(out, o, t, s + X, t, s + V0);
    // c1 = y - v0 - v1 + (1 + u) v2
    Fp2.sub(t, s + Y, t, s + Y, t, s + V0);
    Fp2.sub(t, s + Y, t, s + Y, t, s + V1);
    Fp2.mulByNonresidue(t, s + X, t, s + V2, t, s + W);
    Fp2.add(out, o + C1, t, s + Y, t, s + X);
    // c2 = z - v0 - v2 + v1
    Fp2.sub(t, s + Z, t, s + Z, t, s + V0);
    Fp2.sub(t, s + Z, t, s + Z, t, s + V2);
    Fp2.add(out, o + C2, t, s + Z, t, s + V1);
  }

  /** {@code out = a (b[j] + b[k] v)}, two elements of Fp2: 5 products. */
  static void mulBy01(long[] out, int o, long[] a, int i, long[] b, int j, int k, long[] t, int s) {
    Fp2.mul(t, s + V0, a, i, b, j, t, s + W);
    Fp2.mul(t, s + V1, a, i + C1, b, k, t, s + W);
    Fp2.add(t, s + X, a, i + C1, a, i + C2);
    Fp2.mul(t, s + X, t, s + X, b, k, t, s + W);
    Fp2.add(t, s + Y, a, i, a, i + C1);
    Fp2.add(t, s + SUM, b, j, b, k);
    Fp2.mul(t, s + Y, t, s + Y, t, s + SUM, t, s + W);
    Fp2.add(t, s + Z, a, i, a, i + C2);
    Fp2.mul(t, s + Z, t, s + Z, b, j, t, s + W);
    Fp2.sub(t, s + X, t, s + X, t, s + V1);
    Fp2.mulByNonresidue(t, s + X, t, s + X, t, s + W);
    Fp2.add(out, o, t, s + X, t, s + V0);
    Fp2.sub(t, s + Y, t, s + Y, t, s + V0);
    Fp2.sub(out, o + C1, t, s + Y, t, s + V1);
    Fp2.sub(t, s + Z, t, s + Z, t, s + V0);
    Fp2.add(out, o + C2, t, s + Z, t, s + V1);
  }

  /** {@code out = a b[j] v}, b an element of Fp2: 3 products. */
  static void mulBy1(long[] out, int o, long[] a, int i, long[] b, int j, long[] t, int s) {
    Fp2.mul(t, s, a, i + C2, b, j, t, s + W);
    Fp2.mul(out, o + C2, a, i + C1, b, j, t, s + W);
    Fp2.mul(out, o + C1, a, i, b, j, t, s + W);
    Fp2.mulByNonresidue(out, o, t, s, t, s + W);
  }

  /** {@code out = a v}. */
  public static void mulByV(long[] out, int o, long[] a, int i, long[] t, int s) {
    Fp2.mulByNonresidue(t, s, a, i + C2, t, s + W);
    Fp2.copy(out, o + C2, a, i + C1);
    Fp2.copy(out, o + C1, a, i);
    Fp2.copy(out, o, t, s);
  }

  /** {@code out = 1 / a}, 0 where a is 0; allocates. */
  public static void inverse(long[] out, int o, long[] a, int i) {
    long[] t = new long[5 * Fp2.LIMBS + Fp2.SCRATCH];
    int s = 5 * Fp2.LIMBS;
    // Adjoint: c0 = a0^2 - (1 + u) a1 a2, c1 = (1 + u) a2^2 - a0 a1, c2 = a1^2 - a0 a2.
    Fp2.mul(t, 36, a, i + C1, a, i + C2, t, s);
    Fp2.mulByNonresidue(t, 36, t, 36, t, s);
    Fp2.square(t, 0, a, i, t, s);
    Fp2.sub(t, 0, t, 0, t, 36);
    Fp2.square(t, 12, a, i + C2, t, s);
    Fp2.mulByNonresidue(t, 12, t, 12, t, s);
    Fp2.mul(t, 36, a, i, a, i + C1, t, s);
    Fp2.sub(t, 12, t, 12, t, 36);
    Fp2.square(t, 24, a, i + C1, t, s);
    Fp2.mul(t, 36, a, i, a, i + C2, t, s);
    Fp2.sub(t, 24, t, 24, t, 36);
    // Determinant: a0 c0 + (1 + u) (a1 c2 + a2 c1).
    Fp2.mul(t, 36, a, i + C1, t, 24, t, s);
    Fp2.mul(t, 48, a, i + C2, t, 12, t, s);
    Fp2.add(t, 36, t, 36, t, 48);
    Fp2.mulByNonresidue(t, 36, t, 36, t, s);
    Fp2.mul(t, 48, a, i, t, 0, t, s);
    Fp2.add(t, 36, t, 36, t, 48);
    Fp2.inverse(t, 36, t, 36);
    for (int k = 0; k < LIMBS; k += Fp2.LIMBS) {
      Fp2.mul(out, o + k, t, k, t, 36, t, s);
    }
  }

  /** {@code out = a + b}. */
  public static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    for (int k = 0; k < LIMBS; k += Fp.LIMBS) {
      Fp.add(out, o + k, a, i + k, b, j + k);
    }
  }

  /** {@code out = a - b}. */
  public static void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    for (int k = 0; k < LIMBS; k += Fp.LIMBS) {
      Fp.sub(out, o + k, a, i + k, b, j + k);
    }
  }

  /** {@code out = -a}. */
  public static void negate(long[] out, int o, long[] a, int i) {
    for (int k = 0; k < LIMBS; k += Fp.LIMBS) {
      Fp.negate(out, o + k, a, i + k);
    }
  }

  /** {@code out = a}. */
  public static void copy(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, LIMBS);
  }

  /** {@code out = 1}. */
  public static void setOne(long[] out, int o) {
    Fp.setOne(out, o);
    Arrays.fill(out, o + Fp.LIMBS, o + LIMBS, 0);
  }

  /** Whether the element is 0. */
  public static boolean isZero(long[] a, int i) {
    return Fp2.isZero(a, i) && Fp2.isZero(a, i + C1) && Fp2.isZero(a, i + C2);
  }

  /** Whether two elements are equal. */
  public static boolean equal(long[] a, int i, long[] b, int j) {
    return Arrays.equals(a, i, i + LIMBS, b, j, j + LIMBS);
  }
}
