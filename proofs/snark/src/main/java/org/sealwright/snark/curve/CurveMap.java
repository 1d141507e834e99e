// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A field element to a point of the curve (RFC 9380, section 6.6.3): the simplified SWU map to an
 * auxiliary curve {@code y^2 = x^3 + A x + B}, then an isogeny to ours. Branches on values, which
 * are no secrets: they come of messages.
 *
 * <p>Subclasses give the field, and roots in it. Elements are in Montgomery form.
 */
abstract class CurveMap {

  /** Limbs of an element. */
  private final int n;

  private final long[] one;
  private final long[] a;
  private final long[] b;

  /** The non-square Z that the map is built on. */
  private final long[] z;

  private final long[] numeratorX;
  private final long[] denominatorX;
  private final long[] numeratorY;
  private final long[] denominatorY;

  /**
   * A map.
   *
   * @param degree 1 for Fp, 2 for Fp2
   * @param curve A, B and Z, 1 or 2 hexadecimal values each
   * @param isogeny coefficients of the four polynomials in the RFC's order, lowest power first
   */
  CurveMap(int degree, List<String> curve, List<String> isogeny) {
    n = degree * Fp.LIMBS;
    one = new long[n];
    Fp.setOne(one, 0);
    a = parse(curve.get(0));
    b = parse(curve.get(1));
    z = parse(curve.get(2));
    numeratorX = parse(isogeny.get(0));
    denominatorX = parse(isogeny.get(1));
    numeratorY = parse(isogeny.get(2));
    denominatorY = parse(isogeny.get(3));
  }

  /** {@code out = x y} with scratch at {@code t[s]}. */
  abstract void mul(long[] out, int o, long[] x, int i, long[] y, int j, long[] t, int s);

  /** {@code out = x + y}. */
  abstract void add(long[] out, int o, long[] x, int i, long[] y, int j);

  /** {@code out = -x}. */
  abstract void negate(long[] out, int o, long[] x, int i);

  /** {@code out = sqrt(u / v)}, or {@code sqrt(z u / v)} where that is no square. */
  abstract boolean sqrtRatio(long[] out, int o, long[] u, int i, long[] v, int j);

  /**
   * {@code out = } the image of u on our curve, homogeneous; not of order r yet. Allocates.
   *
   * <p>Steps and names are those of RFC 9380, appendix F.2.
   */
  final void map(long[] out, int o, long[] u, int i) {
    long[] w = new long[9 * n + Fp2.SCRATCH];
    final int tv1 = 0;
    final int tv2 = n;
    final int tv3 = 2 * n;
    final int tv4 = 3 * n;
    final int tv5 = 4 * n;
    final int tv6 = 5 * n;
    final int x = 6 * n;
    final int y = 7 * n;
    final int y1 = 8 * n;
    final int s = 9 * n;
    mul(w, tv1, u, i, u, i, w, s);
    mul(w, tv1, z, 0, w, tv1, w, s);
    mul(w, tv2, w, tv1, w, tv1, w, s);
    add(w, tv2, w, tv2, w, tv1);
    add(w, tv3, w, tv2, one, 0);
    mul(w, tv3, b, 0, w, tv3, w, s);
    if (isZero(w, tv2)) {
      System.arraycopy(z, 0, w, tv4, n);
    } else {
      negate(w, tv4, w, tv2);
    }
    mul(w, tv4, a, 0, w, tv4, w, s);
    mul(w, tv2, w, tv3, w, tv3, w, s);
    mul(w, tv6, w, tv4, w, tv4, w, s);
    mul(w, tv5, a, 0, w, tv6, w, s);
    add(w, tv2, w, tv2, w, tv5);
    mul(w, tv2, w, tv2, w, tv3, w, s);
    mul(w, tv6, w, tv6, w, tv4, w, s);
    mul(w, tv5, b, 0, w, tv6, w, s);
    add(w, tv2, w, tv2, w, tv5);
    if (sqrtRatio(w, y1, w, tv2, w, tv6)) {
      System.arraycopy(w, tv3, w, x, n);
      System.arraycopy(w, y1, w, y, n);
    } else {
      mul(w, x, w, tv1, w, tv3, w, s);
      mul(w, y, w, tv1, u, i, w, s);
      mul(w, y, w, y, w, y1, w, s);
    }
    if (isOdd(u, i) != isOdd(w, y)) {
      negate(w, y, w, y);
    }
    isogeny(out, o, w, x, tv4, y);
  }

  /**
   * {@code out = } the isogeny's image of {@code (w[x] / w[d], w[y])}. With d in the denominator
   * anyway, no inversion is needed: each polynomial is taken times a power of d.
   */
  private void isogeny(long[] out, int o, long[] w, int x, int d, int y) {
    int degree = numeratorY.length / n - 1;
    long[] powers = new long[(degree + 1) * n];
    long[] t = new long[5 * n + Fp2.SCRATCH];
    System.arraycopy(one, 0, powers, 0, n);
    for (int k = 1; k <= degree; k++) {
      mul(powers, k * n, powers, (k - 1) * n, w, d, t, 5 * n);
    }
    evaluate(t, 0, numeratorX, w, x, powers);
    evaluate(t, n, denominatorX, w, x, powers);
    evaluate(t, 2 * n, numeratorY, w, x, powers);
    evaluate(t, 3 * n, denominatorY, w, x, powers);
    // x's denominator is of one degree less than its numerator, y's two are of one.
    mul(t, n, t, n, w, d, t, 5 * n);
    mul(out, o, t, 0, t, 3 * n, t, 5 * n);
    mul(out, o + n, t, 2 * n, t, n, t, 5 * n);
    mul(out, o + n, out, o + n, w, y, t, 5 * n);
    mul(out, o + 2 * n, t, n, t, 3 * n, t, 5 * n);
    if (isZero(out, o + 2 * n)) {
      // A point of the isogeny's kernel.
      Arrays.fill(out, o, o + 3 * n, 0);
      Fp.setOne(out, o + n);
    }
  }

  /** {@code t[o] = d^degree polynomial(x / d)}; uses {@code t[4 n..)}. */
  private void evaluate(long[] t, int o, long[] polynomial, long[] w, int x, long[] powers) {
    int degree = polynomial.length / n - 1;
    System.arraycopy(polynomial, degree * n, t, o, n);
    for (int k = degree - 1; k >= 0; k--) {
      mul(t, o, t, o, w, x, t, 5 * n);
      mul(t, 4 * n, polynomial, k * n, powers, (degree - k) * n, t, 5 * n);
      add(t, o, t, o, t, 4 * n);
    }
  }

  private boolean isZero(long[] x, int i) {
    return PointCodec.isInfinity(x, i, n);
  }

  /** {@code sgn0} of RFC 9380, section 4.1: the parity of the first half that is not 0. */
  private boolean isOdd(long[] x, int i) {
    long[] plain = new long[Fp.LIMBS];
    for (int k = 0; k < n; k += Fp.LIMBS) {
      if (k == n - Fp.LIMBS || !Fp.isZero(x, i + k)) {
        Fp.fromMontgomery(plain, 0, x, i + k);
        return (plain[0] & 1) != 0;
      }
    }
    return false;
  }

  private static long[] parse(String lines) {
    String[] values = lines.strip().split("\\s+", -1);
    long[] out = new long[values.length * Fp.LIMBS];
    for (int k = 0; k < values.length; k++) {
      Fp.fromBigInteger(out, k * Fp.LIMBS, new BigInteger(values[k], 16));
    }
    return out;
  }
}
