// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.PairingProducts.Pairs;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * The argument for one list of proofs (SnarkPack, figures 3 and 4): commits to all A, B and C under
 * keys of the SRS, combines them by powers of a challenge, then halves proofs and keys in step
 * until one of each is left, and opens the keys. State of one run, not thread-safe.
 */
final class InnerProductProver {
  private final Msm msm;
  private final PairingProducts products;
  private final Folding folding;
  private final Arena arena;
  private final InnerProductSrs srs;
  private final Work work;
  private final Step step;
  private final int n;

  private PointRange a;
  private PointRange b;
  private PointRange c;
  private PointRange v1;
  private PointRange v2;
  private PointRange w1;
  private PointRange w2;
  private ScalarVector r;

  /**
   * Takes over proofs and keys.
   *
   * @param arena shared; all vectors live in it
   */
  InnerProductProver(
      SnarkKernels kernels, Work work, Arena arena, InnerProductSrs srs, List<Proof> proofs) {
    this.arena = arena;
    this.srs = srs;
    this.work = work;
    n = proofs.size();
    msm = Msm.of(kernels, work);
    products = new PairingProducts(kernels.pairing(), work);
    folding = new Folding(msm, work, arena, n);
    step = work.step("aggregate proofs", 21L * n - 14, "pairings");
    a = allocate(CurveGroup.G1);
    b = allocate(CurveGroup.G2);
    c = allocate(CurveGroup.G1);
    for (int i = 0; i < n; i++) {
      Proof proof = proofs.get(i);
      a.set(i, proof.a().toUncompressed());
      b.set(i, proof.b().toUncompressed());
      c.set(i, proof.c().toUncompressed());
    }
    v1 = allocate(CurveGroup.G2);
    v1.copyFrom(srs.hAlpha(n, work));
    v2 = allocate(CurveGroup.G2);
    v2.copyFrom(srs.hBeta(n, work));
    w1 = srs.gAlpha(2 * n, work).right();
    w2 = srs.gBeta(2 * n, work).right();
  }

  AggregateProof prove(byte[] include, AggregateVersion version) {
    Gt[] commitments =
        products.products(
            List.of(
                List.of(new Pairs(a, v1), new Pairs(w1, b)),
                List.of(new Pairs(a, v2), new Pairs(w2, b)),
                List.of(new Pairs(c, v1)),
                List.of(new Pairs(c, v2))),
            step);
    GtPair comAb = new GtPair(commitments[0], commitments[1]);
    GtPair comC = new GtPair(commitments[2], commitments[3]);
    Challenges challenges = new Challenges(version, comAb, comC, include);

    rescale(challenges.r());
    Gt ipAb = products.products(List.of(List.of(new Pairs(a, b))), step)[0];
    G1Affine aggC = sum(c, r).g1(0);
    challenges.combine(ipAb, aggC);

    List<Round> rounds = new ArrayList<>();
    while (a.count() > 1) {
      rounds.add(crossTerms());
      challenges.next(rounds.getLast());
      fold(challenges.reversed().getFirst(), challenges.reversedInverses().getFirst());
    }
    Folded folded = new Folded(a.g1(0), b.g2(0), c.g1(0), v1.g2(0), v2.g2(0), w1.g1(0), w2.g1(0));
    Scalar z = challenges.openingPoint(folded, rounds.getLast());
    return new AggregateProof(comAb, comC, ipAb, aggC, rounds, folded, open(challenges, z));
  }

  /** Weighs the proofs by powers of a challenge; the keys w make up for what that does to B. */
  private void rescale(Scalar challenge) {
    r = ScalarVector.powers(challenge, n);
    MemorySegment inverses = ScalarVector.powers(challenge.inverse(), n).toPlain();
    b = scaled(b, r.toPlain());
    w1 = scaled(w1, inverses);
    w2 = scaled(w2, inverses);
  }

  private Round crossTerms() {
    PointRange leftA = a.left();
    PointRange rightA = a.right();
    PointRange leftB = b.left();
    PointRange rightB = b.right();
    PointRange leftC = c.left();
    PointRange rightC = c.right();
    Gt[] terms =
        products.products(
            List.of(
                List.of(new Pairs(rightA, v1.left()), new Pairs(w1.right(), leftB)),
                List.of(new Pairs(rightA, v2.left()), new Pairs(w2.right(), leftB)),
                List.of(new Pairs(leftA, v1.right()), new Pairs(w1.left(), rightB)),
                List.of(new Pairs(leftA, v2.right()), new Pairs(w2.left(), rightB)),
                List.of(new Pairs(rightC, v1.left())),
                List.of(new Pairs(rightC, v2.left())),
                List.of(new Pairs(leftC, v1.right())),
                List.of(new Pairs(leftC, v2.right())),
                List.of(new Pairs(rightA, leftB)),
                List.of(new Pairs(leftA, rightB))),
            step);
    int half = r.size() / 2;
    return new Round(
        new GtPair(terms[0], terms[1]),
        new GtPair(terms[2], terms[3]),
        new GtPair(terms[4], terms[5]),
        new GtPair(terms[6], terms[7]),
        terms[8],
        terms[9],
        sum(rightC, r.slice(0, half)).g1(0),
        sum(leftC, r.slice(half, r.size())).g1(0));
  }

  private void fold(Scalar x, Scalar inverse) {
    PointRange[] byX = folding.fold(x, a, c, w1, w2);
    a = byX[0];
    c = byX[1];
    w1 = byX[2];
    w2 = byX[3];
    PointRange[] byInverse = folding.fold(inverse, b, v1, v2);
    b = byInverse[0];
    v1 = byInverse[1];
    v2 = byInverse[2];
    r = r.fold(inverse);
  }

  private Openings open(Challenges challenges, Scalar z) {
    ScalarVector ofV = KeyPolynomial.v(challenges).quotient(z);
    G2Affine openV1 = sum(srs.hAlpha(n, work).slice(0, n - 1L), ofV).g2(0);
    G2Affine openV2 = sum(srs.hBeta(n, work).slice(0, n - 1L), ofV).g2(0);
    ScalarVector ofW = KeyPolynomial.w(challenges, n).quotient(z);
    G1Affine openW1 = sum(srs.gAlpha(2 * n, work).slice(0, 2L * n - 1), ofW).g1(0);
    G1Affine openW2 = sum(srs.gBeta(2 * n, work).slice(0, 2L * n - 1), ofW).g1(0);
    return new Openings(openV1, openV2, openW1, openW2);
  }

  private PointRange allocate(CurveGroup group) {
    return PointRange.of(group, arena.allocate((long) n * group.uncompressedBytes(), 64));
  }

  private PointRange scaled(PointRange points, MemorySegment scalars) {
    PointRange out = allocate(points.group());
    msm.multiplyEach(
        points.group(), out.memory(), 0, points.memory(), points.offset(), scalars, 0, n);
    return out;
  }

  private PointRange sum(PointRange points, ScalarVector scalars) {
    MemorySegment out = MemorySegment.ofArray(new byte[points.group().uncompressedBytes()]);
    msm.sum(
        points.group(),
        out,
        0,
        points.memory(),
        points.offset(),
        scalars.toPlain(),
        0,
        points.count());
    return PointRange.of(points.group(), out);
  }
}
