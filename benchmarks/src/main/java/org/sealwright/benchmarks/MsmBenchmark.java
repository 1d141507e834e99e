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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.msm.FixedBase;
import org.sealwright.snark.msm.Msm;

/**
 * Many points on one thread: time of a sum of {@code 2^log2} products with random scalars, and of
 * one product, with a base of its own and with a fixed one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class MsmBenchmark {
  private static final int PRODUCTS = 1 << 10;

  @Param({"scalar", "vector-128", "vector-256", "vector-512", "native"})
  private String tier;

  @Param({"G1", "G2"})
  private CurveGroup group;

  @Param({"14", "18"})
  private int log2;

  private Msm msm;
  private FixedBase generator;
  private MemorySegment bases;
  private MemorySegment scalars;
  private MemorySegment out;

  /** The bases are random multiples of the generator. */
  @Setup
  public void prepare() {
    byte[] encoded =
        group == CurveGroup.G1
            ? G1Affine.GENERATOR.toUncompressed()
            : G2Affine.GENERATOR.toUncompressed();
    long count = 1L << log2;
    scalars = TestData.nodes(1, count);
    bases = TestData.allocate(count * group.uncompressedBytes());
    out = TestData.allocate((long) PRODUCTS * group.uncompressedBytes());
    Msm quick = Msm.of(Tiers.snark("auto", MsmKernels.class), Work.serial());
    try (FixedBase base = quick.fixedBase(group, MemorySegment.ofArray(encoded), 0)) {
      base.multiply(bases, 0, TestData.nodes(2, count), 0, count);
    }
    msm = Msm.of(Tiers.snark(tier, MsmKernels.class), Work.serial());
    generator = msm.fixedBase(group, MemorySegment.ofArray(encoded), 0);
  }

  @TearDown
  public void close() {
    generator.close();
  }

  @Benchmark
  public MemorySegment sum() {
    msm.sum(group, out, 0, bases, 0, scalars, 0, 1L << log2);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(PRODUCTS)
  public MemorySegment multiplyEach() {
    msm.multiplyEach(group, out, 0, bases, 0, scalars, 0, PRODUCTS);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(PRODUCTS)
  public MemorySegment multiplyFixed() {
    generator.multiply(out, 0, scalars, 0, PRODUCTS);
    return out;
  }
}
