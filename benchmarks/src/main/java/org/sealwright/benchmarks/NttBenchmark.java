// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
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
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.ntt.Ntt;

/** Transforms over Fr: time of a whole one, and of a Groth16 quotient (seven of them). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class NttBenchmark {
  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  @Param({"14", "20"})
  private int log2;

  @Param({"1", "2"})
  private int threads;

  private ExecutorService pool;
  private Ntt ntt;
  private MemorySegment a;
  private MemorySegment b;
  private MemorySegment c;

  @Setup
  public void prepare() {
    pool = Executors.newFixedThreadPool(threads);
    Work work = new Work(pool, threads, new Cancellation(), ProgressListener.NONE);
    ntt = Ntt.of(Tiers.snark(tier, NttKernels.class), work);
    a = TestData.nodes(1, 1L << log2);
    b = TestData.nodes(2, 1L << log2);
    c = TestData.nodes(3, 1L << log2);
  }

  @TearDown
  public void stop() {
    pool.shutdown();
  }

  @Benchmark
  public MemorySegment forward() {
    ntt.forward(a, 0, log2);
    return a;
  }

  @Benchmark
  public MemorySegment cosetInverse() {
    ntt.cosetInverse(a, 0, log2);
    return a;
  }

  @Benchmark
  public MemorySegment quotient() {
    ntt.quotient(a, 0, b, 0, c, 0, log2);
    return a;
  }
}
