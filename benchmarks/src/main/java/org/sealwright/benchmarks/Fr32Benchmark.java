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
import org.sealwright.hashing.kernel.Fr32Kernels;

/** Fr32 padding: time a block of 127 raw bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class Fr32Benchmark {
  private static final int BLOCKS = 8192;
  private static final int RAW = 127;
  private static final int PADDED = 128;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  private Fr32Kernels fr32;
  private MemorySegment raw;
  private MemorySegment padded;

  @Setup
  public void prepare() {
    fr32 = Tiers.of(tier, Fr32Kernels.class).fr32();
    long nodes = (long) BLOCKS * PADDED / TestData.NODE;
    raw = TestData.nodes(5, nodes).asSlice(0, (long) BLOCKS * RAW);
    padded = TestData.nodes(6, nodes);
  }

  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public MemorySegment pad() {
    fr32.pad(raw, 0, padded, 0, BLOCKS);
    return padded;
  }

  @Benchmark
  @OperationsPerInvocation(BLOCKS)
  public MemorySegment unpad() {
    fr32.unpad(padded, 0, raw, 0, BLOCKS);
    return raw;
  }
}
