// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sealwright.benchmarks.PoStSectors;
import org.sealwright.benchmarks.Tiers;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Prover;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.ParameterGenerator;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.ProofDecoder;
import org.sealwright.snark.groth16.ProvingKey;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Groth16 over the Window and the Winning PoSt of 2 KiB sectors, in a folder that both sides share:
 * each checks what the other left there.
 */
final class Groth16Workloads {
  /** Proofs in the shared folder: as many as a batch has. */
  private static final int PROOFS = 100;

  /** Proofs that one sample verifies one by one. */
  private static final int SINGLE = 20;

  private static final String PARAMETERS = "sealwright.params";
  private static final String PROOF = "sealwright.proof";
  private static final String THEIR_PARAMETERS = "reference.params";
  private static final String THEIR_KEY = "reference.vk";
  private static final String THEIR_PROOF = "reference.proof";
  private static final String THEIR_PROOFS = "reference.proofs";

  private final Supplier<SnarkKernels> kernels;
  private final Work work = Threads.work();

  /** Kernels are selected, and their self-tests run, when the first workload is made. */
  Groth16Workloads(Supplier<SnarkKernels> kernels) {
    this.kernels = kernels;
  }

  Map<String, Workload.Factory> all() {
    return Map.of(
        "groth16-parameters", this::parameters,
        "groth16-prove", arguments -> prove(arguments, PoStSectors.WINDOW),
        "groth16-prove-winning", arguments -> prove(arguments, PoStSectors.WINNING),
        "groth16-verify", arguments -> verify(arguments, false),
        "groth16-decode-verify", arguments -> verify(arguments, true),
        "groth16-verify-batch", arguments -> verifyBatch(arguments, false),
        "groth16-decode-verify-batch", arguments -> verifyBatch(arguments, true));
  }

  /**
   * {@code groth16-parameters DIR}: from the blank circuit to the written file. The answer is its
   * length, once a proof under the other side's parameters held as well.
   */
  private Workload parameters(Workload.Arguments arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments.word(1)).resolve("generated"));
    Path file = folder.resolve(PARAMETERS);
    Path theirs = folder.resolve(THEIR_PARAMETERS);
    SnarkKernels selected = kernels.get();
    ParameterGenerator generator = ParameterGenerator.of(selected, work);
    return () -> {
      double seconds =
          Stopwatch.seconds(
              () -> {
                try (Arena arena = Arena.ofShared()) {
                  generator.generate(shape(PoStSectors.WINDOW, arena), file);
                }
              });
      if (Files.exists(theirs)) {
        proveUnder(theirs, selected);
      }
      String answer = Files.size(file) + " bytes";
      return new Sample("file", 1, seconds, answer, Tiers.nameInUse(selected, MsmKernels.class));
    };
  }

  private void proveUnder(Path parameters, SnarkKernels selected) throws IOException {
    try (Arena arena = Arena.ofShared();
        ProvingKey key = ProvingKey.open(parameters, work)) {
      R1cs shape = shape(PoStSectors.WINDOW, arena);
      Assignment witness = Assignment.of(PoStSectors.circuit(PoStSectors.WINDOW), shape, arena);
      Groth16Prover.of(selected, work).prove(shape, witness, key);
    }
  }

  /**
   * {@code groth16-prove DIR}, {@code groth16-prove-winning DIR}: witness and proof under mapped
   * parameters. Our time includes the verification without which no proof leaves the prover.
   */
  private Workload prove(Workload.Arguments arguments, PoStShape kind) throws IOException {
    Path folder = Path.of(arguments.word(1));
    SnarkKernels selected = kernels.get();
    ProvingKey key = ProvingKey.open(folder.resolve(THEIR_PARAMETERS), work);
    R1cs shape = shape(kind, Arena.ofAuto());
    Groth16Prover prover = Groth16Prover.of(selected, work);
    Groth16Verifier verifier = verifier(folder, selected);
    List<Scalar> inputs = inputs(kind);
    return () -> {
      FallbackPoStCircuit circuit = PoStSectors.circuit(kind);
      List<Proof> out = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () -> {
                try (Arena arena = Arena.ofShared()) {
                  out.add(prover.prove(shape, Assignment.of(circuit, shape, arena), key));
                }
              });
      Files.write(folder.resolve(PROOF), out.getFirst().toBytes());
      Path theirs = folder.resolve(THEIR_PROOF);
      if (Files.exists(theirs)) {
        out.add(Proof.fromBytes(Files.readAllBytes(theirs)));
      }
      boolean valid = out.stream().allMatch(proof -> verifier.verify(proof, inputs));
      String answer = valid ? "valid" : "a proof, ours or theirs, doesn't hold";
      return new Sample("proof", 1, seconds, answer, Tiers.nameInUse(selected, MsmKernels.class));
    };
  }

  /** {@code groth16-verify DIR}, {@code groth16-decode-verify DIR}: one proof after the other. */
  private Workload verify(Workload.Arguments arguments, boolean decode) throws IOException {
    Path folder = Path.of(arguments.word(1));
    SnarkKernels selected = kernels.get();
    Groth16Verifier verifier = verifier(folder, selected);
    ProofDecoder decoder = ProofDecoder.of(selected, work);
    List<byte[]> encoded = proofs(folder).subList(0, SINGLE);
    List<Proof> decoded = encoded.stream().map(Proof::fromBytes).toList();
    List<Scalar> inputs = inputs(PoStSectors.WINDOW);
    return () -> {
      List<Boolean> valid = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () -> {
                for (int i = 0; i < SINGLE; i++) {
                  Proof proof =
                      decode ? decoder.decode(encoded.get(i), 1).getFirst() : decoded.get(i);
                  valid.add(verifier.verify(proof, inputs));
                }
              });
      String answer = Collections.frequency(valid, true) + " valid";
      return new Sample(
          "proof", SINGLE, seconds, answer, Tiers.nameInUse(selected, PairingKernels.class));
    };
  }

  /** {@code groth16-verify-batch DIR}, {@code groth16-decode-verify-batch DIR}: all at once. */
  private Workload verifyBatch(Workload.Arguments arguments, boolean decode) throws IOException {
    Path folder = Path.of(arguments.word(1));
    SnarkKernels selected = kernels.get();
    Groth16Verifier verifier = verifier(folder, selected);
    ProofDecoder decoder = ProofDecoder.of(selected, work);
    byte[] encoded = Files.readAllBytes(folder.resolve(THEIR_PROOFS));
    List<Proof> decoded = Proof.listFromBytes(encoded, PROOFS);
    List<List<Scalar>> inputs = Collections.nCopies(PROOFS, inputs(PoStSectors.WINDOW));
    return () -> {
      List<Boolean> valid = new ArrayList<>();
      double seconds =
          Stopwatch.seconds(
              () ->
                  valid.add(
                      verifier.verifyBatch(
                          decode ? decoder.decode(encoded, PROOFS) : decoded, inputs)));
      String answer = "valid: " + valid.getFirst();
      return new Sample(
          "proof", PROOFS, seconds, answer, Tiers.nameInUse(selected, PairingKernels.class));
    };
  }

  private Groth16Verifier verifier(Path folder, SnarkKernels selected) throws IOException {
    return Groth16Verifier.of(VerifyingKey.read(folder.resolve(THEIR_KEY), work), selected, work);
  }

  private static List<byte[]> proofs(Path folder) throws IOException {
    List<Proof> all = Proof.listFromBytes(Files.readAllBytes(folder.resolve(THEIR_PROOFS)), PROOFS);
    return all.stream().map(Proof::toBytes).toList();
  }

  private static R1cs shape(PoStShape kind, Arena arena) {
    return R1cs.of(FallbackPoStCircuit.blank(kind), arena);
  }

  /** The public inputs of the witness, without the one. */
  private static List<Scalar> inputs(PoStShape kind) {
    try (Arena arena = Arena.ofShared()) {
      Assignment witness = Assignment.of(PoStSectors.circuit(kind), arena);
      return IntStream.range(1, (int) witness.inputCount())
          .mapToObj(i -> Scalar.of(witness.value(i)))
          .toList();
    }
  }
}
