// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.util.Arrays;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * The field of a group's coordinates on {@link FpLanes}, {@link #row} elements at a time: in memory
 * {@link #parts} blocks (the elements of Fp that one consists of), each of {@link #UNITS} units.
 * Independent units hide the carries of one behind the products of the next. An instance holds
 * scratch, so it belongs to one call of a kernel.
 */
abstract sealed class LaneField permits LaneField.Base, LaneField.Extension {
  /** Units side by side. */
  static final int UNITS = 4;

  final FpLanes lanes;

  /** 1 in Fp, 2 in Fp2. */
  final int parts;

  /** Elements side by side. */
  final int row;

  /** Doubles of one part. */
  final int part;

  /** Doubles of a row of elements. */
  final int size;

  /** Words of a row of elements. */
  final int words;

  /** A row of zeros. */
  final double[] zero;

  private LaneField(FpLanes lanes, int parts) {
    this.lanes = lanes;
    this.parts = parts;
    row = UNITS * lanes.lanes();
    part = FpLimbs.LIMBS * row;
    size = parts * part;
    words = parts * FpLimbs.WORDS * row;
    zero = new double[size];
  }

  static LaneField of(CurveGroup group, FpLanes lanes) {
    return switch (group) {
      case G1 -> new Base(lanes);
      case G2 -> new Extension(lanes);
    };
  }

  /** {@code out = a b + c}; the output must be apart from the factors. */
  abstract void mul(double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k);

  /** {@code out = a^2 + c}; the output must be apart from a. */
  abstract void square(double[] out, int o, double[] a, int i, double[] c, int k);

  /** Limbs of words, each element times its sign. */
  final void split(double[] out, int o, long[] in, int w, double[] signs, int s) {
    for (int q = 0; q < parts; q++) {
      lanes.split(out, o + q * part, in, w + q * FpLimbs.WORDS * row, signs, s, UNITS);
    }
  }

  /** Words of limbs. */
  final void join(long[] out, int w, double[] in, int i) {
    lanes.join(out, w, in, i, parts * UNITS);
  }

  /** {@code out = x a + y b} modulo p, of at most p/2 but for a little: see {@link FpLanes}. */
  final void reduce(double[] out, int o, double x, double[] a, int i, double y, double[] b, int j) {
    lanes.reduce(out, o, x, a, i, y, b, j, parts * UNITS);
  }

  /** Fills a row with a constant of Fp, given by its limbs. */
  final void fill(double[] out, int o, double[] limbs) {
    Arrays.fill(out, o, o + size, 0);
    int width = lanes.lanes();
    for (int at = 0; at < part; at += width) {
      Arrays.fill(out, o + at, o + at + width, limbs[at / width % FpLimbs.LIMBS]);
    }
  }

  /** Index of word 0 of part 0 of an element of a row; words are {@code lanes} apart. */
  final int wordIndex(int element) {
    int width = lanes.lanes();
    return element / width * FpLimbs.WORDS * width + element % width;
  }

  /** Coordinates of G1. */
  static final class Base extends LaneField {
    Base(FpLanes lanes) {
      super(lanes, 1);
    }

    @Override
    void mul(double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
      lanes.mul(out, o, a, i, b, j, c, k, UNITS);
    }

    @Override
    void square(double[] out, int o, double[] a, int i, double[] c, int k) {
      lanes.mul(out, o, a, i, a, i, c, k, UNITS);
    }
  }

  /** Coordinates of G2. */
  static final class Extension extends LaneField {
    private final double[] t = new double[2 * part];

    Extension(FpLanes lanes) {
      super(lanes, 2);
    }

    @Override
    void mul(double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
      // b conjugate, for a0 b0 - a1 b1; then a0 b1 + a1 b0.
      System.arraycopy(b, j, t, 0, part);
      lanes.combine(t, part, -1, b, j + part, 0, b, j + part, UNITS);
      lanes.dot(out, o, a, i, part, t, 0, part, c, k, UNITS);
      lanes.dot(out, o + part, a, i, part, b, j + part, -part, c, k + part, UNITS);
    }

    @Override
    void square(double[] out, int o, double[] a, int i, double[] c, int k) {
      lanes.combine(t, 0, 1, a, i, 1, a, i + part, UNITS);
      lanes.combine(t, part, 1, a, i, -1, a, i + part, UNITS);
      lanes.mul(out, o, t, 0, t, part, c, k, UNITS);
      lanes.combine(t, 0, 2, a, i, 0, a, i, UNITS);
      lanes.mul(out, o + part, t, 0, a, i + part, c, k + part, UNITS);
    }
  }
}
