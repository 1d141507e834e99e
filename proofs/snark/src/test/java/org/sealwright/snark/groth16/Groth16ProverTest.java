// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.Cubic;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.circuit.Variable;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;

/** Proofs equal to the reference's byte for byte, and what is no proof never leaves. */
class Groth16ProverTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final byte[] PARAMS = Tiny.bytes("tiny.params");

  @TempDir Path folder;

  @Test
  void withTheSameBlindingTheBytesAreTheReferences() throws IOException {
    assertGolden(Work.serial(), KERNELS);
    assertGolden(Work.serial(), SnarkKernels.select(KernelSelection.only("scalar")));
    try (Pool pool = new Pool(3)) {
      assertGolden(pool.work(), KERNELS);
    }
  }

  @Test
  void severalCircuitsOfOneShape() throws IOException {
    List<Cubic> circuits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      circuits.add(new Cubic(BigInteger.valueOf(i)));
    }
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(Tiny.parameters(folder))) {
      R1cs r1cs = R1cs.of(circuits.getFirst(), arena);
      Groth16Prover prover = Groth16Prover.of(KERNELS, Work.serial());
      List<Proof> proofs = prover.proveAll(r1cs, circuits, key);
      Groth16Verifier verifier = Groth16Verifier.of(key.verifyingKey(), KERNELS, Work.serial());
      assertThat(
              verifier.verifyBatch(
                  proofs,
                  circuits.stream().map(circuit -> List.of(Scalar.of(circuit.result()))).toList()))
          .isTrue();
      assertThat(prover.proveAll(r1cs, circuits, key)).doesNotContainAnyElementsOf(proofs);
    }
  }

  @Test
  void aFalseWitnessGivesNoProof() {
    assertFails(
        PARAMS, new Cubic(BigInteger.TWO), assignment -> assignment.put(Variable.aux(1), one(), 0));
  }

  @Test
  void damagedParametersGiveNoProof() {
    for (int section : new int[] {1064, 1740, 2032, 2516, 2712}) {
      byte[] bytes = PARAMS.clone();
      int size = section == 2712 ? 192 : 96;
      byte[] other = Arrays.copyOfRange(bytes, size == 96 ? 0 : 192, size == 96 ? 96 : 384);
      System.arraycopy(other, 0, bytes, section, size);
      assertFails(bytes, new Cubic(BigInteger.TWO), assignment -> {});
    }
  }

  @Test
  void infinityInTheParametersIsMalformed() throws IOException {
    byte[] bytes = PARAMS.clone();
    System.arraycopy(Points.infinity(96), 0, bytes, 1064, 96);
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(Tiny.write(folder, bytes))) {
      Cubic circuit = new Cubic(BigInteger.TWO);
      R1cs r1cs = R1cs.of(circuit, arena);
      Assignment assignment = Assignment.of(circuit, r1cs, arena);
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> Groth16Prover.of(KERNELS, Work.serial()).prove(r1cs, assignment, key))
          .withMessageContaining("h[0]");
    }
  }

  @Test
  void parametersOfAnotherCircuitAreRefused() {
    assertFails(PARAMS, new RandomCircuit(1, 3, 1, BigInteger.ONE), assignment -> {});
    assertFails(PARAMS, new RandomCircuit(1, 9, 1, BigInteger.ONE), assignment -> {});
    assertFails(PARAMS, new RandomCircuit(1, 3, 2, BigInteger.ONE), assignment -> {});
  }

  @Test
  void cancelledItStops() throws IOException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Work work = new Work(Runnable::run, 1, cancellation, ProgressListener.NONE);
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(Tiny.parameters(folder))) {
      Cubic circuit = new Cubic(BigInteger.TWO);
      R1cs r1cs = R1cs.of(circuit, arena);
      Assignment assignment = Assignment.of(circuit, r1cs, arena);
      assertThatExceptionOfType(OperationCancelledException.class)
          .isThrownBy(() -> Groth16Prover.of(KERNELS, work).prove(r1cs, assignment, key));
    }
  }

  private void assertGolden(Work work, SnarkKernels kernels) throws IOException {
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(Tiny.parameters(folder))) {
      R1cs r1cs = R1cs.of(new Cubic(BigInteger.ONE), arena);
      Groth16Prover prover = Groth16Prover.of(kernels, work);
      for (Tiny.Golden golden : Tiny.proofs()) {
        Assignment assignment = Assignment.of(new Cubic(golden.x().toBigInteger()), r1cs, arena);
        assertThat(prover.prove(r1cs, assignment, key, golden.r(), golden.s()).toBytes())
            .isEqualTo(golden.proof());
      }
    }
  }

  private interface Change {
    void apply(Assignment assignment);
  }

  private void assertFails(byte[] params, Circuit circuit, Change change) {
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(Tiny.write(folder, params))) {
      R1cs r1cs = R1cs.of(circuit, arena);
      Assignment assignment = Assignment.of(circuit, r1cs, arena);
      change.apply(assignment);
      assertThatExceptionOfType(Groth16Exception.class)
          .isThrownBy(() -> Groth16Prover.of(KERNELS, Work.serial()).prove(r1cs, assignment, key));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long[] one() {
    long[] limbs = new long[Fr.LIMBS];
    Fr.fromBigInteger(limbs, 0, BigInteger.ONE);
    return limbs;
  }
}
