// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;

class MsmTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
  }

  private static Work parallel(int workers, Cancellation cancellation, ProgressListener listener) {
    return new Work(POOL, workers, cancellation, listener);
  }

  private static Msm msm(int workers) {
    return Msm.of(KERNELS, parallel(workers, new Cancellation(), ProgressListener.NONE));
  }

  private static List<Scalar> scalars(int count) {
    Random random = new Random(count);
    return IntStream.range(0, count).mapToObj(i -> Scalar.random(random)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 1025})
  void slicesAddUpWhateverTheirNumber(int count) {
    List<Scalar> factors = scalars(count);
    List<Scalar> scalars = factors.reversed();
    List<G1Affine> points =
        msm(2)
            .multiplyEachG1(
                IntStream.range(0, count).mapToObj(i -> G1Affine.GENERATOR).toList(), factors);
    Scalar wanted = Scalar.ZERO;
    for (int i = 0; i < count; i++) {
      wanted = wanted.add(factors.get(i).multiply(scalars.get(i)));
    }
    for (int workers : new int[] {1, 2, 3, 5}) {
      assertThat(msm(workers).sumG1(points, scalars))
          .isEqualTo(G1Affine.GENERATOR.multiply(wanted));
    }
  }

  @Test
  void secondGroupAddsUp() {
    List<Scalar> scalars = scalars(9);
    List<G2Affine> points =
        msm(2)
            .multiplyEachG2(
                IntStream.range(0, 9).mapToObj(i -> G2Affine.GENERATOR).toList(), scalars);
    assertThat(points.get(3)).isEqualTo(G2Affine.GENERATOR.multiply(scalars.get(3)));
    Scalar wanted = Scalar.ZERO;
    for (Scalar scalar : scalars) {
      wanted = wanted.add(scalar.multiply(scalar));
    }
    assertThat(msm(3).sumG2(points, scalars)).isEqualTo(G2Affine.GENERATOR.multiply(wanted));
  }

  @Test
  void fixedBaseIsEachProduct() {
    int count = 2100;
    byte[] base = G1Affine.GENERATOR.twice().toUncompressed();
    try (Arena arena = Arena.ofShared();
        FixedBase fixed = msm(3).fixedBase(CurveGroup.G1, MemorySegment.ofArray(base), 0)) {
      MemorySegment scalars = arena.allocate(32L * count);
      Random random = new Random(1);
      for (int i = 0; i < 8 * count; i++) {
        scalars.set(ValueLayout.JAVA_INT, 4L * i, random.nextInt() >>> (i % 8 == 7 ? 1 : 0));
      }
      MemorySegment bases = arena.allocate(96L * count);
      for (int i = 0; i < count; i++) {
        MemorySegment.copy(base, 0, bases, ValueLayout.JAVA_BYTE, 96L * i, 96);
      }
      MemorySegment got = arena.allocate(96L * count);
      MemorySegment wanted = arena.allocate(96L * count);
      fixed.multiply(got, 0, scalars, 0, count);
      msm(2).multiplyEach(CurveGroup.G1, wanted, 0, bases, 0, scalars, 0, count);
      assertThat(got.mismatch(wanted)).isEqualTo(-1);
    }
  }

  @Test
  void progressCoversEveryPoint() {
    AtomicLong last = new AtomicLong();
    Work work =
        parallel(2, new Cancellation(), (step, done, total, unit) -> last.set(done * 1000 + total));
    List<G1Affine> points = IntStream.range(0, 600).mapToObj(i -> G1Affine.GENERATOR).toList();
    List<Scalar> ones = IntStream.range(0, 600).mapToObj(i -> Scalar.ONE).toList();
    assertThat(Msm.of(KERNELS, work).sumG1(points, ones))
        .isEqualTo(G1Affine.GENERATOR.multiply(Scalar.of(BigInteger.valueOf(600))));
    assertThat(last.get()).isEqualTo(600 * 1000 + 600);
  }

  @Test
  void cancelledWorkStops() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Msm cancelled = Msm.of(KERNELS, parallel(2, cancellation, ProgressListener.NONE));
    List<G1Affine> points = List.of(G1Affine.GENERATOR);
    assertThatThrownBy(() -> cancelled.sumG1(points, List.of(Scalar.ONE)))
        .isInstanceOf(OperationCancelledException.class);
  }

  @Test
  void rangesAreChecked() {
    MemorySegment small = MemorySegment.ofArray(new byte[95]);
    MemorySegment large = MemorySegment.ofArray(new byte[960]);
    Msm msm = msm(1);
    assertThatThrownBy(() -> msm.sum(CurveGroup.G1, large, 0, small, 0, large, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bases")
        .hasMessageContaining("95");
    assertThatThrownBy(() -> msm.sum(CurveGroup.G1, large, 0, large, 0, large, 960, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scalars");
    assertThatThrownBy(() -> msm.sum(CurveGroup.G2, large, 800, large, 0, large, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out");
    assertThatThrownBy(() -> msm.sumG1(List.of(), List.of(Scalar.ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 scalars");
  }
}
