// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.QuerySums.Scalars;
import org.sealwright.snark.groth16.QuerySums.Sum;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;

/** Sums slice by slice: the same whatever the slices, with and without values left out. */
class QuerySumsTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final int COUNT = 50;

  private final Random random = new Random(7);
  private final List<Scalar> values =
      IntStream.range(0, COUNT).mapToObj(i -> Scalar.random(random)).toList();
  private final List<Scalar> logs =
      IntStream.range(0, COUNT + 3).mapToObj(i -> Scalar.of(i + 1L)).toList();

  private final MemorySegment inG1 = points(CurveGroup.G1);
  private final MemorySegment inG2 = points(CurveGroup.G2);

  @Test
  void slicesAddUp() {
    BitSet some = new BitSet();
    IntStream.range(0, COUNT).filter(i -> i % 7 > 2).forEach(some::set);
    for (long slice : new long[] {7, 49, 1000}) {
      assertSum(slice, null);
      assertSum(slice, some);
      assertSum(slice, new BitSet());
    }
  }

  private void assertSum(long slice, BitSet taken) {
    AtomicLong heard = new AtomicLong();
    Work work =
        new Work(
            Runnable::run, 1, new Cancellation(), (step, done, total, unit) -> heard.set(done));
    Scalar wanted = Scalar.ZERO;
    int next = 3;
    for (int i = 0; i < COUNT; i++) {
      if (taken == null || taken.get(i)) {
        wanted = wanted.add(values.get(i).multiply(logs.get(next++)));
      }
    }
    try (Arena arena = Arena.ofShared()) {
      QuerySums sums = new QuerySums(KERNELS, work, slice);
      Sum g1 = sums.over(new PointVector("g1", CurveGroup.G1, inG1));
      Sum g2 = sums.over(new PointVector("g2", CurveGroup.G2, inG2));
      long points = 2L * (next - 3);
      sums.add(
          new Scalars(montgomery(arena), COUNT, true, taken),
          3,
          work.step("sums", points, "points"),
          List.of(g1, g2));
      assertThat(g1.g1()).isEqualTo(G1Affine.GENERATOR.multiply(wanted));
      assertThat(g2.g2()).isEqualTo(G2Affine.GENERATOR.multiply(wanted));
      assertThat(heard.get()).isEqualTo(points);
    }
  }

  private MemorySegment montgomery(Arena arena) {
    MemorySegment out = Elements.allocate(arena, COUNT);
    long[] limbs = new long[4];
    for (int i = 0; i < COUNT; i++) {
      values.get(i).writeMontgomery(limbs, 0);
      Elements.store(out, i, limbs, 0);
    }
    return out;
  }

  private MemorySegment points(CurveGroup group) {
    byte[] out = new byte[logs.size() * group.uncompressedBytes()];
    for (int i = 0; i < logs.size(); i++) {
      byte[] point =
          group == CurveGroup.G1
              ? G1Affine.GENERATOR.multiply(logs.get(i)).toUncompressed()
              : G2Affine.GENERATOR.multiply(logs.get(i)).toUncompressed();
      System.arraycopy(point, 0, out, i * point.length, point.length);
    }
    return MemorySegment.ofArray(out);
  }
}
