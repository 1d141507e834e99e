// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import java.util.List;

/** The map to G2's curve (RFC 9380, section 8.8.2). */
final class CurveMapG2 extends CurveMap {
  static final CurveMapG2 INSTANCE = new CurveMapG2();

  static final String A = "0 f0";
  static final String B = "3f4 3f4";

  /** {@code -2 - u}. */
  static final String Z = "-2 -1";

  private static final long[] Z_LIMBS = new long[Fp2.LIMBS];

  static {
    Fp.fromBigInteger(Z_LIMBS, 0, BigInteger.TWO.negate());
    Fp.fromBigInteger(Z_LIMBS, Fp.LIMBS, BigInteger.ONE.negate());
  }

  private CurveMapG2() {
    super(
        2,
        List.of(A, B, Z),
        List.of(
            Isogeny3.X_NUMERATOR,
            Isogeny3.X_DENOMINATOR,
            Isogeny3.Y_NUMERATOR,
            Isogeny3.Y_DENOMINATOR));
  }

  @Override
  void mul(long[] out, int o, long[] x, int i, long[] y, int j, long[] t, int s) {
    Fp2.mul(out, o, x, i, y, j, t, s);
  }

  @Override
  void add(long[] out, int o, long[] x, int i, long[] y, int j) {
    Fp2.add(out, o, x, i, y, j);
  }

  @Override
  void negate(long[] out, int o, long[] x, int i) {
    Fp2.negate(out, o, x, i);
  }

  /**
   * With n the norm of v, {@code u / v = u conj(v) n / n^2}: a root in Fp2 and an inverse in Fp.
   * The sign of the root does not matter, as the map settles that of y.
   */
  @Override
  boolean sqrtRatio(long[] out, int o, long[] u, int i, long[] v, int j) {
    int product = Fp2.LIMBS;
    int scratch = 2 * Fp2.LIMBS;
    long[] t = new long[scratch + Fp2.SCRATCH];
    long[] norm = new long[Fp.LIMBS];
    Fp2.norm(norm, 0, v, j);
    Fp2.conjugate(t, product, v, j);
    Fp2.mul(t, product, t, product, u, i, t, scratch);
    Fp2.mulByFp(t, product, t, product, norm, 0, t, scratch);
    boolean square = Fp2.sqrt(t, 0, t, product);
    if (!square) {
      Fp2.mul(t, product, t, product, Z_LIMBS, 0, t, scratch);
      Fp2.sqrt(t, 0, t, product);
    }
    Fp.inverse(norm, 0, norm, 0);
    Fp2.mulByFp(out, o, t, 0, norm, 0, t, scratch);
    return square;
  }
}
