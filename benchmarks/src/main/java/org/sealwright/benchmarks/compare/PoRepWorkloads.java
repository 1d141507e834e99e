// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.groth16.ParameterGenerator;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.porep.circuit.StackedCircuit;
import org.sealwright.storage.proof.SealProver;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.proof.SealVerifier;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.seal.SectorSpec;

/** The PoRep of a 2 KiB sector, through the storage module's public API. */
final class PoRepWorkloads {
  private static final SectorSize SIZE = SectorSize.KIB_2;
  private static final SectorParameters PARAMETERS = new SectorParameters(SectorProof.POREP, SIZE);

  private final Supplier<SnarkKernels> kernels;
  private final Work work = Threads.work();

  /** Kernels are selected, and their self-tests run, when the first workload is made. */
  PoRepWorkloads(Supplier<SnarkKernels> kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of("porep-parameters", this::parameters, "porep-prove", this::prove);
  }

  /** {@code porep-parameters DIR}: from the blank circuit to the written file. */
  private Workload parameters(Workload.Arguments arguments) {
    Path file = Path.of(arguments.word(1)).resolve("sealwright.params");
    SnarkKernels selected = kernels.get();
    ParameterGenerator generator = ParameterGenerator.of(selected, work);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () -> {
                try (Arena arena = Arena.ofShared()) {
                  generator.generate(R1cs.of(StackedCircuit.blank(SIZE), arena), file);
                }
              });
      String answer = Files.size(file) + " bytes";
      return new Sample("file", 1, seconds, answer, Tiers.nameInUse(selected, MsmKernels.class));
    };
  }

  /**
   * {@code porep-prove DIR}: Commit2, the shape of the circuit and all checks included, under
   * parameters that both sides read. They are made where there are none yet.
   */
  private Workload prove(Workload.Arguments arguments) throws IOException {
    Path folder = Path.of(arguments.word(1));
    Path parameters = folder.resolveSibling("params");
    SnarkKernels selected = kernels.get();
    ParameterStore store = ParameterStore.trusting(parameters);
    if (!store.has(PARAMETERS.fileName(ParameterKind.PROVING_KEY))) {
      SectorParameterGenerator.of(selected, work).generate(PARAMETERS, parameters, true);
    }
    Commit1Output commit1 = commit1(folder);
    SealStatement statement = statement(PreparedSector.in(folder).spec(), commit1);
    return () -> {
      List<byte[]> out = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () -> {
                try (SealProver prover = SealProver.open(SIZE, store, selected, work)) {
                  out.add(prover.prove(statement, commit1));
                }
              });
      Files.write(folder.resolve("sealwright.proof"), out.getFirst());
      Path theirs = folder.resolve("reference.proof");
      if (Files.exists(theirs)) {
        out.add(Files.readAllBytes(theirs));
      }
      SealVerifier verifier = SealVerifier.open(SIZE, store, selected, work);
      String answer = "valid";
      for (byte[] proof : out) {
        if (!verifier.verify(statement, proof)) {
          answer = "a proof, ours or theirs, doesn't hold";
        }
      }
      return new Sample("sector", 1, seconds, answer, Tiers.nameInUse(selected, MsmKernels.class));
    };
  }

  private static Commit1Output commit1(Path folder) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(folder.resolve("commit1.json")))) {
      return PhaseJson.readCommit1(in);
    }
  }

  private static SealStatement statement(SectorSpec spec, Commit1Output commit1) {
    return new SealStatement(
        spec.config(),
        spec.proverId(),
        spec.sectorId(),
        commit1.ticket(),
        commit1.seed(),
        commit1.commD(),
        commit1.commR());
  }
}
