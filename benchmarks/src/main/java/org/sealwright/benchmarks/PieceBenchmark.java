// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.MemorySegment;
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
import org.openjdk.jmh.annotations.Warmup;
import org.sealwright.hashing.kernel.TreeHashKernels;
import org.sealwright.storage.piece.PieceCommitment;
import org.sealwright.storage.piece.PieceHasher;

/** CommP of 64 MiB in memory, one thread: padding and tree together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class PieceBenchmark {
  private static final long PADDED = 64L << 20;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  private PieceHasher hasher;
  private MemorySegment data;

  @Setup
  public void prepare() {
    hasher = PieceHasher.builder().kernels(Tiers.of(tier, TreeHashKernels.class)).build();
    data = TestData.nodes(11, PADDED / TestData.NODE).asSlice(0, PADDED / 128 * 127);
  }

  @Benchmark
  public PieceCommitment commP() {
    return hasher.hash(data);
  }
}
