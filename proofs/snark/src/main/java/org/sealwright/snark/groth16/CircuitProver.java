// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Proves one circuit again and again: holds the mapped parameters, and from the first proof on the
 * circuit's shape. Thread-safe; proofs asked for at the same time run side by side, each with its
 * own memory.
 *
 * <p>Memory outside the heap: the shape, about 55 bytes a row, and for each proof under way the
 * witness, 32 bytes a variable, and 96 bytes a row of the next power of two. The parameters are
 * mapped and never loaded whole.
 */
public final class CircuitProver implements AutoCloseable {
  private final ProvingKey key;
  private final Circuit blank;
  private final Groth16Prover prover;
  private final Work work;
  private final Arena arena = Arena.ofShared();
  private R1cs shape;

  private CircuitProver(ProvingKey key, Circuit blank, SnarkKernels kernels, Work work) {
    this.key = key;
    this.blank = blank;
    this.prover = Groth16Prover.of(kernels, work);
    this.work = work;
  }

  /**
   * Maps the parameters of a circuit.
   *
   * @param parameters a {@code .params} file
   * @param blank the circuit without a witness, for its shape
   * @throws org.sealwright.hashing.MalformedInputException where it is no parameter file
   * @throws IOException where it can't be read
   */
  public static CircuitProver open(Path parameters, Circuit blank, SnarkKernels kernels, Work work)
      throws IOException {
    return new CircuitProver(ProvingKey.open(parameters, work), blank, kernels, work);
  }

  /** The key that the proofs verify with. */
  public VerifyingKey verifyingKey() {
    return key.verifyingKey();
  }

  /**
   * Proves the circuit with a witness; the proof has been verified.
   *
   * @throws Groth16Exception where the witness doesn't satisfy the circuit, or the parameters are
   *     of another circuit or damaged
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public Proof prove(Circuit witness) {
    R1cs r1cs = shape();
    try (Arena values = Arena.ofShared()) {
      return prover.prove(r1cs, Assignment.of(witness, r1cs, values), key);
    }
  }

  /**
   * Proves partition after partition; each proof has been verified.
   *
   * @param witness makes the circuit of partition 0 .. partitions - 1 when its turn comes
   * @throws Groth16Exception as {@link #prove} does
   */
  public List<Proof> provePartitions(int partitions, IntFunction<? extends Circuit> witness) {
    List<Proof> proofs = new ArrayList<>(partitions);
    Step step = work.step("partitions", partitions, "partitions");
    for (int i = 0; i < partitions; i++) {
      proofs.add(prove(witness.apply(i)));
      step.add(1);
    }
    return proofs;
  }

  private synchronized R1cs shape() {
    if (shape == null) {
      shape = R1cs.of(blank, arena);
    }
    return shape;
  }

  /** Gives the mapping and the shape back; no proof may be under way. */
  @Override
  public void close() {
    key.close();
    arena.close();
  }
}
