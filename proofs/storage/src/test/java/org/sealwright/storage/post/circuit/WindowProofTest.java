// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Exception;
import org.sealwright.snark.groth16.Groth16Prover;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.ProvingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.GoldenPoSt;

/** A whole proof of the smallest real circuit: parameters, witness, proof, verdict. */
class WindowProofTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final PoStShape SHAPE = PoStShape.window(SectorSize.KIB_2);

  private final List<List<PoStSector>> partitions =
      GoldenPoSt.named("window-2k").partitions(SHAPE);
  @TempDir Path folder;

  @Test
  void windowOverTheReferencesSectorsIsProvedUnderOwnParameters() throws IOException {
    SectorParameters window = new SectorParameters(SectorProof.WINDOW, SectorSize.KIB_2);
    SectorParameterGenerator.of(KERNELS, Work.serial()).generate(window, folder, false);
    Path file = folder.resolve(window.fileName(ParameterKind.PROVING_KEY));
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(file)) {
      R1cs shape = R1cs.of(FallbackPoStCircuit.blank(SHAPE), arena);
      Groth16Prover prover = Groth16Prover.of(KERNELS, Work.serial());
      List<Proof> proofs = new ArrayList<>();
      List<List<Scalar>> inputs = new ArrayList<>();
      for (List<PoStSector> partition : partitions) {
        Assignment witness =
            Assignment.of(new FallbackPoStCircuit(SHAPE, partition), shape, arena);
        proofs.add(prover.prove(shape, witness, key));
        inputs.add(publicInputs(witness));
      }
      Groth16Verifier verifier =
          Groth16Verifier.of(key.verifyingKey(), KERNELS, Work.serial());
      assertThat(verifier.verifyBatch(proofs, inputs)).isTrue();
      assertThat(verifier.verifyBatch(proofs, inputs.reversed())).isFalse();
      assertFalseWitnessIsNotProved(prover, shape, key, arena);
    }
  }

  /** The prover looks at its own proof before it hands it out. */
  private void assertFalseWitnessIsNotProved(
      Groth16Prover prover, R1cs shape, ProvingKey key, Arena arena) {
    PoStSector first = partitions.getFirst().getFirst();
    PoStSector other = partitions.getFirst().getLast();
    PoStSector false1 =
        new PoStSector(first.commR(), other.commC(), first.commRLast(), first.inclusions());
    Assignment witness =
        Assignment.of(
            new FallbackPoStCircuit(SHAPE, List.of(false1, other)), shape, arena);
    assertThatThrownBy(() -> prover.prove(shape, witness, key))
        .isInstanceOf(Groth16Exception.class);
  }

  private static List<Scalar> publicInputs(Assignment witness) {
    List<Scalar> inputs = new ArrayList<>();
    for (int i = 1; i < witness.inputCount(); i++) {
      inputs.add(Scalar.of(witness.value(i)));
    }
    return inputs;
  }
}
