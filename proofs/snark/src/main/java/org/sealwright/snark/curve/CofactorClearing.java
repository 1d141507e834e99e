// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

/**
 * From any point of a curve to one of order r, by the multiples that RFC 9380 fixes. Scratch and
 * operands as in {@link G1Projective} and {@link G2Projective}; both allocate.
 */
final class CofactorClearing {
  private CofactorClearing() {}

  /** {@code out = (1 - x) p} (section 8.8.1). */
  static void clearG1(long[] out, int o, long[] p, int i) {
    long[] t = new long[G1Projective.LIMBS + G1Projective.SCRATCH];
    Endomorphisms.multiplyByX1(t, 0, p, i, t, G1Projective.LIMBS);
    G1Projective.add(out, o, t, 0, p, i, t, G1Projective.LIMBS);
  }

  /**
   * {@code out = (x^2 - x - 1) p + (x - 1) psi(p) + psi^2(2 p)} (Budroni and Pintore, eprint
   * 2017/419; appendix G.3).
   */
  static void clearG2(long[] out, int o, long[] p, int i) {
    final int n = G2Projective.LIMBS;
    final int s = 4 * n;
    long[] t = new long[s + G2Projective.SCRATCH];
    // The parameter is negative: t0 = x p, t1 = psi(p).
    Endomorphisms.multiplyByX2(t, 0, p, i, t, s);
    G2Projective.negate(t, 0, t, 0);
    Endomorphisms.psi(t, n, p, i, t, s);
    // t2 = psi^2(2 p) - psi(p)
    G2Projective.twice(t, 2 * n, p, i, t, s);
    Endomorphisms.psi(t, 2 * n, t, 2 * n, t, s);
    Endomorphisms.psi(t, 2 * n, t, 2 * n, t, s);
    G2Projective.negate(t, 3 * n, t, n);
    G2Projective.add(t, 2 * n, t, 2 * n, t, 3 * n, t, s);
    // t3 = x (x p + psi(p))
    G2Projective.add(t, n, t, n, t, 0, t, s);
    Endomorphisms.multiplyByX2(t, 3 * n, t, n, t, s);
    G2Projective.negate(t, 3 * n, t, 3 * n);
    G2Projective.add(t, 2 * n, t, 2 * n, t, 3 * n, t, s);
    G2Projective.negate(t, 0, t, 0);
    G2Projective.add(t, 2 * n, t, 2 * n, t, 0, t, s);
    G2Projective.negate(t, 0, p, i);
    G2Projective.add(out, o, t, 2 * n, t, 0, t, s);
  }
}
