// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The constants of the maps: that they are what the RFC's construction asks for. */
class CurveMapTest {

  /** RFC 9380, section 8.8.2, {@code h_eff}. */
  private static final BigInteger COFACTOR_G2 =
      new BigInteger(
          "bc69f08f2ee75b3584c6a0ea91b352888e2a8e9145ad7689986ff031508ffe1329c2f178731db956"
              + "d82bf015d1212b02ec0ec69d7477c1ae954cbc06689f6a359894c0adebbf6b4e8020005aaa95551",
          16);

  /** RFC 9380, section 8.8.1, {@code h_eff}. */
  private static final BigInteger COFACTOR_G1 = new BigInteger("d201000000010001", 16);

  @Test
  void isogeniesLeadToTheCurves() {
    Random random = new Random(11);
    for (int k = 0; k < 40; k++) {
      long[] u = new long[Fp2.LIMBS];
      Fp.fromBigInteger(u, 0, new BigInteger(400, random));
      Fp.fromBigInteger(u, Fp.LIMBS, new BigInteger(400, random));
      long[] p = new long[G2Projective.LIMBS];
      CurveMapG1.INSTANCE.map(p, 0, u, 0);
      assertThat(G1Affine.ofProjective(p, 0).isOnCurve()).isTrue();
      CurveMapG2.INSTANCE.map(p, 0, u, 0);
      assertThat(G2Affine.ofProjective(p, 0).isOnCurve()).isTrue();
    }
  }

  @Test
  void zIsAsTheMapOfG1NeedsIt() {
    // RFC 9380, section 6.6.2: no square, not -1, and g(B / (Z A)) is a square.
    BigInteger p = Fp.MODULUS;
    BigInteger a = new BigInteger(CurveMapG1.A, 16);
    BigInteger b = new BigInteger(CurveMapG1.B, 16);
    BigInteger z = new BigInteger(CurveMapG1.Z, 16);
    BigInteger x = b.multiply(z.multiply(a).modInverse(p)).mod(p);
    BigInteger g = x.pow(3).add(a.multiply(x)).add(b).mod(p);
    BigInteger half = p.shiftRight(1);
    assertThat(z.modPow(half, p)).isEqualTo(p.subtract(BigInteger.ONE));
    assertThat(g.modPow(half, p)).isEqualTo(BigInteger.ONE);
  }

  @Test
  void zIsAsTheMapOfG2NeedsIt() {
    long[] t = new long[Fp2.SCRATCH];
    long[] z = element(-2, -1);
    long[] a = element(0, 240);
    long[] b = element(1012, 1012);
    long[] x = new long[Fp2.LIMBS];
    Fp2.mul(x, 0, z, 0, a, 0, t, 0);
    Fp2.inverse(x, 0, x, 0);
    Fp2.mul(x, 0, x, 0, b, 0, t, 0);
    long[] g = new long[Fp2.LIMBS];
    Fp2.square(g, 0, x, 0, t, 0);
    Fp2.add(g, 0, g, 0, a, 0);
    Fp2.mul(g, 0, g, 0, x, 0, t, 0);
    Fp2.add(g, 0, g, 0, b, 0);
    assertThat(Fp2.sqrt(new long[Fp2.LIMBS], 0, z, 0)).isFalse();
    assertThat(Fp2.sqrt(new long[Fp2.LIMBS], 0, g, 0)).isTrue();
  }

  @Test
  void clearedPointsAreTheMultiplesThatTheRfcNames() {
    long[] u = element(5, 7);
    long[] p = new long[3 * G2Projective.LIMBS + G2Projective.SCRATCH];
    int n1 = G1Projective.LIMBS;
    CurveMapG1.INSTANCE.map(p, 0, u, 0);
    CofactorClearing.clearG1(p, n1, p, 0);
    G1Projective.multiply(p, 2 * n1, p, 0, limbs(COFACTOR_G1), 0, 64, p, 3 * n1);
    assertThat(G1Affine.ofProjective(p, n1)).isEqualTo(G1Affine.ofProjective(p, 2 * n1));
    assertThat(G1Affine.ofProjective(p, n1).isInSubgroup()).isTrue();
    int n2 = G2Projective.LIMBS;
    CurveMapG2.INSTANCE.map(p, 0, u, 0);
    CofactorClearing.clearG2(p, n2, p, 0);
    G2Projective.multiply(p, 2 * n2, p, 0, limbs(COFACTOR_G2), 0, 640, p, 3 * n2);
    assertThat(G2Affine.ofProjective(p, n2)).isEqualTo(G2Affine.ofProjective(p, 2 * n2));
    assertThat(G2Affine.ofProjective(p, n2).isInSubgroup()).isTrue();
  }

  private static long[] element(long c0, long c1) {
    long[] out = new long[Fp2.LIMBS];
    Fp.fromBigInteger(out, 0, BigInteger.valueOf(c0));
    Fp.fromBigInteger(out, Fp.LIMBS, BigInteger.valueOf(c1));
    return out;
  }

  private static long[] limbs(BigInteger value) {
    long[] out = new long[10];
    for (int k = 0; k < out.length; k++) {
      out[k] = value.shiftRight(64 * k).longValue();
    }
    return out;
  }
}
