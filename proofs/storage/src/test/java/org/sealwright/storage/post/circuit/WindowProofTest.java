// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Prover;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.ParameterGenerator;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.ProvingKey;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenPoSt;

/**
 * The smallest circuit of the network from end to end: the Window PoSt of 2 KiB sectors, 21,866
 * rows, under parameters of ours and of the reference.
 */
class WindowProofTest {
  private static final PoStShape SHAPE = PoStShape.window(SectorSize.KIB_2);
  private static final GoldenPoSt GOLDEN = GoldenPoSt.named("window-2k");
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final int THREADS = 2;

  /** Bytes of the network's files of this name. */
  private static final long PARAMETER_BYTES = 11_501_496;

  private static final int KEY_BYTES = 3_076;

  @TempDir Path folder;

  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final Arena arena = Arena.ofShared();
  private final Work work = new Work(pool, THREADS, new Cancellation(), ProgressListener.NONE);
  private R1cs r1cs;
  private List<FallbackPoStCircuit> partitions;

  @BeforeEach
  void synthesize() {
    r1cs = R1cs.of(FallbackPoStCircuit.blank(SHAPE), arena);
    partitions =
        GOLDEN.partitions(SHAPE).stream()
            .map(sectors -> new FallbackPoStCircuit(SHAPE, sectors))
            .toList();
  }

  @AfterEach
  void release() {
    arena.close();
    pool.close();
  }

  @Test
  void proofsUnderParametersOfOursVerify() throws IOException {
    Path path = folder.resolve("window.params");
    ParameterGenerator.of(KERNELS, work).generate(r1cs, path);
    assertThat(path).hasSize(PARAMETER_BYTES);
    try (ProvingKey key = ProvingKey.open(path, work)) {
      assertThat(key.verifyingKey().toBytes()).hasSize(KEY_BYTES);
      assertProvesAndVerifies(key);
    }
  }

  @Test
  void proofsUnderParametersOfTheReferenceVerify() throws IOException {
    try (ProvingKey key = ProvingKey.open(reference(), work)) {
      assertThat(key.verifyingKey()).isEqualTo(referenceKey());
      assertProvesAndVerifies(key);
    }
  }

  @Test
  void proofsOfTheReferenceVerify() throws IOException {
    Groth16Verifier verifier = Groth16Verifier.of(referenceKey(), KERNELS, work);
    byte[] bytes = HexFormat.of().parseHex(GOLDEN.get("proof").text());
    List<Proof> proofs = Proof.listFromBytes(bytes, partitions.size());
    List<List<Scalar>> inputs = partitions.stream().map(this::inputs).toList();
    assertThat(verifier.verifyBatch(proofs, inputs)).isTrue();
    assertThat(verifier.verify(proofs.getFirst(), inputs.getFirst())).isTrue();
    assertThat(verifier.verify(proofs.getFirst(), inputs.getLast())).isFalse();
    assertThat(verifier.verifyBatch(proofs.reversed(), inputs)).isFalse();
  }

  private void assertProvesAndVerifies(ProvingKey key) {
    List<Proof> proofs = Groth16Prover.of(KERNELS, work).proveAll(r1cs, partitions, key);
    List<List<Scalar>> inputs = partitions.stream().map(this::inputs).toList();
    Groth16Verifier verifier = Groth16Verifier.of(key.verifyingKey(), KERNELS, work);
    assertThat(verifier.verifyBatch(proofs, inputs)).isTrue();
    assertThat(verifier.verifyBatch(proofs, inputs.reversed())).isFalse();
  }

  private List<Scalar> inputs(FallbackPoStCircuit circuit) {
    Assignment assignment = Assignment.of(circuit, r1cs, arena);
    List<Scalar> inputs = new ArrayList<>();
    for (int i = 1; i < assignment.inputCount(); i++) {
      inputs.add(Scalar.of(assignment.value(i)));
    }
    return inputs;
  }

  private static VerifyingKey referenceKey() throws IOException {
    try (InputStream in = WindowProofTest.class.getResourceAsStream("/vectors/post/window-2k.vk")) {
      return VerifyingKey.fromBytes(in.readAllBytes());
    }
  }

  /** Too large for the repository, so read where it lies. */
  private static Path reference() throws IOException {
    Path vectors =
        Path.of(System.getProperty("sealwright.shared", ""), "vectors", "filecoin-proofs", "post");
    Assumptions.assumeTrue(Files.isDirectory(vectors), () -> "skipped: no " + vectors + " here");
    try (var files = Files.list(vectors)) {
      return files
          .filter(file -> file.toString().endsWith(".params"))
          .findFirst()
          .orElseGet(() -> Assumptions.abort("skipped: no parameters in " + vectors));
    }
  }
}
