// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.ReferenceCurve;
import org.sealwright.snark.kernel.ReferenceCurve.Point;

/** Sums and multiples against the textbook, on any pair of points of the curve. */
class GroupLawTest {
  private static final ReferenceCurve E1 = ReferenceCurve.of(CurveGroup.G1);
  private static final ReferenceCurve E2 = ReferenceCurve.of(CurveGroup.G2);

  @Test
  void sumsInG1AreExact() {
    List<Point> points = points(E1);
    for (Point p : points) {
      G1Affine a = g1(p);
      assertThat(a.isOnCurve()).isTrue();
      assertThat(a.twice()).isEqualTo(g1(E1.add(p, p)));
      assertThat(a.negate()).isEqualTo(g1(E1.negate(p)));
      for (Point q : points) {
        G1Affine wanted = g1(E1.add(p, q));
        assertThat(a.add(g1(q))).isEqualTo(wanted);
        long[] t = new long[2 * G1Projective.LIMBS + G1Projective.SCRATCH];
        scaled(a, t, 0, 5);
        scaled(g1(q), t, G1Projective.LIMBS, 7);
        int s = 2 * G1Projective.LIMBS;
        boolean equal = G1Projective.equal(t, 0, t, G1Projective.LIMBS, t, s);
        assertThat(equal).isEqualTo(p.equals(q));
        G1Projective.add(t, 0, t, 0, t, G1Projective.LIMBS, t, s);
        assertThat(G1Affine.ofProjective(t, 0)).isEqualTo(wanted);
        assertThat(G1Projective.isInfinity(t, 0)).isEqualTo(wanted.isInfinity());
      }
      long[] t = new long[G1Projective.LIMBS + G1Projective.SCRATCH];
      scaled(a, t, 0, 9);
      G1Projective.twice(t, 0, t, 0, t, G1Projective.LIMBS);
      assertThat(G1Affine.ofProjective(t, 0)).isEqualTo(g1(E1.add(p, p)));
    }
  }

  @Test
  void sumsInG2AreExact() {
    List<Point> points = points(E2);
    for (Point p : points) {
      G2Affine a = g2(p);
      assertThat(a.isOnCurve()).isTrue();
      assertThat(a.twice()).isEqualTo(g2(E2.add(p, p)));
      assertThat(a.negate()).isEqualTo(g2(E2.negate(p)));
      for (Point q : points) {
        G2Affine wanted = g2(E2.add(p, q));
        assertThat(a.add(g2(q))).isEqualTo(wanted);
        long[] t = new long[2 * G2Projective.LIMBS + G2Projective.SCRATCH];
        scaled(a, t, 0, 5);
        scaled(g2(q), t, G2Projective.LIMBS, 7);
        int s = 2 * G2Projective.LIMBS;
        boolean equal = G2Projective.equal(t, 0, t, G2Projective.LIMBS, t, s);
        assertThat(equal).isEqualTo(p.equals(q));
        G2Projective.add(t, 0, t, 0, t, G2Projective.LIMBS, t, s);
        assertThat(G2Affine.ofProjective(t, 0)).isEqualTo(wanted);
        assertThat(G2Projective.isInfinity(t, 0)).isEqualTo(wanted.isInfinity());
      }
      long[] t = new long[G2Projective.LIMBS + G2Projective.SCRATCH];
      scaled(a, t, 0, 9);
      G2Projective.twice(t, 0, t, 0, t, G2Projective.LIMBS);
      assertThat(G2Affine.ofProjective(t, 0)).isEqualTo(g2(E2.add(p, p)));
    }
  }

  @Test
  void multiplesAreExact() {
    Random random = new Random(5);
    List<BigInteger> scalars = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      scalars.add(BigInteger.valueOf(k));
      scalars.add(Fr.MODULUS.subtract(BigInteger.valueOf(k + 1)));
    }
    scalars.add(BigInteger.ONE.shiftLeft(254));
    scalars.add(Fr.MODULUS.shiftRight(1));
    for (int k = 0; k < 5; k++) {
      scalars.add(new BigInteger(300, random).mod(Fr.MODULUS));
    }
    for (BigInteger k : scalars) {
      Scalar scalar = Scalar.of(k);
      for (Point p : List.of(E1.generator(), E1.small(), E1.random(random))) {
        assertThat(g1(p).multiply(scalar)).isEqualTo(g1(E1.multiply(p, k)));
      }
      for (Point p : List.of(E2.generator(), E2.random(random))) {
        assertThat(g2(p).multiply(scalar)).isEqualTo(g2(E2.multiply(p, k)));
      }
    }
    assertThat(G1Affine.INFINITY.multiply(Scalar.of(5))).isEqualTo(G1Affine.INFINITY);
    assertThat(G2Affine.INFINITY.multiply(Scalar.of(5))).isEqualTo(G2Affine.INFINITY);
  }

  @Test
  void fastMembershipAgreesWithTheOrder() {
    Random random = new Random(6);
    assertThat(G1Affine.INFINITY.isInSubgroup()).isTrue();
    assertThat(G2Affine.INFINITY.isInSubgroup()).isTrue();
    for (int k = 0; k < 12; k++) {
      Point p = k < 2 ? E1.small() : E1.random(random);
      Point q = k < 2 ? E2.small() : E2.random(random);
      Point clearP = E1.multiply(p, ReferenceCurve.R);
      Point clearQ = E2.multiply(q, ReferenceCurve.R);
      assertThat(g1(p).isInSubgroup()).isEqualTo(clearP.x() == null);
      assertThat(g2(q).isInSubgroup()).isEqualTo(clearQ.x() == null);
      // r P is of the cofactor's order, hence outside unless it is infinity.
      assertThat(g1(clearP).isInSubgroup()).isEqualTo(clearP.x() == null);
      assertThat(g2(clearQ).isInSubgroup()).isEqualTo(clearQ.x() == null);
      Scalar scalar = Scalar.random(random);
      assertThat(G1Affine.GENERATOR.multiply(scalar).isInSubgroup()).isTrue();
      assertThat(G2Affine.GENERATOR.multiply(scalar).isInSubgroup()).isTrue();
    }
  }

  @Test
  void pointsTogetherBecomeAffine() {
    List<Point> points = points(E1);
    List<Point> twists = points(E2);
    int count = points.size();
    long[] p = new long[count * G1Projective.LIMBS];
    long[] q = new long[count * G2Projective.LIMBS];
    for (int k = 0; k < count; k++) {
      scaled(g1(points.get(k)), p, k * G1Projective.LIMBS, k + 3);
      scaled(g2(twists.get(k)), q, k * G2Projective.LIMBS, k + 3);
    }
    long[] affine = new long[count * G1Affine.LIMBS];
    G1Projective.toAffineEach(affine, 0, p, 0, count);
    long[] affine2 = new long[count * G2Affine.LIMBS];
    G2Projective.toAffineEach(affine2, 0, q, 0, count);
    for (int k = 0; k < count; k++) {
      assertThat(G1Affine.ofLimbs(affine, k * G1Affine.LIMBS)).isEqualTo(g1(points.get(k)));
      assertThat(G2Affine.ofLimbs(affine2, k * G2Affine.LIMBS)).isEqualTo(g2(twists.get(k)));
    }
  }

  /** Infinity, equal and opposite points, points in and out of the subgroup and of small order. */
  private static List<Point> points(ReferenceCurve curve) {
    Random random = new Random(4);
    List<Point> out = new ArrayList<>();
    out.add(Point.INFINITY);
    out.add(curve.generator());
    out.add(curve.negate(curve.generator()));
    out.add(curve.multiply(curve.generator(), BigInteger.TWO));
    Point small = curve.small();
    out.add(small);
    out.add(curve.negate(small));
    out.add(curve.add(small, curve.generator()));
    Point any = curve.random(random);
    out.add(any);
    out.add(curve.negate(any));
    out.add(curve.random(random));
    return out;
  }

  /** Homogeneous coordinates times {@code factor}. */
  private static void scaled(G1Affine point, long[] out, int o, int factor) {
    long[] f = new long[Fp.LIMBS];
    Fp.fromBigInteger(f, 0, BigInteger.valueOf(factor).pow(99));
    point.writeProjective(out, o);
    for (int k = 0; k < G1Projective.LIMBS; k += Fp.LIMBS) {
      Fp.mul(out, o + k, out, o + k, f, 0);
    }
  }

  private static void scaled(G2Affine point, long[] out, int o, int factor) {
    long[] f = new long[Fp.LIMBS];
    Fp.fromBigInteger(f, 0, BigInteger.valueOf(factor).pow(99));
    point.writeProjective(out, o);
    for (int k = 0; k < G2Projective.LIMBS; k += Fp.LIMBS) {
      Fp.mul(out, o + k, out, o + k, f, 0);
    }
  }

  private static G1Affine g1(Point p) {
    byte[] bytes = new byte[G1Affine.UNCOMPRESSED_BYTES];
    E1.write(MemorySegment.ofArray(bytes), 0, p);
    return G1Affine.fromUncompressedUnchecked(bytes);
  }

  private static G2Affine g2(Point p) {
    byte[] bytes = new byte[G2Affine.UNCOMPRESSED_BYTES];
    E2.write(MemorySegment.ofArray(bytes), 0, p);
    return G2Affine.fromUncompressedUnchecked(bytes);
  }
}
