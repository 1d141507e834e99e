// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.internal.scalar.ScalarFieldKernels;
import org.sealwright.hashing.kernel.FieldKernels;

/**
 * Products on {@link FrLanes}, {@link #GROUPS} vectors of elements at a time.
 *
 * <p>The radix of the interface is {@code 2^256}, that of the lanes {@code 2^260}: a product takes
 * {@code 16 a} for a, and {@code |16 a b / 2^260| + r / 2 < 0.96 r} as {@code r / 2^260 < 1/35}; a
 * conversion is a product with a constant, and so is each half of a combination: {@code 2 r^2 /
 * 2^260 + r / 2 < 0.56 r}.
 *
 * <p>Sums, differences and checks are the scalar kernel's: moving four words of three elements
 * between memory and lanes costs more than such an operation.
 */
final class VectorFieldKernels implements FieldKernels {
  private static final FrLanes LANES = FrLanes.ofBits(VectorWidth.of(MethodHandles.lookup()));
  private static final int GROUPS = 8;
  private static final int BATCH = GROUPS * LANES.lanes();
  private static final int UNIT = FrLimbs.LIMBS * LANES.lanes();
  private static final long[] ZERO = new long[FrLimbs.LIMBS];
  private static final double[] TO_MONTGOMERY = FrLimbs.constant(256 + FrLimbs.RADIX_BITS);
  private static final double[] FROM_MONTGOMERY = FrLimbs.constant(FrLimbs.RADIX_BITS - 256);

  private final ScalarFieldKernels scalar = new ScalarFieldKernels();

  VectorFieldKernels() {}

  @Override
  public void add(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count) {
    scalar.add(out, outOffset, a, aOffset, b, bOffset, count);
  }

  @Override
  public void sub(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count) {
    scalar.sub(out, outOffset, a, aOffset, b, bOffset, count);
  }

  @Override
  public void mul(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count) {
    long[] words = new long[BATCH * Fr.LIMBS];
    double[] x = new double[GROUPS * UNIT];
    double[] y = new double[GROUPS * UNIT];
    for (long first = 0; first < count; first += BATCH) {
      int size = (int) Math.min(BATCH, count - first);
      load(x, 0, words, a, aOffset + Fr.BYTES * first, size, 4);
      load(y, 0, words, b, bOffset + Fr.BYTES * first, size, 0);
      LANES.mul(x, 0, x, 0, y, 0, ZERO, 0, groups(size));
      store(out, outOffset + Fr.BYTES * first, words, x, size);
    }
  }

  @Override
  public void combine(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      long[] u,
      MemorySegment b,
      long bOffset,
      long[] v,
      long count) {
    double[] factors = new double[2 * FrLimbs.LIMBS];
    FrLimbs.factor(factors, 0, u);
    FrLimbs.factor(factors, FrLimbs.LIMBS, v);
    long[] words = new long[BATCH * Fr.LIMBS];
    double[] terms = new double[2 * GROUPS * UNIT];
    double[] sum = new double[GROUPS * UNIT];
    double[] zero = new double[GROUPS * UNIT];
    for (long first = 0; first < count; first += BATCH) {
      int size = (int) Math.min(BATCH, count - first);
      load(terms, 0, words, a, aOffset + Fr.BYTES * first, size, 0);
      load(terms, groups(size) * UNIT, words, b, bOffset + Fr.BYTES * first, size, 0);
      LANES.dot(sum, 0, terms, 0, factors, 0, 2, zero, 0, groups(size));
      store(out, outOffset + Fr.BYTES * first, words, sum, size);
    }
  }

  @Override
  public void toMontgomery(
      MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count) {
    scale(out, outOffset, a, aOffset, count, TO_MONTGOMERY);
  }

  @Override
  public void fromMontgomery(
      MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count) {
    scale(out, outOffset, a, aOffset, count, FROM_MONTGOMERY);
  }

  @Override
  public long firstNonCanonical(MemorySegment a, long aOffset, long count) {
    return scalar.firstNonCanonical(a, aOffset, count);
  }

  private static void scale(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      long count,
      double[] factor) {
    long[] words = new long[BATCH * Fr.LIMBS];
    double[] x = new double[GROUPS * UNIT];
    double[] y = new double[GROUPS * UNIT];
    double[] zero = new double[GROUPS * UNIT];
    for (long first = 0; first < count; first += BATCH) {
      int size = (int) Math.min(BATCH, count - first);
      load(x, 0, words, a, aOffset + Fr.BYTES * first, size, 0);
      LANES.dot(y, 0, x, 0, factor, 0, 1, zero, 0, groups(size));
      store(out, outOffset + Fr.BYTES * first, words, y, size);
    }
  }

  private static int groups(int size) {
    return (size + LANES.lanes() - 1) / LANES.lanes();
  }

  /** Loads {@code size} elements times {@code 2^shift}; lanes beyond hold what they held. */
  private static void load(
      double[] x, int o, long[] words, MemorySegment in, long offset, int size, int shift) {
    int lanes = LANES.lanes();
    for (int i = 0; i < size; i++) {
      int at = i / lanes * lanes * Fr.LIMBS + i % lanes;
      FrLimbs.gather(words, at, lanes, in, offset + (long) Fr.BYTES * i);
    }
    LANES.split(x, o, words, 0, shift, ZERO, 0, groups(size));
  }

  private static void store(MemorySegment out, long offset, long[] words, double[] x, int size) {
    int lanes = LANES.lanes();
    LANES.join(words, 0, x, 0, groups(size));
    for (int i = 0; i < size; i++) {
      int at = i / lanes * lanes * Fr.LIMBS + i % lanes;
      FrLimbs.scatter(out, offset + (long) Fr.BYTES * i, words, at, lanes);
    }
  }
}
