// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** Poseidon hashes from node memory: time a hash. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class PoseidonBenchmark {
  private static final int HASHES = 512;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  @Param({"2", "8", "11"})
  private int arity;

  private PoseidonKernels poseidon;
  private PoseidonConstants constants;
  private MemorySegment[] sources;
  private long[] offsets;
  private MemorySegment out;

  /** Arity 11 reads eleven layers, as columns are read; the others read a tree row. */
  @Setup
  public void prepare() {
    poseidon = Tiers.of(tier, PoseidonKernels.class).poseidon();
    constants = PoseidonConstants.ofArity(arity);
    sources = new MemorySegment[arity];
    offsets = new long[arity];
    MemorySegment nodes = TestData.nodes(2, (long) arity * HASHES);
    Arrays.fill(sources, nodes);
    Arrays.setAll(offsets, j -> (long) TestData.NODE * (isColumn() ? j * HASHES : j));
    out = TestData.allocate((long) HASHES * TestData.NODE);
  }

  @Benchmark
  @OperationsPerInvocation(HASHES)
  public MemorySegment hash() {
    long stride = (long) TestData.NODE * (isColumn() ? 1 : arity);
    poseidon.hash(constants, sources, offsets, stride, out, 0, HASHES);
    return out;
  }

  private boolean isColumn() {
    return arity == 11;
  }
}
