// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

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
import org.sealwright.hashing.kernel.FeistelKernels;

/** The Feistel permutation behind the expander parents: time a value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class FeistelBenchmark {
  private static final int VALUES = 16384;

  /** Edges of a 32 GiB graph: eight of each of 2^30 nodes. */
  private static final long DOMAIN = 1L << 33;

  private static final int HALF_BITS = 17;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  private FeistelKernels feistel;
  private long[] keys;
  private long[] values;

  @Setup
  public void prepare() {
    feistel = Tiers.of(tier, FeistelKernels.class).feistel();
    keys = TestData.words(3, 4);
    values = new long[VALUES];
    Arrays.setAll(values, i -> i);
  }

  /** Permutes what the last call left: a permutation keeps its values in the domain. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public long[] permute() {
    feistel.permute(keys, HALF_BITS, DOMAIN, values, 0, VALUES);
    return values;
  }
}
