// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.msm.Msm;

/** Folding of points and scalars, and the polynomials of folded keys. */
class FoldingTest {

  /** Among the pairs: infinity on either side, equal points, and opposite ones. */
  @Example
  void pointsFold() {
    Scalar x = Scalar.of(0x7fff_ffff_ffffL);
    G1Affine g = G1Affine.GENERATOR;
    G2Affine h = G2Affine.GENERATOR;
    Scalar[] left = {Scalar.ONE, Scalar.ZERO, x, x.negate(), Scalar.of(7), Scalar.ZERO};
    Scalar[] right = {Scalar.of(9), Scalar.of(4), Scalar.ONE, Scalar.ONE, Scalar.ZERO, Scalar.ZERO};
    int half = left.length;
    try (Arena arena = Arena.ofShared()) {
      PointRange g1 = PointRange.of(CurveGroup.G1, arena.allocate(2L * half * 96));
      PointRange g2 = PointRange.of(CurveGroup.G2, arena.allocate(2L * half * 192));
      for (int i = 0; i < half; i++) {
        g1.set(i, g.multiply(left[i]).toUncompressed());
        g1.set(half + i, g.multiply(right[i]).toUncompressed());
        g2.set(i, h.multiply(left[i]).toUncompressed());
        g2.set(half + i, h.multiply(right[i]).toUncompressed());
      }
      Msm msm = Msm.of(Tiny.KERNELS, Tiny.WORK);
      PointRange[] folded = new Folding(msm, Tiny.WORK, arena, 2L * half).fold(x, g1, g2);
      for (int i = 0; i < half; i++) {
        Scalar expected = left[i].add(x.multiply(right[i]));
        assertThat(folded[0].g1(i)).isEqualTo(g.multiply(expected));
        assertThat(folded[1].g2(i)).isEqualTo(h.multiply(expected));
      }
    }
  }

  @Property(tries = 50)
  void scalarsFold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int half) {
    Random random = new Random(seed);
    Scalar base = Scalar.random(random);
    Scalar x = Scalar.random(random);
    ScalarVector vector = ScalarVector.powers(base, 2 * half);
    ScalarVector folded = vector.fold(x);
    assertThat(folded.size()).isEqualTo(half);
    for (int i = 0; i < half; i++) {
      assertThat(vector.get(i)).isEqualTo(base.pow(BigInteger.valueOf(i)));
      assertThat(folded.get(i)).isEqualTo(vector.get(i).add(x.multiply(vector.get(half + i))));
    }
  }

  /** {@code q(s) (s - z) + f(z) = f(s)} at a third point. */
  @Property(tries = 50)
  void quotientsDivide(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int halvings,
      @ForAll @IntRange(max = 9) int lead) {
    Random random = new Random(seed);
    List<Scalar> challenges =
        IntStream.range(0, halvings).mapToObj(i -> Scalar.random(random)).toList();
    KeyPolynomial f = new KeyPolynomial(challenges, Scalar.random(random), lead);
    Scalar z = Scalar.random(random);
    Scalar s = Scalar.random(random);
    ScalarVector quotient = f.quotient(z);
    assertThat(quotient.size()).isEqualTo(lead + (1 << halvings) - 1);
    Scalar at = Scalar.ZERO;
    for (int i = quotient.size() - 1; i >= 0; i--) {
      at = at.multiply(s).add(quotient.get(i));
    }
    assertThat(at.multiply(s.subtract(z)).add(f.at(z))).isEqualTo(f.at(s));
  }
}
