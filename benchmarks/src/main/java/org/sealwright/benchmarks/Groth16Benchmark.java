// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
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
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;

/**
 * Groth16 over the Window PoSt of 2 KiB sectors, 21,866 rows: parameters, proof, verification of
 * one and of a hundred.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Groth16Benchmark {
  private static final int BATCH = 100;

  @Param({"1", "2"})
  private int threads;

  private ExecutorService pool;
  private Arena arena;
  private Path folder;
  private ParameterGenerator generator;
  private Groth16Prover prover;
  private Groth16Verifier verifier;
  private R1cs shape;
  private Assignment witness;
  private ProvingKey key;
  private Proof proof;
  private List<Scalar> inputs;

  /** Makes parameters and a proof. */
  @Setup
  public void prepare() throws IOException {
    pool = Executors.newFixedThreadPool(threads);
    arena = Arena.ofAuto();
    folder = Files.createTempDirectory("groth16");
    Work work = new Work(pool, threads, new Cancellation(), ProgressListener.NONE);
    SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto().asStrict());
    generator = ParameterGenerator.of(kernels, work);
    prover = Groth16Prover.of(kernels, work);
    shape = R1cs.of(FallbackPoStCircuit.blank(PoStSectors.WINDOW), arena);
    witness = Assignment.of(PoStSectors.circuit(PoStSectors.WINDOW), shape, arena);
    Path path = folder.resolve("window.params");
    generator.generate(shape, path);
    key = ProvingKey.open(path, work);
    proof = prover.prove(shape, witness, key);
    verifier = Groth16Verifier.of(key.verifyingKey(), kernels, work);
    inputs = new ArrayList<>();
    for (int i = 1; i < witness.inputCount(); i++) {
      inputs.add(Scalar.of(witness.value(i)));
    }
  }

  @TearDown
  public void clean() throws IOException {
    key.close();
    pool.close();
    Folders.delete(folder);
  }

  @Benchmark
  public void generate() throws IOException {
    generator.generate(shape, folder.resolve("again.params"));
  }

  @Benchmark
  public Proof prove() {
    return prover.prove(shape, witness, key);
  }

  @Benchmark
  public boolean verify() {
    return verifier.verify(proof, inputs);
  }

  @Benchmark
  public boolean verifyBatch() {
    return verifier.verifyBatch(
        Collections.nCopies(BATCH, proof), Collections.nCopies(BATCH, inputs));
  }

  @Benchmark
  public Proof decode() {
    return Proof.fromBytes(proof.toBytes());
  }
}
