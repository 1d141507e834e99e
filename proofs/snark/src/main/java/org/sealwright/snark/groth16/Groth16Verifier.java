// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * Judges proofs under one key, singly or many at once. Thread-safe; one instance serves any number
 * of proofs.
 *
 * <p>A proof {@code (A, B, C)} of inputs x holds where {@code e(A, B) = e(alpha, beta) e(ic_0 + sum
 * x_i ic_(i+1), gamma) e(C, delta)} (<a href="https://eprint.iacr.org/2016/260">eprint
 * 2016/260</a>, section 3.2).
 */
public final class Groth16Verifier {
  /** Bits of the random weight of a proof in a batch: a bad one slips through once in 2^128. */
  private static final int WEIGHT_BITS = 128;

  /** Keys with more inputs have no table of their points. */
  private static final int TABLE_LIMIT = 1024;

  private final VerifyingKey key;
  private final Optional<InputTable> inputTable;
  private final G1Affine minusAlpha;
  private final G2Affine minusGamma;
  private final G2Affine minusDelta;
  private final Gt alphaBeta;
  private final Pairing pairing;
  private final Msm msm;
  private final Work work;
  private final SecureRandom random = new SecureRandom();

  private Groth16Verifier(VerifyingKey key, SnarkKernels kernels, Work work) {
    this.key = key;
    this.work = work;
    inputTable =
        key.ic().size() <= TABLE_LIMIT ? Optional.of(new InputTable(key.ic())) : Optional.empty();
    minusAlpha = key.alphaG1().negate();
    minusGamma = key.gammaG2().negate();
    minusDelta = key.deltaG2().negate();
    pairing = Pairing.of(kernels);
    msm = Msm.of(kernels, work);
    alphaBeta = pairing.pair(key.alphaG1(), key.betaG2());
  }

  /** Prepares a key: a pairing, and multiples of the input points unless there are many. */
  public static Groth16Verifier of(VerifyingKey key, SnarkKernels kernels, Work work) {
    return new Groth16Verifier(key, kernels, work);
  }

  /** The key. */
  public VerifyingKey key() {
    return key;
  }

  /**
   * Whether a proof holds.
   *
   * @param inputs public inputs, without the constant ONE
   * @throws MalformedInputException where there are more or fewer inputs than the key is for
   */
  public boolean verify(Proof proof, List<Scalar> inputs) {
    requireInputs(inputs, 0);
    Gt product =
        pairing.product(
            List.of(proof.a(), statement(inputs), proof.c()),
            List.of(proof.b(), minusGamma, minusDelta));
    return product.equals(alphaBeta);
  }

  /**
   * Whether all proofs of a batch hold, at about the price of one Miller loop each: a random
   * combination of their equations. {@code false} says that at least one does not, not which.
   *
   * @param inputs for every proof its public inputs, without the constant ONE
   * @throws MalformedInputException where there is no proof, or the lists differ in length, or a
   *     proof has more or fewer inputs than the key is for
   */
  public boolean verifyBatch(List<Proof> proofs, List<List<Scalar>> inputs) {
    if (proofs.isEmpty() || proofs.size() != inputs.size()) {
      throw new MalformedInputException(
          "batch: has "
              + proofs.size()
              + " proofs and "
              + inputs.size()
              + " lists of public inputs, wanted as many, at least 1");
    }
    for (int j = 0; j < inputs.size(); j++) {
      requireInputs(inputs.get(j), j);
    }
    if (proofs.size() == 1) {
      return verify(proofs.getFirst(), inputs.getFirst());
    }
    List<Scalar> weights = proofs.stream().map(proof -> weight()).toList();
    Scalar sum = weights.stream().reduce(Scalar.ZERO, Scalar::add);
    List<G1Affine> g1 =
        new ArrayList<>(msm.multiplyEachG1(proofs.stream().map(Proof::a).toList(), weights));
    List<G2Affine> g2 = new ArrayList<>(proofs.stream().map(Proof::b).toList());
    g1.add(msm.sumG1(proofs.stream().map(Proof::c).toList(), weights));
    g2.add(minusDelta);
    g1.add(statement(sum, combined(weights, inputs)));
    g2.add(minusGamma);
    g1.add(minusAlpha.multiply(sum));
    g2.add(key.betaG2());
    return pairing.product(g1, g2, work).isOne();
  }

  /** {@code ic_0 + sum x_i ic_(i+1)}. */
  private G1Affine statement(List<Scalar> inputs) {
    return inputTable
        .map(table -> table.sum(inputs))
        .orElseGet(() -> statement(Scalar.ONE, inputs));
  }

  /** {@code one ic_0 + sum x_i ic_(i+1)}. */
  private G1Affine statement(Scalar one, List<Scalar> inputs) {
    List<Scalar> all = new ArrayList<>(inputs.size() + 1);
    all.add(one);
    all.addAll(inputs);
    return msm.sumG1(key.ic(), all);
  }

  /** {@code sum_j w_j x_(j,i)} for every i. */
  private List<Scalar> combined(List<Scalar> weights, List<List<Scalar>> inputs) {
    Scalar[] sums = new Scalar[key.publicInputs()];
    work.forEachChunk(
        sums.length,
        64,
        (from, count) -> {
          for (int i = (int) from; i < from + count; i++) {
            Scalar acc = Scalar.ZERO;
            for (int j = 0; j < weights.size(); j++) {
              acc = acc.add(weights.get(j).multiply(inputs.get(j).get(i)));
            }
            sums[i] = acc;
          }
        });
    return List.of(sums);
  }

  private Scalar weight() {
    return Scalar.of(new BigInteger(WEIGHT_BITS, random));
  }

  private void requireInputs(List<Scalar> inputs, int proof) {
    if (inputs.size() != key.publicInputs()) {
      throw new MalformedInputException(
          "proof "
              + proof
              + ": has "
              + inputs.size()
              + " public inputs, the key is for "
              + key.publicInputs());
    }
  }
}
