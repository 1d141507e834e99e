// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.QuerySums.Scalars;
import org.sealwright.snark.groth16.QuerySums.Sum;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.ntt.EvaluationDomain;

/**
 * Makes proofs (<a href="https://eprint.iacr.org/2016/260">eprint 2016/260</a>, section 3.2), and
 * verifies each one before handing it out. Thread-safe; one instance serves any number of proofs.
 *
 * <p>Memory outside the heap for a domain of m elements: {@code 96 m} bytes while the quotient
 * polynomial is made, then {@code 32 m}, beside shape and assignment, a slice of scalars (32 MiB a
 * thread) and the kernels' scratch. Parameters are read where they are mapped. Variable time:
 * whoever can measure it closely may learn of the witness.
 */
public final class Groth16Prover {
  private final SnarkKernels kernels;
  private final Work work;
  private final QuotientPolynomial quotient;
  private final QuerySums queries;
  private final SecureRandom random = new SecureRandom();

  private Groth16Prover(SnarkKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
    this.quotient = new QuotientPolynomial(kernels, work);
    this.queries = new QuerySums(kernels, work);
  }

  /** With given kernels, threads, listener. */
  public static Groth16Prover of(SnarkKernels kernels, Work work) {
    return new Groth16Prover(kernels, work);
  }

  /**
   * Proves several circuits of one shape, such as the partitions of a sector, one after the other.
   *
   * @throws Groth16Exception as {@link #prove(R1cs, Assignment, ProvingKey, Scalar, Scalar)} does
   */
  public List<Proof> proveAll(R1cs r1cs, List<? extends Circuit> circuits, ProvingKey key) {
    List<Proof> proofs = new ArrayList<>(circuits.size());
    for (Circuit circuit : circuits) {
      try (Arena arena = Arena.ofShared()) {
        proofs.add(prove(r1cs, Assignment.of(circuit, r1cs, arena), key));
      }
      work.cancellation().check();
    }
    return proofs;
  }

  /**
   * Proves an assignment, with fresh blinding factors.
   *
   * @throws Groth16Exception as {@link #prove(R1cs, Assignment, ProvingKey, Scalar, Scalar)} does
   */
  public Proof prove(R1cs r1cs, Assignment assignment, ProvingKey key) {
    return prove(r1cs, assignment, key, Scalar.random(random), Scalar.random(random));
  }

  /**
   * Proves an assignment with given blinding factors: the same bytes each time.
   *
   * @param r blinds A; must be fresh and secret unless the witness may be known
   * @param s blinds B; likewise
   * @throws Groth16Exception where the parameters are of another circuit, or the proof doesn't hold
   *     because the assignment doesn't satisfy the circuit, the parameters are damaged or the
   *     machine is
   * @throws org.sealwright.hashing.MalformedInputException where a point of the parameters is not
   *     finite
   */
  public Proof prove(R1cs r1cs, Assignment assignment, ProvingKey key, Scalar r, Scalar s) {
    requireSameShape(r1cs, key);
    VerifyingKey vk = key.verifyingKey();
    Step step = work.step("proof", points(key), "points");
    Sum a = queries.over(key.a());
    Sum b1 = queries.over(key.bG1());
    Sum b2 = queries.over(key.bG2());
    Sum h = queries.over(key.h());
    Sum l = queries.over(key.l());
    try (Arena arena = Arena.ofShared()) {
      MemorySegment coefficients = quotient.of(r1cs, assignment, arena);
      queries.add(new Scalars(coefficients, key.h().count(), false, null), 0, step, List.of(h));
    }
    Scalars inputs = new Scalars(assignment.inputs(), r1cs.inputs(), true, null);
    Scalars inputsInB = new Scalars(assignment.inputs(), r1cs.inputs(), true, r1cs.inputsInB());
    queries.add(inputs, 0, step, List.of(a));
    queries.add(inputsInB, 0, step, List.of(b1, b2));
    MemorySegment aux = assignment.aux();
    long n = r1cs.aux();
    queries.add(new Scalars(aux, n, true, null), 0, step, List.of(l));
    queries.add(new Scalars(aux, n, true, r1cs.auxInA()), r1cs.inputs(), step, List.of(a));
    queries.add(
        new Scalars(aux, n, true, r1cs.auxInB()),
        r1cs.inputsInB().cardinality(),
        step,
        List.of(b1, b2));
    G1Affine proofA = vk.alphaG1().add(vk.deltaG1().multiply(r)).add(a.g1());
    G2Affine proofB = vk.betaG2().add(vk.deltaG2().multiply(s)).add(b2.g2());
    G1Affine proofC =
        proofA.multiply(s).add(vk.betaG1().add(b1.g1()).multiply(r)).add(h.g1()).add(l.g1());
    return verified(proofA, proofB, proofC, key, assignment);
  }

  private Proof verified(
      G1Affine a, G2Affine b, G1Affine c, ProvingKey key, Assignment assignment) {
    List<Scalar> inputs = publicInputs(assignment);
    if (!a.isInfinity() && !b.isInfinity() && !c.isInfinity()) {
      // Encoded and decoded once, so that subgroup and encoding are checked with the rest.
      Proof proof = Proof.fromBytes(new Proof(a, b, c).toBytes());
      if (Groth16Verifier.of(key.verifyingKey(), kernels, work).verify(proof, inputs)) {
        return proof;
      }
    }
    throw new Groth16Exception(
        "proof: it doesn't hold; the assignment doesn't satisfy the circuit, or the parameters are"
            + " of another one or damaged (check their digest), or the machine miscalculates");
  }

  private static List<Scalar> publicInputs(Assignment assignment) {
    long count = assignment.inputs().byteSize() / Fr.BYTES;
    List<Scalar> inputs = new ArrayList<>();
    long[] limbs = new long[Fr.LIMBS];
    for (long i = 1; i < count; i++) {
      Elements.load(limbs, 0, assignment.inputs(), i);
      inputs.add(Scalar.ofMontgomery(limbs, 0));
    }
    return inputs;
  }

  private static long points(ProvingKey key) {
    return key.h().count()
        + key.l().count()
        + key.a().count()
        + key.bG1().count()
        + key.bG2().count();
  }

  private static void requireSameShape(R1cs r1cs, ProvingKey key) {
    requireCount("ic", key.verifyingKey().ic().size(), r1cs.inputs());
    requireCount("h", key.h().count(), EvaluationDomain.ofRows(r1cs.rowsWithInputs()).size() - 1);
    requireCount("l", key.l().count(), r1cs.aux());
    requireCount("a", key.a().count(), r1cs.inputs() + r1cs.auxInA().cardinality());
    requireCount(
        "b_g1", key.bG1().count(), r1cs.inputsInB().cardinality() + r1cs.auxInB().cardinality());
  }

  private static void requireCount(String name, long got, long wanted) {
    if (got != wanted) {
      throw new Groth16Exception(
          "parameters: "
              + name
              + " has "
              + got
              + " points, the circuit wants "
              + wanted
              + ": they are of another circuit");
    }
  }
}
