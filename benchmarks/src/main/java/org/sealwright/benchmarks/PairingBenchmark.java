// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
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
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.PairingKernels;

/** The halves of the pairing on one core; {@code finalExponentiation} takes no pairs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class PairingBenchmark {
  private static final int MOST = 100;

  @Param({"scalar", "native"})
  private String tier;

  private Arena arena;
  private PairingKernels kernels;
  private MemorySegment g1;
  private MemorySegment g2;
  private MemorySegment value;

  @Setup
  public void prepare() {
    kernels = Tiers.snark(tier, PairingKernels.class).pairing();
    arena = Arena.ofAuto();
    g1 = arena.allocate((long) MOST * G1Affine.UNCOMPRESSED_BYTES);
    g2 = arena.allocate((long) MOST * G2Affine.UNCOMPRESSED_BYTES);
    value = arena.allocate(PairingKernels.FP12_BYTES);
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < MOST; k++) {
      G1Affine p = G1Affine.GENERATOR.multiply(Scalar.random(random));
      G2Affine q = G2Affine.GENERATOR.multiply(Scalar.random(random));
      put(g1, k, p.toUncompressed());
      put(g2, k, q.toUncompressed());
    }
    kernels.millerProduct(value, 0, g1, 0, g2, 0, 1);
  }

  private static void put(MemorySegment points, int index, byte[] point) {
    MemorySegment.copy(
        MemorySegment.ofArray(point), 0, points, (long) index * point.length, point.length);
  }

  /** Miller loops of some pairs. */
  @State(Scope.Benchmark)
  public static class Pairs {
    @Param({"1", "3", "4", "8", "100"})
    private int pairs;
  }

  @Benchmark
  public MemorySegment millerProduct(Pairs pairs) {
    kernels.millerProduct(value, 0, g1, 0, g2, 0, pairs.pairs);
    return value;
  }

  @Benchmark
  public MemorySegment finalExponentiation() {
    kernels.finalExponentiation(value, 0, value, 0);
    return value;
  }
}
