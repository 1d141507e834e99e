// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.sealwright.hashing.internal.vector.VectorWidth;
import org.sealwright.snark.internal.scalar.ScalarMsmKernels;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;

/**
 * Pippenger's sums, and products, as additions of pairs of affine points in lanes: {@link
 * PairAdder}. Batches too small to fill lanes are the scalar kernel's.
 */
final class VectorMsmKernels implements MsmKernels {
  private static final FpLanes LANES =
      VectorWidth.instantiate(
          MethodHandles.lookup(),
          FpLanes.class,
          VectorFpLanes.class,
          VectorWidth.of(MethodHandles.lookup()));

  /** Products from which lanes pay: a step of all shares an inversion. */
  private static final int FEWEST_PRODUCTS = 32;

  /** The same for a fixed base, where there are only five steps. */
  private static final int FEWEST_FIXED = 8;

  private final ScalarMsmKernels scalar = new ScalarMsmKernels();

  VectorMsmKernels() {}

  @Override
  public long scratchBytes(CurveGroup group, long count) {
    return LaneBuckets.scratchBytes(group, (int) count);
  }

  @Override
  public void sum(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count,
      MemorySegment scratch) {
    if (count < LaneBuckets.FEWEST) {
      scalar.sum(group, out, outOffset, bases, basesOffset, scalars, scalarsOffset, count, scratch);
      return;
    }
    new LaneBuckets(group, LANES, (int) count, scratch)
        .sum(out, outOffset, bases, basesOffset, scalars, scalarsOffset);
  }

  @Override
  public void multiplyEach(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    if (count < FEWEST_PRODUCTS) {
      scalar.multiplyEach(group, out, outOffset, bases, basesOffset, scalars, scalarsOffset, count);
      return;
    }
    LaneProducts.multiplyEach(
        group, LANES, out, outOffset, bases, basesOffset, scalars, scalarsOffset, count);
  }

  @Override
  public long tableBytes(CurveGroup group) {
    return scalar.tableBytes(group);
  }

  @Override
  public void buildTable(
      CurveGroup group, MemorySegment table, MemorySegment base, long baseOffset) {
    scalar.buildTable(group, table, base, baseOffset);
  }

  @Override
  public void multiplyFixed(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment table,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    if (count < FEWEST_FIXED) {
      scalar.multiplyFixed(group, out, outOffset, table, scalars, scalarsOffset, count);
      return;
    }
    LaneProducts.multiplyFixed(group, LANES, out, outOffset, table, scalars, scalarsOffset, count);
  }
}
