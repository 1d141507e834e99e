// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
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
import org.sealwright.hashing.kernel.TreeHashKernels;

/** Two-to-one SHA-256 of 64-byte pairs: time a node. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class TreeHashBenchmark {
  private static final int PAIRS = 16384;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  private TreeHashKernels treeHash;
  private MemorySegment in;
  private MemorySegment out;

  /** One row of a tree, 1 MiB, so that the caches hold it. */
  @Setup
  public void prepare() {
    treeHash = Tiers.of(tier, TreeHashKernels.class).treeHash();
    in = TestData.nodes(1, 2L * PAIRS);
    out = TestData.allocate((long) PAIRS * TestData.NODE);
  }

  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public MemorySegment hashPairs() {
    treeHash.hashPairs(in, 0, out, 0, PAIRS);
    return out;
  }
}
