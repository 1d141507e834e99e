// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.util.List;

/** The map to G1's curve (RFC 9380, section 8.8.1), whose prime is 3 modulo 4. */
final class CurveMapG1 extends CurveMap {
  static final CurveMapG1 INSTANCE = new CurveMapG1();

  static final String A =
      "144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98"
          + "936f8da0e0f97f5cf428082d584c1d";

  static final String B =
      "12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef5"
          + "5a23215a316ceaa5d1cc48e98e172be0";

  static final String Z = "b";

  /** {@code sqrt(-Z)}. */
  private static final long[] ROOT = new long[Fp.LIMBS];

  static {
    long[] minusZ = new long[Fp.LIMBS];
    Fp.fromBigInteger(minusZ, 0, new java.math.BigInteger(Z, 16).negate());
    Fp.sqrt(ROOT, 0, minusZ, 0);
  }

  private CurveMapG1() {
    super(
        1,
        List.of(A, B, Z),
        List.of(
            Isogeny11.X_NUMERATOR,
            Isogeny11.X_DENOMINATOR,
            Isogeny11.Y_NUMERATOR,
            Isogeny11.Y_DENOMINATOR));
  }

  @Override
  void mul(long[] out, int o, long[] x, int i, long[] y, int j, long[] t, int s) {
    Fp.mul(out, o, x, i, y, j);
  }

  @Override
  void add(long[] out, int o, long[] x, int i, long[] y, int j) {
    Fp.add(out, o, x, i, y, j);
  }

  @Override
  void negate(long[] out, int o, long[] x, int i) {
    Fp.negate(out, o, x, i);
  }

  /** One power for both roots: appendix F.2.1.2. */
  @Override
  boolean sqrtRatio(long[] out, int o, long[] u, int i, long[] v, int j) {
    long[] t = new long[3 * Fp.LIMBS];
    Fp.square(t, 0, v, j);
    Fp.mul(t, 6, u, i, v, j);
    Fp.mul(t, 0, t, 0, t, 6);
    FpPower.quarter(t, 0, t, 0);
    Fp.mul(t, 0, t, 0, t, 6);
    Fp.square(t, 12, t, 0);
    Fp.mul(t, 12, t, 12, v, j);
    boolean square = Fp.equal(t, 12, u, i);
    if (square) {
      Fp.copy(out, o, t, 0);
    } else {
      Fp.mul(out, o, t, 0, ROOT, 0);
    }
    return square;
  }
}
