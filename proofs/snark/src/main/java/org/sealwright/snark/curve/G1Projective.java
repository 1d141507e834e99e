// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.util.Arrays;

/**
 * Points of {@code y^2 = x^3 + 4} over Fp in homogeneous coordinates {@code (X : Y : Z)} with
 * {@code x = X / Z}, 18 limbs in {@code long[]} with an offset; infinity is {@code (0 : 1 : 0)}.
 *
 * <p>The formulas are the complete ones of Renes, Costello and Batina (eprint 2015/1060, algorithms
 * 7 to 9): the curve has odd order, so equal, opposite and infinite operands are no special cases,
 * in the subgroup or out of it, and nothing branches on values. An affine point is 12 limbs, x then
 * y; as an operand, infinity is all zeros, which no point of the curve is.
 *
 * <p>Operations take {@link #SCRATCH} limbs of scratch at {@code t[s]}, apart from operands and
 * output; the output may be an operand. Nothing allocates unless it says so.
 */
public final class G1Projective {

  /** Limbs of a point. */
  public static final int LIMBS = 3 * Fp.LIMBS;

  /** Limbs of an affine point. */
  public static final int AFFINE_LIMBS = 2 * Fp.LIMBS;

  /** Limbs of scratch that any operation of this class needs. */
  public static final int SCRATCH = 8 * Fp.LIMBS;

  private static final int WINDOW = 4;
  private static final int Y = Fp.LIMBS;
  private static final int Z = 2 * Fp.LIMBS;

  private G1Projective() {}

  /** {@code out = p + q}: 12 products. */
  public static void add(long[] out, int o, long[] p, int i, long[] q, int j, long[] t, int s) {
    Fp.mul(t, s, p, i, q, j);
    Fp.mul(t, s + 6, p, i + 6, q, j + 6);
    Fp.mul(t, s + 12, p, i + 12, q, j + 12);
    Fp.add(t, s + 18, p, i, p, i + 6);
    Fp.add(t, s + 24, q, j, q, j + 6);
    Fp.mul(t, s + 18, t, s + 18, t, s + 24);
    Fp.add(t, s + 24, t, s, t, s + 6);
    Fp.sub(t, s + 18, t, s + 18, t, s + 24);
    Fp.add(t, s + 24, p, i + 6, p, i + 12);
    Fp.add(t, s + 30, q, j + 6, q, j + 12);
    Fp.mul(t, s + 24, t, s + 24, t, s + 30);
    Fp.add(t, s + 30, t, s + 6, t, s + 12);
    Fp.sub(t, s + 24, t, s + 24, t, s + 30);
    Fp.add(t, s + 30, p, i, p, i + 12);
    Fp.add(t, s + 36, q, j, q, j + 12);
    Fp.mul(t, s + 30, t, s + 30, t, s + 36);
    Fp.add(t, s + 36, t, s, t, s + 12);
    Fp.sub(t, s + 36, t, s + 30, t, s + 36);
    Fp.twice(t, s + 30, t, s);
    Fp.add(t, s, t, s + 30, t, s);
    mulBy3b(t, s + 12, s + 30);
    Fp.add(t, s + 42, t, s + 6, t, s + 12);
    Fp.sub(t, s + 6, t, s + 6, t, s + 12);
    mulBy3b(t, s + 36, s + 30);
    Fp.mul(t, s + 30, t, s + 24, t, s + 36);
    Fp.mul(t, s + 12, t, s + 18, t, s + 6);
    Fp.sub(t, s + 30, t, s + 12, t, s + 30);
    Fp.mul(t, s + 36, t, s + 36, t, s);
    Fp.mul(t, s + 6, t, s + 6, t, s + 42);
    Fp.add(t, s + 36, t, s + 6, t, s + 36);
    Fp.mul(t, s, t, s, t, s + 18);
    Fp.mul(t, s + 42, t, s + 42, t, s + 24);
    Fp.add(t, s + 42, t, s + 42, t, s);
    System.arraycopy(t, s + 30, out, o, LIMBS);
  }

  /** {@code out = p + q} with q affine: 11 products. */
  public static void addAffine(
      long[] out, int o, long[] p, int i, long[] q, int j, long[] t, int s) {
    if (Fp.isZero(q, j) && Fp.isZero(q, j + Y)) {
      System.arraycopy(p, i, out, o, LIMBS);
      return;
    }
    Fp.mul(t, s, p, i, q, j);
    Fp.mul(t, s + 6, p, i + 6, q, j + 6);
    Fp.add(t, s + 18, q, j, q, j + 6);
    Fp.add(t, s + 24, p, i, p, i + 6);
    Fp.mul(t, s + 18, t, s + 18, t, s + 24);
    Fp.add(t, s + 24, t, s, t, s + 6);
    Fp.sub(t, s + 18, t, s + 18, t, s + 24);
    Fp.mul(t, s + 24, q, j + 6, p, i + 12);
    Fp.add(t, s + 24, t, s + 24, p, i + 6);
    Fp.mul(t, s + 36, q, j, p, i + 12);
    Fp.add(t, s + 36, t, s + 36, p, i);
    Fp.twice(t, s + 30, t, s);
    Fp.add(t, s, t, s + 30, t, s);
    Fp.copy(t, s + 12, p, i + 12);
    mulBy3b(t, s + 12, s + 30);
    Fp.add(t, s + 42, t, s + 6, t, s + 12);
    Fp.sub(t, s + 6, t, s + 6, t, s + 12);
    mulBy3b(t, s + 36, s + 30);
    Fp.mul(t, s + 30, t, s + 24, t, s + 36);
    Fp.mul(t, s + 12, t, s + 18, t, s + 6);
    Fp.sub(t, s + 30, t, s + 12, t, s + 30);
    Fp.mul(t, s + 36, t, s + 36, t, s);
    Fp.mul(t, s + 6, t, s + 6, t, s + 42);
    Fp.add(t, s + 36, t, s + 6, t, s + 36);
    Fp.mul(t, s, t, s, t, s + 18);
    Fp.mul(t, s + 42, t, s + 42, t, s + 24);
    Fp.add(t, s + 42, t, s + 42, t, s);
    System.arraycopy(t, s + 30, out, o, LIMBS);
  }

  /** {@code out = 2 p}: 6 products and 2 squares. */
  public static void twice(long[] out, int o, long[] p, int i, long[] t, int s) {
    Fp.square(t, s, p, i + 6);
    Fp.twice(t, s + 42, t, s);
    Fp.twice(t, s + 42, t, s + 42);
    Fp.twice(t, s + 42, t, s + 42);
    Fp.mul(t, s + 6, p, i + 6, p, i + 12);
    Fp.square(t, s + 12, p, i + 12);
    mulBy3b(t, s + 12, s + 30);
    Fp.mul(t, s + 30, t, s + 12, t, s + 42);
    Fp.add(t, s + 36, t, s, t, s + 12);
    Fp.mul(t, s + 42, t, s + 6, t, s + 42);
    Fp.twice(t, s + 6, t, s + 12);
    Fp.add(t, s + 12, t, s + 6, t, s + 12);
    Fp.sub(t, s, t, s, t, s + 12);
    Fp.mul(t, s + 36, t, s, t, s + 36);
    Fp.add(t, s + 36, t, s + 30, t, s + 36);
    Fp.mul(t, s + 6, p, i, p, i + 6);
    Fp.mul(t, s + 30, t, s, t, s + 6);
    Fp.twice(t, s + 30, t, s + 30);
    System.arraycopy(t, s + 30, out, o, LIMBS);
  }

  /** {@code out = -p}. */
  public static void negate(long[] out, int o, long[] p, int i) {
    Fp.copy(out, o, p, i);
    Fp.negate(out, o + Y, p, i + Y);
    Fp.copy(out, o + Z, p, i + Z);
  }

  /**
   * {@code out = k p} for any p, k of {@code bits} bits in plain limbs from {@code k[j]}: fixed
   * windows and whole-table look-ups, so that the course depends on {@code bits} only. Allocates.
   */
  public static void multiply(
      long[] out, int o, long[] p, int i, long[] k, int j, int bits, long[] t, int s) {
    long[] table = new long[LIMBS << WINDOW];
    setInfinity(table, 0);
    System.arraycopy(p, i, table, LIMBS, LIMBS);
    for (int d = 2; d < 1 << WINDOW; d++) {
      add(table, d * LIMBS, table, (d - 1) * LIMBS, p, i, t, s);
    }
    long[] chosen = new long[LIMBS];
    setInfinity(out, o);
    for (int at = (bits - 1) / WINDOW * WINDOW; at >= 0; at -= WINDOW) {
      for (int d = 0; d < WINDOW; d++) {
        twice(out, o, out, o, t, s);
      }
      Limbs.lookUp(chosen, table, (int) (k[j + at / 64] >>> at % 64) & ((1 << WINDOW) - 1));
      add(out, o, out, o, chosen, 0, t, s);
    }
  }

  /** {@code out} becomes infinity. */
  public static void setInfinity(long[] out, int o) {
    Arrays.fill(out, o, o + LIMBS, 0);
    Fp.setOne(out, o + Y);
  }

  /** Whether p is infinity. */
  public static boolean isInfinity(long[] p, int i) {
    return Fp.isZero(p, i + Z);
  }

  /** Whether p and q are one point. */
  public static boolean equal(long[] p, int i, long[] q, int j, long[] t, int s) {
    if (isInfinity(p, i) || isInfinity(q, j)) {
      return isInfinity(p, i) && isInfinity(q, j);
    }
    Fp.mul(t, s, p, i, q, j + Z);
    Fp.mul(t, s + 6, q, j, p, i + Z);
    Fp.mul(t, s + 12, p, i + Y, q, j + Z);
    Fp.mul(t, s + 18, q, j + Y, p, i + Z);
    return Fp.equal(t, s, t, s + 6) && Fp.equal(t, s + 12, t, s + 18);
  }

  /** {@code out = p}, p affine. */
  public static void fromAffine(long[] out, int o, long[] p, int i) {
    if (Fp.isZero(p, i) && Fp.isZero(p, i + Y)) {
      setInfinity(out, o);
      return;
    }
    System.arraycopy(p, i, out, o, AFFINE_LIMBS);
    Fp.setOne(out, o + Z);
  }

  /** {@code out = p}, out affine; allocates. One inversion. */
  public static void toAffine(long[] out, int o, long[] p, int i, long[] t, int s) {
    Fp.inverse(t, s, p, i + Z);
    Fp.mul(out, o, p, i, t, s);
    Fp.mul(out, o + Y, p, i + Y, t, s);
  }

  /** As {@link #toAffine} for {@code count} points, with one inversion for all; allocates. */
  public static void toAffineEach(long[] out, int o, long[] p, int i, int count) {
    long[] inverses = new long[count * Fp.LIMBS];
    for (int k = 0; k < count; k++) {
      Fp.copy(inverses, k * Fp.LIMBS, p, i + k * LIMBS + Z);
    }
    Fp.inverseEach(inverses, 0, count);

    for (int k = 0; k < count; k++) {
      int from = i + k * LIMBS;
      int to = o + k * AFFINE_LIMBS;
      Fp.mul(out, to, p, from, inverses, k * Fp.LIMBS);
      Fp.mul(out, to + Y, p, from + Y, inverses, k * Fp.LIMBS);
    }
  }

  /** {@code t[a] *= 3 b} with room at {@code t[x]}; {@code 3 b = 12 = 8 + 4}. */
  private static void mulBy3b(long[] t, int a, int x) {
    Fp.twice(t, a, t, a);
    Fp.twice(t, a, t, a);
    Fp.twice(t, x, t, a);
    Fp.add(t, a, t, a, t, x);
  }
}
