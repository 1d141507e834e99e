// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

/**
 * The Miller loop of the optimal ate pairing, {@code f_{x,Q}(P)}, over the bits of the curve's
 * parameter, many pairs at once: they share the squarings.
 *
 * <p>Q runs in homogeneous coordinates on the twist (Costello, Lange, Naehrig, eprint 2009/615, in
 * the arrangement of Aranha et al., eprint 2010/526, section 4). A line through multiples of Q is
 * {@code l0 + l1 v + l4 v w} up to factors of Fp2, which the final exponentiation removes.
 */
public final class MillerLoop {

  /** Limbs of state for a pair: the multiple of Q, Q affine, P affine. */
  private static final int PAIR =
      G2Projective.LIMBS + G2Projective.AFFINE_LIMBS + G1Projective.AFFINE_LIMBS;

  private static final int Q = G2Projective.LIMBS;
  private static final int P = Q + G2Projective.AFFINE_LIMBS;

  /** Where y and z of a multiple, and y of an affine point, are. */
  private static final int Y = Fp2.LIMBS;

  private static final int Z = 2 * Fp2.LIMBS;

  private final long[] state;
  private final long[] line = new long[3 * Fp2.LIMBS];
  private final long[] t = new long[8 * Fp2.LIMBS + Fp2.SCRATCH + Fp12.SCRATCH];
  private int pairs;

  /** Room for {@code capacity} pairs. */
  public MillerLoop(int capacity) {
    state = new long[Math.multiplyExact(capacity, PAIR)];
  }

  /**
   * Adds a pair of affine points, zeros being infinity; a pair with infinity counts as 1.
   *
   * @throws ArrayIndexOutOfBoundsException beyond the capacity
   */
  public void add(long[] p, int i, long[] q, int j) {
    if (PointCodec.isInfinity(p, i, G1Projective.AFFINE_LIMBS)
        || PointCodec.isInfinity(q, j, G2Projective.AFFINE_LIMBS)) {
      return;
    }
    int at = pairs * PAIR;
    G2Projective.fromAffine(state, at, q, j);
    System.arraycopy(q, j, state, at + Q, G2Projective.AFFINE_LIMBS);
    System.arraycopy(p, i, state, at + P, G1Projective.AFFINE_LIMBS);
    pairs++;
  }

  /**
   * {@code f = } the product over all pairs, before the final exponentiation; then forgets them.
   */
  public void run(long[] f, int o) {
    Fp12.setOne(f, o);
    int w = 8 * Fp2.LIMBS + Fp2.SCRATCH;
    for (int bit = 62; bit >= 0 && pairs > 0; bit--) {
      if (bit < 62) {
        Fp12.square(f, o, f, o, t, w);
      }
      for (int at = 0; at < pairs * PAIR; at += PAIR) {
        tangent(at);
        Fp12.mulByLine(f, o, f, o, line, 0, t, w);
        if ((Endomorphisms.X >>> bit & 1) != 0) {
          chord(at);
          Fp12.mulByLine(f, o, f, o, line, 0, t, w);
        }
      }
    }
    // The parameter is negative.
    Fp12.conjugate(f, o, f, o);
    pairs = 0;
  }

  /** Doubles the multiple R of Q: the tangent at R, evaluated at P. */
  private void tangent(int r) {
    final int s = 8 * Fp2.LIMBS;
    final int a = 0;
    final int b = 12;
    final int c = 24;
    final int e = 36;
    final int f = 48;
    final int h = 60;
    final int j = 72;
    final int x = 84;
    Fp2.mul(t, a, state, r, state, r + Y, t, s);
    Fp2.square(t, b, state, r + Y, t, s);
    Fp2.square(t, c, state, r + Z, t, s);
    // e = 3 b' c = 12 (1 + u) c
    Fp2.mulByNonresidue(t, e, t, c, t, s);
    Fp2.twice(t, e, t, e);
    Fp2.twice(t, e, t, e);
    Fp2.twice(t, x, t, e);
    Fp2.add(t, e, t, e, t, x);
    Fp2.twice(t, f, t, e);
    Fp2.add(t, f, t, f, t, e);
    Fp2.add(t, h, state, r + Y, state, r + Z);
    Fp2.square(t, h, t, h, t, s);
    Fp2.sub(t, h, t, h, t, b);
    Fp2.sub(t, h, t, h, t, c);
    Fp2.square(t, j, state, r, t, s);
    Fp2.twice(t, x, t, j);
    Fp2.add(t, j, t, j, t, x);
    // Everything is scaled by 4 to save the halvings: X = 2 a (b - f), Y = (b + f)^2 - 12 e^2,
    // Z = 4 b h.
    Fp2.sub(t, x, t, b, t, f);
    Fp2.mul(state, r, t, a, t, x, t, s);
    Fp2.twice(state, r, state, r);
    Fp2.add(t, f, t, b, t, f);
    Fp2.square(t, f, t, f, t, s);
    Fp2.square(t, x, t, e, t, s);
    Fp2.twice(t, x, t, x);
    Fp2.twice(t, x, t, x);
    Fp2.sub(t, f, t, f, t, x);
    Fp2.twice(t, x, t, x);
    Fp2.sub(state, r + Y, t, f, t, x);
    Fp2.mul(state, r + Z, t, b, t, h, t, s);
    Fp2.twice(state, r + Z, state, r + Z);
    Fp2.twice(state, r + Z, state, r + Z);
    // l0 = e - b, l1 = 3 x^2 xP, l4 = -h yP
    Fp2.sub(line, 0, t, e, t, b);
    Fp2.mulByFp(line, 12, t, j, state, r + P, t, s);
    Fp2.mulByFp(line, 24, t, h, state, r + P + Fp.LIMBS, t, s);
    Fp2.negate(line, 24, line, 24);
  }

  /** Adds Q to its multiple R: the chord through both, evaluated at P. */
  private void chord(int r) {
    final int s = 8 * Fp2.LIMBS;
    final int theta = 0;
    final int lambda = 12;
    final int d = 24;
    final int e = 36;
    final int f = 48;
    final int g = 60;
    final int h = 72;
    final int x = 84;
    final int q = r + Q;
    Fp2.mul(t, theta, state, q + Y, state, r + Z, t, s);
    Fp2.sub(t, theta, state, r + Y, t, theta);
    Fp2.mul(t, lambda, state, q, state, r + Z, t, s);
    Fp2.sub(t, lambda, state, r, t, lambda);
    Fp2.square(t, d, t, lambda, t, s);
    Fp2.mul(t, e, t, lambda, t, d, t, s);
    Fp2.square(t, f, t, theta, t, s);
    Fp2.mul(t, f, t, f, state, r + Z, t, s);
    Fp2.mul(t, g, state, r, t, d, t, s);
    // h = e + f - 2 g; X = lambda h, Y = theta (g - h) - e Y, Z = Z e
    Fp2.add(t, h, t, e, t, f);
    Fp2.sub(t, h, t, h, t, g);
    Fp2.sub(t, h, t, h, t, g);
    Fp2.mul(state, r, t, lambda, t, h, t, s);
    Fp2.sub(t, g, t, g, t, h);
    Fp2.mul(t, g, t, theta, t, g, t, s);
    Fp2.mul(t, x, t, e, state, r + Y, t, s);
    Fp2.sub(state, r + Y, t, g, t, x);
    Fp2.mul(state, r + Z, state, r + Z, t, e, t, s);
    // l0 = theta xQ - lambda yQ, l1 = -theta xP, l4 = lambda yP
    Fp2.mul(t, g, t, theta, state, q, t, s);
    Fp2.mul(t, x, t, lambda, state, q + Y, t, s);
    Fp2.sub(line, 0, t, g, t, x);
    Fp2.negate(t, theta, t, theta);
    Fp2.mulByFp(line, 12, t, theta, state, r + P, t, s);
    Fp2.mulByFp(line, 24, t, lambda, state, r + P + Fp.LIMBS, t, s);
  }
}
