// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;

/**
 * The maps that make subgroup checks and cofactor clearing fast: phi on G1's curve, psi on G2's,
 * and multiplication by the curve's parameter {@code x = -0xd201000000010000}.
 *
 * <p>Membership: P is of order r iff {@code phi(P) = -x^2 P} on E(Fp), {@code psi(P) = x P} on the
 * twist (M. Scott, eprint 2021/1130, sections 4 and 6).
 */
public final class Endomorphisms {

  /** The absolute value of the curve's parameter, which is negative. */
  public static final long X = 0xd201000000010000L;

  /** The cube root of 1 with which phi is multiplication by -x^2 on G1. */
  private static final long[] BETA = new long[Fp.LIMBS];

  /** {@code (1 + u)^(-(p-1)/3)}, {@code (1 + u)^(-(p-1)/2)}. */
  private static final long[] PSI = new long[2 * Fp2.LIMBS];

  static {
    Fp.fromBigInteger(
        BETA,
        0,
        new BigInteger(
            "5f19672fdf76ce51ba69c6076a0f77eaddb3a93be6f89688de17d813620a00022e01fffffffefffe",
            16));
    BigInteger less = Fp.MODULUS.subtract(BigInteger.ONE);
    long[] t = new long[Fp2.SCRATCH];
    long[] residue = new long[Fp2.LIMBS];
    Fp2.setOne(residue, 0);
    Fp2.mulByNonresidue(residue, 0, residue, 0, t, 0);
    Fp2.inverse(residue, 0, residue, 0);
    Fp2.pow(PSI, 0, residue, 0, less.divide(BigInteger.valueOf(3)));
    Fp2.pow(PSI, Fp2.LIMBS, residue, 0, less.shiftRight(1));
  }

  private Endomorphisms() {}

  /** {@code out = phi(p) = (beta x, y)}, homogeneous. */
  public static void phi(long[] out, int o, long[] p, int i) {
    Fp.copy(out, o + Fp.LIMBS, p, i + Fp.LIMBS);
    Fp.copy(out, o + 2 * Fp.LIMBS, p, i + 2 * Fp.LIMBS);
    Fp.mul(out, o, p, i, BETA, 0);
  }

  /** {@code out = psi(p)}: untwist, Frobenius, twist; homogeneous. */
  public static void psi(long[] out, int o, long[] p, int i, long[] t, int s) {
    for (int k = 0; k < G2Projective.LIMBS; k += Fp2.LIMBS) {
      Fp2.conjugate(out, o + k, p, i + k);
    }
    Fp2.mul(out, o, out, o, PSI, 0, t, s);
    Fp2.mul(out, o + Fp2.LIMBS, out, o + Fp2.LIMBS, PSI, Fp2.LIMBS, t, s);
  }

  /** {@code out = |x| p} on G1's curve; {@code out} must not be {@code p}. */
  public static void multiplyByX1(long[] out, int o, long[] p, int i, long[] t, int s) {
    System.arraycopy(p, i, out, o, G1Projective.LIMBS);
    for (int bit = 62; bit >= 0; bit--) {
      G1Projective.twice(out, o, out, o, t, s);
      if ((X >>> bit & 1) != 0) {
        G1Projective.add(out, o, out, o, p, i, t, s);
      }
    }
  }

  /** {@code out = |x| p} on G2's curve; {@code out} must not be {@code p}. */
  public static void multiplyByX2(long[] out, int o, long[] p, int i, long[] t, int s) {
    System.arraycopy(p, i, out, o, G2Projective.LIMBS);
    for (int bit = 62; bit >= 0; bit--) {
      G2Projective.twice(out, o, out, o, t, s);
      if ((X >>> bit & 1) != 0) {
        G2Projective.add(out, o, out, o, p, i, t, s);
      }
    }
  }

  /** Whether a point on G1's curve is of order r, or infinity; allocates. */
  public static boolean isInG1(long[] p, int i) {
    int n = G1Projective.LIMBS;
    long[] t = new long[2 * n + G1Projective.SCRATCH];
    multiplyByX1(t, 0, p, i, t, 2 * n);
    multiplyByX1(t, n, t, 0, t, 2 * n);
    G1Projective.negate(t, n, t, n);
    phi(t, 0, p, i);
    return G1Projective.equal(t, 0, t, n, t, 2 * n);
  }

  /** Whether a point on G2's curve is of order r, or infinity; allocates. */
  public static boolean isInG2(long[] p, int i) {
    int n = G2Projective.LIMBS;
    long[] t = new long[2 * n + G2Projective.SCRATCH];
    multiplyByX2(t, 0, p, i, t, 2 * n);
    G2Projective.negate(t, 0, t, 0);
    psi(t, n, p, i, t, 2 * n);
    return G2Projective.equal(t, 0, t, n, t, 2 * n);
  }
}
