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
import org.sealwright.hashing.kernel.FieldKernels;

/** Arithmetic in Fr on arrays: time an element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class FieldBenchmark {
  private static final int COUNT = 4096;
  private static final long[][] FACTORS = {{1, -2, 3, 4}, {-5, 6, -7, 1L << 62}};

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  private FieldKernels field;
  private MemorySegment a;
  private MemorySegment b;
  private MemorySegment out;

  /** Three arrays of 128 KiB: in the second-level cache, so that arithmetic is what is timed. */
  @Setup
  public void prepare() {
    field = Tiers.of(tier, FieldKernels.class).field();
    a = TestData.nodes(7, COUNT);
    b = TestData.nodes(8, COUNT);
    out = TestData.allocate((long) COUNT * TestData.NODE);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public MemorySegment add() {
    field.add(out, 0, a, 0, b, 0, COUNT);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public MemorySegment sub() {
    field.sub(out, 0, a, 0, b, 0, COUNT);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public MemorySegment mul() {
    field.mul(out, 0, a, 0, b, 0, COUNT);
    return out;
  }

  /** What encoding an update into a replica does to each node. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public MemorySegment combine() {
    field.combine(out, 0, a, 0, FACTORS[0], b, 0, FACTORS[1], COUNT);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public MemorySegment toMontgomery() {
    field.toMontgomery(out, 0, a, 0, COUNT);
    return out;
  }
}
