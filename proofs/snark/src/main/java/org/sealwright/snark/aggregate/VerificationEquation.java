// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * One equation in Gt, {@code prod e(P, Q) = prod T^t}, gathered from several: each comes in with a
 * random factor of its own, and pairings that share Q become one. Not thread-safe.
 */
final class VerificationEquation {
  private final List<Side> left = new ArrayList<>();
  private final List<Gt> bases = new ArrayList<>();
  private final List<Scalar> exponents = new ArrayList<>();

  /** Pairings with one point of G2, whose other points are a linear combination. */
  static final class Side {
    private final G2Affine q;
    private final List<G1Affine> points = new ArrayList<>();
    private final List<Scalar> scalars = new ArrayList<>();

    private Side(G2Affine q) {
      this.q = q;
    }

    /** Multiplies the left side by {@code e(scalar point, q)}. */
    Side with(G1Affine point, Scalar scalar) {
      points.add(point);
      scalars.add(scalar);
      return this;
    }
  }

  /** Begins pairings with {@code q}. */
  Side pairedWith(G2Affine q) {
    Side side = new Side(q);
    left.add(side);
    return side;
  }

  /** Multiplies the right side by {@code base^exponent}. */
  void equalTo(Gt base, Scalar exponent) {
    bases.add(base);
    exponents.add(exponent);
  }

  boolean holds(SnarkKernels kernels, Work work) {
    Msm msm = Msm.of(kernels, work);
    List<G1Affine> p = new ArrayList<>();
    List<G2Affine> q = new ArrayList<>();
    for (Side side : left) {
      p.add(msm.sumG1(side.points, side.scalars));
      q.add(side.q);
    }
    return Pairing.of(kernels).product(p, q, work).equals(rightSide(work));
  }

  private Gt rightSide(Work work) {
    Gt[] powers = new Gt[bases.size()];
    work.forEachChunk(
        powers.length,
        1,
        (k, one) -> powers[(int) k] = bases.get((int) k).pow(exponents.get((int) k)));
    Gt product = Gt.ONE;
    for (Gt power : powers) {
      product = product.multiply(power);
    }
    return product;
  }
}
