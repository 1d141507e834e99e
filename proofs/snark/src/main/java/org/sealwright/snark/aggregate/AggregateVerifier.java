// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * Verifies aggregates: logarithmic in the number of proofs, but for the public inputs, each of
 * which costs a product in Fr. Immutable and thread-safe.
 *
 * <p>All equations but one, over the folded elements, hold exactly where one random combination
 * does (up to a chance of 2^-128): eleven pairings and one final exponentiation, whatever the
 * number of proofs.
 */
public final class AggregateVerifier {
  /** Equations that come with a random factor. */
  private static final int RANDOMISED = 9;

  private static final int RANDOM_BITS = 128;

  private final SnarkKernels kernels;
  private final Work work;
  private final RandomGenerator random;

  private AggregateVerifier(SnarkKernels kernels, Work work, RandomGenerator random) {
    this.kernels = kernels;
    this.work = work;
    this.random = random;
  }

  /** On the kernels and threads given, with random factors from a {@link SecureRandom}. */
  public static AggregateVerifier of(SnarkKernels kernels, Work work) {
    return new AggregateVerifier(kernels, work, new SecureRandom());
  }

  /**
   * Whether every proof in the aggregate holds for its public inputs.
   *
   * @param srs that of the prover; of which only the first two powers count
   * @param key of the circuit
   * @param publicInputs of every proof in the order of the proofs, repeated where the prover
   *     repeated a proof to fill up; each without the constant ONE
   * @param include as the prover had it
   * @param version as the prover had it
   * @throws MalformedInputException where numbers of proofs or inputs don't fit, or the SRS is too
   *     short or malformed
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public boolean verify(
      InnerProductSrs srs,
      VerifyingKey key,
      List<? extends List<Scalar>> publicInputs,
      AggregateProof aggregate,
      byte[] include,
      AggregateVersion version) {
    int n = aggregate.proofs();
    if (publicInputs.size() != n) {
      throw new MalformedInputException(
          "aggregate of " + n + " proofs: got public inputs of " + publicInputs.size());
    }
    if (n > srs.maxProofs()) {
      throw new MalformedInputException(
          "aggregate of " + n + " proofs: the SRS is for " + srs.maxProofs() + " at most");
    }
    Challenges challenges = new Challenges(version, aggregate.comAb(), aggregate.comC(), include);
    challenges.combine(aggregate.ipAb(), aggregate.aggC());
    aggregate.rounds().forEach(challenges::next);
    ScalarVector inputs =
        PublicInputSums.of(publicInputs, key.ic().size() - 1, challenges.r(), work);
    if (!sumOfCHolds(aggregate, challenges)) {
      return false;
    }
    VerificationEquation equation = new VerificationEquation();
    Scalar[] factors = factors();
    addGroth16(equation, key, inputs, aggregate, challenges.r());
    addFolded(equation, factors, aggregate, challenges);
    addOpenings(equation, factors, srs, aggregate, challenges);
    return equation.holds(kernels, work);
  }

  /** {@code final_r C = agg_c + sum (x zc_l + zc_r / x)}: the one equation outside Gt. */
  private boolean sumOfCHolds(AggregateProof aggregate, Challenges challenges) {
    List<G1Affine> points = new ArrayList<>(List.of(aggregate.aggC(), aggregate.folded().c()));
    List<Scalar> scalars =
        new ArrayList<>(
            List.of(
                Scalar.ONE,
                KeyPolynomial.product(challenges.reversedInverses(), challenges.r()).negate()));
    List<Round> rounds = aggregate.rounds().reversed();
    for (int i = 0; i < rounds.size(); i++) {
      points.add(rounds.get(i).sumLeft());
      scalars.add(challenges.reversed().get(i));
      points.add(rounds.get(i).sumRight());
      scalars.add(challenges.reversedInverses().get(i));
    }
    return Msm.of(kernels, work).sumG1(points, scalars).isInfinity();
  }

  /** The combination of all proofs' own equations: the one without a random factor. */
  private void addGroth16(
      VerificationEquation equation,
      VerifyingKey key,
      ScalarVector inputs,
      AggregateProof aggregate,
      Scalar r) {
    Scalar sum =
        r.pow(BigInteger.valueOf(aggregate.proofs()))
            .subtract(Scalar.ONE)
            .multiply(r.subtract(Scalar.ONE).inverse());
    equation.pairedWith(key.betaG2()).with(key.alphaG1(), sum);
    VerificationEquation.Side ic = equation.pairedWith(key.gammaG2()).with(key.ic().get(0), sum);
    for (int i = 0; i < inputs.size(); i++) {
      ic.with(key.ic().get(i + 1), inputs.get(i));
    }
    equation.pairedWith(key.deltaG2()).with(aggregate.aggC(), Scalar.ONE);
    equation.equalTo(aggregate.ipAb(), Scalar.ONE);
  }

  /** What the folded proofs and keys must give, by the cross terms of every halving. */
  private static void addFolded(
      VerificationEquation equation,
      Scalar[] factors,
      AggregateProof aggregate,
      Challenges challenges) {
    Folded folded = aggregate.folded();
    equation
        .pairedWith(folded.b())
        .with(folded.a(), factors[0])
        .with(folded.w1(), factors[1])
        .with(folded.w2(), factors[2]);
    equation.equalTo(aggregate.ipAb(), factors[0]);
    equation.equalTo(aggregate.comAb().first(), factors[1]);
    equation.equalTo(aggregate.comAb().second(), factors[2]);
    equation.equalTo(aggregate.comC().first(), factors[3]);
    equation.equalTo(aggregate.comC().second(), factors[4]);
    List<Round> rounds = aggregate.rounds().reversed();
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      Scalar x = challenges.reversed().get(i);
      Scalar inverse = challenges.reversedInverses().get(i);
      equation.equalTo(round.productLeft(), factors[0].multiply(x));
      equation.equalTo(round.productRight(), factors[0].multiply(inverse));
      equation.equalTo(round.abLeft().first(), factors[1].multiply(x));
      equation.equalTo(round.abRight().first(), factors[1].multiply(inverse));
      equation.equalTo(round.abLeft().second(), factors[2].multiply(x));
      equation.equalTo(round.abRight().second(), factors[2].multiply(inverse));
      equation.equalTo(round.cLeft().first(), factors[3].multiply(x));
      equation.equalTo(round.cRight().first(), factors[3].multiply(inverse));
      equation.equalTo(round.cLeft().second(), factors[4].multiply(x));
      equation.equalTo(round.cRight().second(), factors[4].multiply(inverse));
    }
  }

  /**
   * The openings, {@code e(-g, v - f(z) h) e((s - z) g, opening) = 1} and {@code e(w - f(z) g, -h)
   * e(opening, (s - z) h) = 1} for both secrets s, sorted by what stands in G2.
   */
  private void addOpenings(
      VerificationEquation equation,
      Scalar[] factors,
      InnerProductSrs srs,
      AggregateProof aggregate,
      Challenges challenges) {
    Folded folded = aggregate.folded();
    Openings openings = aggregate.openings();
    PointRange gAlpha = srs.gAlpha(2, work);
    PointRange hAlpha = srs.hAlpha(2, work);
    G1Affine g = gAlpha.g1(0);
    G2Affine h = hAlpha.g2(0);
    Scalar z = challenges.openingPoint(folded, aggregate.rounds().getLast());
    Scalar atV = KeyPolynomial.v(challenges).at(z);
    Scalar atW = KeyPolynomial.w(challenges, aggregate.proofs()).at(z);
    Scalar v1 = factors[5];
    Scalar v2 = factors[6];
    Scalar w1 = factors[7];
    Scalar w2 = factors[8];

    equation
        .pairedWith(folded.v1())
        .with(folded.a(), factors[1])
        .with(folded.c(), factors[3])
        .with(g, v1.negate());
    equation
        .pairedWith(folded.v2())
        .with(folded.a(), factors[2])
        .with(folded.c(), factors[4])
        .with(g, v2.negate());
    equation.pairedWith(openings.v1()).with(gAlpha.g1(1), v1).with(g, z.multiply(v1).negate());
    equation
        .pairedWith(openings.v2())
        .with(srs.gBeta(2, work).g1(1), v2)
        .with(g, z.multiply(v2).negate());
    equation.pairedWith(hAlpha.g2(1)).with(openings.w1(), w1);
    equation.pairedWith(srs.hBeta(2, work).g2(1)).with(openings.w2(), w2);
    equation
        .pairedWith(h)
        .with(g, atV.multiply(v1.add(v2)).add(atW.multiply(w1.add(w2))))
        .with(folded.w1(), w1.negate())
        .with(folded.w2(), w2.negate())
        .with(openings.w1(), z.multiply(w1).negate())
        .with(openings.w2(), z.multiply(w2).negate());
  }

  private Scalar[] factors() {
    Scalar[] out = new Scalar[RANDOMISED];
    for (int k = 0; k < out.length; k++) {
      byte[] bytes = new byte[RANDOM_BITS / Byte.SIZE];
      random.nextBytes(bytes);
      out[k] = Scalar.of(new BigInteger(1, bytes));
    }
    return out;
  }
}
