// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.util.Arrays;
import org.sealwright.snark.internal.scalar.FieldOps;
import org.sealwright.snark.internal.scalar.XyzzOps;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * Additions of many independent pairs of affine points, one a lane, that share inversions: {@code
 * lambda = (y2 - y1) / (x2 - x1)}, {@code x3 = lambda^2 - x1 - x2}, {@code y3 = lambda (x1 - x3) -
 * y1}, six products with the three that Montgomery's trick costs.
 *
 * <p>Bounds, in multiples of p: factors that are differences are reduced to 0.505 first. The
 * running product and the inverses are at most 0.57, lambda 0.56, {@code x3 <= 0.5 + 4 0.56^2 / 9.8
 * + 0.505 < 1.14} (in Fp2, where a square is a product of sums) and {@code y3 <= 0.5 + 2 0.56 0.505
 * / 9.8 + 0.505 < 1.07}. Limbs of reduced factors stay below {@code 2^50}, those of sums of two
 * below {@code 2^49}, so products of limbs below {@code 2^99}.
 *
 * <p>Infinities are seen while operands are collected. Equal abscissas make the running product 0;
 * only then are they looked for, and their sums found by {@link XyzzOps}.
 */
final class PairAdder {
  /** Rows that share an inversion. */
  private static final int ROWS = 64;

  private final LaneField field;
  private final LanePoints points;
  private final XyzzOps scalar;
  private final int row;

  /** By row: x1, y1, x2, y2. */
  private final long[] words;

  private final double[] leftSigns;
  private final double[] rightSigns;
  private final double[] plus;

  /** By row: the denominators. */
  private final double[] below;

  /** By row, from 1 on: the products of denominators so far. */
  private final double[] product;

  /** Inverse of the product so far, and the next one. */
  private final double[] inverse;

  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] d;
  private final long[] result;
  private final long[] totals;

  private final double[] x;
  private final double[] slope;
  private final double[] third;

  /** Indices of the pairs in the lanes. */
  private final int[] inLanes;

  PairAdder(CurveGroup group, LaneField field, LanePoints points, int pairs) {
    this.field = field;
    this.points = points;
    scalar = new XyzzOps(FieldOps.of(group));
    row = field.row;
    int rows = Math.clamp((pairs + row - 1) / row, 1, ROWS);
    words = new long[rows * 4 * field.words];
    leftSigns = new double[rows * row];
    rightSigns = new double[rows * row];
    plus = new double[row];
    Arrays.fill(plus, 1);
    below = new double[rows * field.size];
    product = new double[(rows + 1) * field.size];
    inverse = new double[2 * field.size];
    a = new double[field.size];
    b = new double[field.size];
    c = new double[field.size];
    d = new double[field.size];
    result = new long[2 * field.words];
    totals = new long[2 * field.words + row * field.parts * FpLimbs.WORDS];
    inLanes = new int[rows * row];
    x = new double[field.size];
    slope = new double[field.size];
    third = new double[field.size];
    field.fill(product, 0, LaneScalars.ONE);
  }

  /**
   * {@code out[i] = 2 in[i]} for {@code i < count}: references {@code 2 slot}, and slots that may
   * be those of their own operands.
   */
  void twice(int[] in, int[] out, int count) {
    int size = inLanes.length;
    for (int from = 0; from < count; from += size) {
      int n = 0;
      for (int i = from; i < Math.min(count, from + size); i++) {
        if (points.isInfinity(in[i] >>> 1)) {
          points.copy(out[i], in[i]);
        } else {
          inLanes[n++] = i;
        }
      }
      if (n > 0) {
        // The curves have no points of order 2, so y is not 0.
        collect(in, in, n, true);
        finish(out, n, true);
      }
    }
  }

  /**
   * {@code out[i] = left[i] + right[i]} for {@code i < count}: references {@code 2 slot + negative}
   * and slots of results, which may be those of the pair's own operands but of no other's.
   */
  void add(int[] left, int[] right, int[] out, int count) {
    int size = inLanes.length;
    for (int from = 0; from < count; from += size) {
      addBatch(left, right, out, from, Math.min(count, from + size));
    }
  }

  private void addBatch(int[] left, int[] right, int[] out, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      if (points.isInfinity(left[i] >>> 1)) {
        points.copy(out[i], right[i]);
      } else if (points.isInfinity(right[i] >>> 1)) {
        points.copy(out[i], left[i]);
      } else {
        inLanes[n++] = i;
      }
    }
    if (n == 0) {
      return;
    }
    if (!collect(left, right, n, false)) {
      n = setApart(left, right, out, n);
      if (n == 0) {
        return;
      }
      if (!collect(left, right, n, false)) {
        throw new AssertionError("abscissas differ, but their differences multiply to 0");
      }
    }
    finish(out, n, false);
  }

  /** Loads the pairs and inverts the product of all denominators; whether there is an inverse. */
  private boolean collect(int[] left, int[] right, int n, boolean twice) {
    int rows = (n + row - 1) / row;
    for (int i = 0; i < rows * row; i++) {
      // The last row repeats its last pair.
      int pair = inLanes[Math.min(i, n - 1)];
      int at = i / row * 4 * field.words + field.wordIndex(i % row);
      points.gather(words, at, left[pair] >>> 1);
      points.gather(words, at + 2 * field.words, right[pair] >>> 1);
      leftSigns[i] = 1 - 2 * (left[pair] & 1);
      rightSigns[i] = 1 - 2 * (right[pair] & 1);
    }
    for (int r = 0; r < rows; r++) {
      int at = r * 4 * field.words;
      int e = r * field.size;
      if (twice) {
        field.split(a, 0, words, at + field.words, plus, 0);
        field.reduce(below, e, 2, a, 0, 0, a, 0);
      } else {
        field.split(a, 0, words, at, plus, 0);
        field.split(b, 0, words, at + 2 * field.words, plus, 0);
        field.reduce(below, e, 1, b, 0, -1, a, 0);
      }
      field.mul(product, e + field.size, product, e, below, e, field.zero, 0);
    }
    return invert(rows * field.size);
  }

  /** Inverts the product at {@code at}, lane by lane, unless one is 0. */
  private boolean invert(int at) {
    int width = field.lanes.lanes();
    int elements = 2 * field.words;
    int limbs = field.parts * FpLimbs.WORDS;
    field.join(totals, 0, product, at);
    for (int e = 0; e < row; e++) {
      for (int k = 0; k < limbs; k++) {
        int word = k / FpLimbs.WORDS * FpLimbs.WORDS * row + k % FpLimbs.WORDS * width;
        totals[elements + e * limbs + k] = totals[field.wordIndex(e) + word];
      }
      for (int k = 0; k < limbs; k += FpLimbs.WORDS) {
        LaneScalars.canonical(totals, elements + e * limbs + k);
      }
      if (scalar.field.isZero(totals, elements + e * limbs)) {
        return false;
      }
    }
    scalar.field.inverseEach(totals, elements, row);
    for (int e = 0; e < row; e++) {
      for (int k = 0; k < limbs; k++) {
        int word = k / FpLimbs.WORDS * FpLimbs.WORDS * row + k % FpLimbs.WORDS * width;
        totals[field.wordIndex(e) + word] = totals[elements + e * limbs + k];
      }
    }
    field.split(inverse, 0, totals, 0, plus, 0);
    return true;
  }

  private void finish(int[] out, int n, boolean twice) {
    int now = 0;
    for (int r = (n - 1) / row; r >= 0; r--) {
      int at = r * 4 * field.words;
      int e = r * field.size;
      int next = field.size - now;
      field.mul(d, 0, inverse, now, product, e, field.zero, 0);
      field.mul(inverse, next, inverse, now, below, e, field.zero, 0);
      now = next;
      field.split(a, 0, words, at + field.words, leftSigns, r * row);
      field.split(x, 0, words, at, plus, 0);
      if (twice) {
        field.square(b, 0, x, 0, field.zero, 0);
        field.reduce(c, 0, 3, b, 0, 0, b, 0);
      } else {
        field.split(b, 0, words, at + 3 * field.words, rightSigns, r * row);
        field.reduce(c, 0, 1, b, 0, -1, a, 0);
      }
      field.mul(slope, 0, c, 0, d, 0, field.zero, 0);
      // -x1 - x2
      field.reduce(c, 0, -2, x, 0, twice ? 0 : -1, below, e);
      field.square(third, 0, slope, 0, c, 0);
      field.join(result, 0, third, 0);
      field.reduce(d, 0, 1, x, 0, -1, third, 0);
      field.reduce(c, 0, -1, a, 0, 0, a, 0);
      field.mul(third, 0, slope, 0, d, 0, c, 0);
      field.join(result, field.words, third, 0);
      for (int lane = Math.min(row, n - r * row) - 1; lane >= 0; lane--) {
        points.scatter(out[inLanes[r * row + lane]], result, field.wordIndex(lane));
      }
    }
  }

  /**
   * Handles the pairs in the lanes whose abscissas are equal, one by one but for the inversion; how
   * many remain.
   */
  private int setApart(int[] left, int[] right, int[] out, int n) {
    int limbs = scalar.limbs;
    long[] pair = new long[4 * limbs];
    long[] doubles = new long[n * scalar.size];
    int[] slots = new int[n];
    int found = 0;
    int remaining = 0;
    for (int i = 0; i < n; i++) {
      int index = inLanes[i];
      canonical(pair, 0, left[index]);
      canonical(pair, 2 * limbs, right[index]);
      if (!Arrays.equals(pair, 0, limbs, pair, 2 * limbs, 3 * limbs)) {
        inLanes[remaining++] = index;
      } else if (Arrays.equals(pair, limbs, 2 * limbs, pair, 3 * limbs, 4 * limbs)) {
        scalar.set(doubles, found * scalar.size, pair, 0);
        scalar.twice(doubles, found * scalar.size);
        slots[found++] = out[index];
      } else {
        points.clear(out[index], out[index] + 1);
      }
    }
    long[] affine = new long[2 * limbs * found];
    scalar.toAffine(affine, 0, doubles, 0, found);
    for (int i = 0; i < found; i++) {
      points.store(slots[i], affine, 2 * limbs * i);
    }
    return remaining;
  }

  private void canonical(long[] out, int o, int reference) {
    points.canonical(out, o, reference >>> 1);
    if ((reference & 1) != 0) {
      int y = o + scalar.limbs;
      long[] zero = new long[scalar.limbs];
      scalar.field.sub(out, y, zero, 0, out, y);
    }
  }
}
