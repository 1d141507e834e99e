// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.util.Arrays;

/**
 * Points of {@code y^2 = x^3 + 4 (1 + u)} over Fp2 in homogeneous coordinates {@code (X : Y : Z)}
 * with {@code x = X / Z}, 36 limbs in {@code long[]} with an offset; infinity is {@code (0 : 1 :
 * 0)}.
 *
 * <p>The formulas are the complete ones of Renes, Costello and Batina (eprint 2015/1060, algorithms
 * 7 to 9): the curve has odd order, so equal, opposite and infinite operands are no special cases,
 * in the subgroup or out of it, and nothing branches on values. An affine point is 24 limbs, x then
 * y; as an operand, infinity is all zeros, which no point of the curve is.
 *
 * <p>Operations take {@link #SCRATCH} limbs of scratch at {@code t[s]}, apart from operands and
 * output; the output may be an operand. Nothing allocates unless it says so.
 */
public final class G2Projective {

  /** Limbs of a point. */
  public static final int LIMBS = 3 * Fp2.LIMBS;

  /** Limbs of an affine point. */
  public static final int AFFINE_LIMBS = 2 * Fp2.LIMBS;

  /** Limbs of scratch that any operation of this class needs. */
  public static final int SCRATCH = 8 * Fp2.LIMBS + Fp2.SCRATCH;

  /** Where the scratch of Fp2 begins within ours. */
  private static final int W = 8 * Fp2.LIMBS;

  private static final int WINDOW = 4;
  private static final int Y = Fp2.LIMBS;
  private static final int Z = 2 * Fp2.LIMBS;

  private G2Projective() {}

  /** {@code out = p + q}: 12 products. */
  public static void add(long[] out, int o, long[] p, int i, long[] q, int j, long[] t, int s) {
    Fp2.mul(t, s, p, i, q, j, t, s + W);
    Fp2.mul(t, s + 12, p, i + 12, q, j + 12, t, s + W);
    Fp2.mul(t, s + 24, p, i + 24, q, j + 24, t, s + W);
    Fp2.add(t, s + 36, p, i, p, i + 12);
    Fp2.add(t, s + 48, q, j, q, j + 12);
    Fp2.mul(t, s + 36, t, s + 36, t, s + 48, t, s + W);
    Fp2.add(t, s + 48, t, s, t, s + 12);
    Fp2.sub(t, s + 36, t, s + 36, t, s + 48);
    Fp2.add(t, s + 48, p, i + 12, p, i + 24);
    Fp2.add(t, s + 60, q, j + 12, q, j + 24);
    Fp2.mul(t, s + 48, t, s + 48, t, s + 60, t, s + W);
    Fp2.add(t, s + 60, t, s + 12, t, s + 24);
    Fp2.sub(t, s + 48, t, s + 48, t, s + 60);
    Fp2.add(t, s + 60, p, i, p, i + 24);
    Fp2.add(t, s + 72, q, j, q, j + 24);
    Fp2.mul(t, s + 60, t, s + 60, t, s + 72, t, s + W);
    Fp2.add(t, s + 72, t, s, t, s + 24);
    Fp2.sub(t, s + 72, t, s + 60, t, s + 72);
    Fp2.twice(t, s + 60, t, s);
    Fp2.add(t, s, t, s + 60, t, s);
    mulBy3b(t, s + 24, s + 60);
    Fp2.add(t, s + 84, t, s + 12, t, s + 24);
    Fp2.sub(t, s + 12, t, s + 12, t, s + 24);
    mulBy3b(t, s + 72, s + 60);
    Fp2.mul(t, s + 60, t, s + 48, t, s + 72, t, s + W);
    Fp2.mul(t, s + 24, t, s + 36, t, s + 12, t, s + W);
    Fp2.sub(t, s + 60, t, s + 24, t, s + 60);
    Fp2.mul(t, s + 72, t, s + 72, t, s, t, s + W);
    Fp2.mul(t, s + 12, t, s + 12, t, s + 84, t, s + W);
    Fp2.add(t, s + 72, t, s + 12, t, s + 72);
    Fp2.mul(t, s, t, s, t, s + 36, t, s + W);
    Fp2.mul(t, s + 84, t, s + 84, t, s + 48, t, s + W);
    Fp2.add(t, s + 84, t, s + 84, t, s);
    System.arraycopy(t, s + 60, out, o, LIMBS);
  }

  /** {@code out = p + q} with q affine: 11 products. */
  public static void addAffine(
      long[] out, int o, long[] p, int i, long[] q, int j, long[] t, int s) {
    if (Fp2.isZero(q, j) && Fp2.isZero(q, j + Y)) {
      System.arraycopy(p, i, out, o, LIMBS);
      return;
    }
    Fp2.mul(t, s, p, i, q, j, t, s + W);
    Fp2.mul(t, s + 12, p, i + 12, q, j + 12, t, s + W);
    Fp2.add(t, s + 36, q, j, q, j + 12);
    Fp2.add(t, s + 48, p, i, p, i + 12);
    Fp2.mul(t, s + 36, t, s + 36, t, s + 48, t, s + W);
    Fp2.add(t, s + 48, t, s, t, s + 12);
    Fp2.sub(t, s + 36, t, s + 36, t, s + 48);
    Fp2.mul(t, s + 48, q, j + 12, p, i + 24, t, s + W);
    Fp2.add(t, s + 48, t, s + 48, p, i + 12);
    Fp2.mul(t, s + 72, q, j, p, i + 24, t, s + W);
    Fp2.add(t, s + 72, t, s + 72, p, i);
    Fp2.twice(t, s + 60, t, s);
    Fp2.add(t, s, t, s + 60, t, s);
    Fp2.copy(t, s + 24, p, i + 24);
    mulBy3b(t, s + 24, s + 60);
    Fp2.add(t, s + 84, t, s + 12, t, s + 24);
    Fp2.sub(t, s + 12, t, s + 12, t, s + 24);
    mulBy3b(t, s + 72, s + 60);
    Fp2.mul(t, s + 60, t, s + 48, t, s + 72, t, s + W);
    Fp2.mul(t, s + 24, t, s + 36, t, s + 12, t, s + W);
    Fp2.sub(t, s + 60, t, s + 24, t, s + 60);
    Fp2.mul(t, s + 72, t, s + 72, t, s, t, s + W);
    Fp2.mul(t, s + 12, t, s + 12, t, s + 84, t, s + W);
    Fp2.add(t, s + 72, t, s + 12, t, s + 72);
    Fp2.mul(t, s, t, s, t, s + 36, t, s + W);
    Fp2.mul(t, s + 84, t, s + 84, t, s + 48, t, s + W);
    Fp2.add(t, s + 84, t, s + 84, t, s);
    System.arraycopy(t, s + 60, out, o, LIMBS);
  }

  /** {@code out = 2 p}: 6 products and 2 squares. */
  public static void twice(long[] out, int o, long[] p, int i, long[] t, int s) {
    Fp2.square(t, s, p, i + 12, t, s + W);
    Fp2.twice(t, s + 84, t, s);
    Fp2.twice(t, s + 84, t, s + 84);
    Fp2.twice(t, s + 84, t, s + 84);
    Fp2.mul(t, s + 12, p, i + 12, p, i + 24, t, s + W);
    Fp2.square(t, s + 24, p, i + 24, t, s + W);
    mulBy3b(t, s + 24, s + 60);
    Fp2.mul(t, s + 60, t, s + 24, t, s + 84, t, s + W);
    Fp2.add(t, s + 72, t, s, t, s + 24);
    Fp2.mul(t, s + 84, t, s + 12, t, s + 84, t, s + W);
    Fp2.twice(t, s + 12, t, s + 24);
    Fp2.add(t, s + 24, t, s + 12, t, s + 24);
    Fp2.sub(t, s, t, s, t, s + 24);
    Fp2.mul(t, s + 72, t, s, t, s + 72, t, s + W);
    Fp2.add(t, s + 72, t, s + 60, t, s + 72);
    Fp2.mul(t, s + 12, p, i, p, i + 12, t, s + W);
    Fp2.mul(t, s + 60, t, s, t, s + 12, t, s + W);
    Fp2.twice(t, s + 60, t, s + 60);
    System.arraycopy(t, s + 60, out, o, LIMBS);
  }

  /** {@code out = -p}. */
  public static void negate(long[] out, int o, long[] p, int i) {
    Fp2.copy(out, o, p, i);
    Fp2.negate(out, o + Y, p, i + Y);
    Fp2.copy(out, o + Z, p, i + Z);
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
    Fp2.setOne(out, o + Y);
  }

  /** Whether p is infinity. */
  public static boolean isInfinity(long[] p, int i) {
    return Fp2.isZero(p, i + Z);
  }

  /** Whether p and q are one point. */
  public static boolean equal(long[] p, int i, long[] q, int j, long[] t, int s) {
    if (isInfinity(p, i) || isInfinity(q, j)) {
      return isInfinity(p, i) && isInfinity(q, j);
    }
    Fp2.mul(t, s, p, i, q, j + Z, t, s + W);
    Fp2.mul(t, s + 12, q, j, p, i + Z, t, s + W);
    Fp2.mul(t, s + 24, p, i + Y, q, j + Z, t, s + W);
    Fp2.mul(t, s + 36, q, j + Y, p, i + Z, t, s + W);
    return Fp2.equal(t, s, t, s + 12) && Fp2.equal(t, s + 24, t, s + 36);
  }

  /** {@code out = p}, p affine. */
  public static void fromAffine(long[] out, int o, long[] p, int i) {
    if (Fp2.isZero(p, i) && Fp2.isZero(p, i + Y)) {
      setInfinity(out, o);
      return;
    }
    System.arraycopy(p, i, out, o, AFFINE_LIMBS);
    Fp2.setOne(out, o + Z);
  }

  /** {@code out = p}, out affine; allocates. One inversion. */
  public static void toAffine(long[] out, int o, long[] p, int i, long[] t, int s) {
    Fp2.inverse(t, s, p, i + Z);
    Fp2.mul(out, o, p, i, t, s, t, s + W);
    Fp2.mul(out, o + Y, p, i + Y, t, s, t, s + W);
  }

  /** As {@link #toAffine} for {@code count} points, with one inversion for all; allocates. */
  public static void toAffineEach(long[] out, int o, long[] p, int i, int count) {
    long[] inverses = new long[count * Fp2.LIMBS];
    for (int k = 0; k < count; k++) {
      Fp2.copy(inverses, k * Fp2.LIMBS, p, i + k * LIMBS + Z);
    }
    Fp2.inverseEach(inverses, 0, count);
    long[] t = new long[Fp2.SCRATCH];
    for (int k = 0; k < count; k++) {
      int from = i + k * LIMBS;
      int to = o + k * AFFINE_LIMBS;
      Fp2.mul(out, to, p, from, inverses, k * Fp2.LIMBS, t, 0);
      Fp2.mul(out, to + Y, p, from + Y, inverses, k * Fp2.LIMBS, t, 0);
    }
  }

  /** {@code t[a] *= 3 b} with room at {@code t[x]}; {@code 3 b = (8 + 4) (1 + u)}. */
  private static void mulBy3b(long[] t, int a, int x) {
    Fp2.mulByNonresidue(t, a, t, a, t, x);
    Fp2.twice(t, a, t, a);
    Fp2.twice(t, a, t, a);
    Fp2.twice(t, x, t, a);
    Fp2.add(t, a, t, a, t, x);
  }
}
