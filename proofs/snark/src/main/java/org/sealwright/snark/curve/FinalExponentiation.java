// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

/**
 * The power {@code 3 (p^12 - 1) / r} that maps values of the Miller loop to the group of order r,
 * with blst's choice of the factor 3.
 *
 * <p>The hard part is {@code 3 (p^4 - p^2 + 1) / r = (x - 1)^2 (x + p) (x^2 + p^2 - 1) + 3}
 * (Hayashida, Hayasaka, Teruya, eprint 2020/875, section 5).
 */
public final class FinalExponentiation {
  private FinalExponentiation() {}

  /** {@code out = a^(3 (p^12 - 1) / r)} for a non-zero; {@code out} may be {@code a}; allocates. */
  public static void apply(long[] out, int o, long[] a, int i) {
    final int n = Fp12.LIMBS;
    final int s = 3 * n;
    final int m = 0;
    final int y = n;
    final int z = 2 * n;
    long[] t = new long[s + Cyclotomic.SCRATCH];
    // m = a^((p^6 - 1) (p^2 + 1))
    Fp12.inverse(t, z, a, i);
    Fp12.conjugate(t, y, a, i);
    Fp12.mul(t, y, t, y, t, z, t, s);
    Fp12.frobeniusTwice(t, m, t, y, t, s);
    Fp12.mul(t, m, t, m, t, y, t, s);
    // y = m^((x - 1)^2)
    Cyclotomic.powX(t, z, t, m, t, s);
    Fp12.conjugate(t, y, t, m);
    Fp12.mul(t, y, t, z, t, y, t, s);
    Cyclotomic.powX(t, z, t, y, t, s);
    Fp12.conjugate(t, y, t, y);
    Fp12.mul(t, y, t, z, t, y, t, s);
    // y = y^(x + p)
    Cyclotomic.powX(t, z, t, y, t, s);
    Fp12.frobenius(t, y, t, y, t, s);
    Fp12.mul(t, y, t, z, t, y, t, s);
    // out = y^(x^2 + p^2 - 1) m^3
    Cyclotomic.powX(t, z, t, y, t, s);
    long[] square = new long[n];
    Cyclotomic.powX(square, 0, t, z, t, s);
    Fp12.frobeniusTwice(t, z, t, y, t, s);
    Fp12.mul(square, 0, square, 0, t, z, t, s);
    Fp12.conjugate(t, y, t, y);
    Fp12.mul(square, 0, square, 0, t, y, t, s);
    Cyclotomic.square(t, y, t, m, t, s);
    Fp12.mul(t, y, t, y, t, m, t, s);
    Fp12.mul(out, o, square, 0, t, y, t, s);
  }
}
