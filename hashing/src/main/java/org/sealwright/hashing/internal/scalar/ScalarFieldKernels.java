// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.FieldKernels;

/** One element after another by {@link Fr}. */
public final class ScalarFieldKernels implements FieldKernels {
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  /** An operation of {@link Fr} on two operands. */
  private interface Binary {
    void apply(long[] out, int o, long[] a, int i, long[] b, int j);
  }

  @Override
  public void add(
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count) {
    each(Fr::add, out, outOffset, a, aOffset, b, bOffset, count);
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
    each(Fr::sub, out, outOffset, a, aOffset, b, bOffset, count);
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
    each(Fr::mul, out, outOffset, a, aOffset, b, bOffset, count);
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
    long[] x = new long[Fr.LIMBS];
    long[] y = new long[Fr.LIMBS];
    for (long i = 0; i < count; i++) {
      load(x, a, aOffset + i * Fr.BYTES);
      load(y, b, bOffset + i * Fr.BYTES);
      Fr.mul(x, 0, x, 0, u, 0);
      Fr.mul(y, 0, y, 0, v, 0);
      Fr.add(x, 0, x, 0, y, 0);
      store(x, out, outOffset + i * Fr.BYTES);
    }
  }

  @Override
  public void toMontgomery(
      MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count) {
    long[] x = new long[Fr.LIMBS];
    for (long i = 0; i < count; i++) {
      load(x, a, aOffset + i * Fr.BYTES);
      Fr.toMontgomery(x, 0, x, 0);
      store(x, out, outOffset + i * Fr.BYTES);
    }
  }

  @Override
  public void fromMontgomery(
      MemorySegment out, long outOffset, MemorySegment a, long aOffset, long count) {
    long[] x = new long[Fr.LIMBS];
    for (long i = 0; i < count; i++) {
      load(x, a, aOffset + i * Fr.BYTES);
      Fr.fromMontgomery(x, 0, x, 0);
      store(x, out, outOffset + i * Fr.BYTES);
    }
  }

  @Override
  public long firstNonCanonical(MemorySegment a, long aOffset, long count) {
    for (long i = 0; i < count; i++) {
      long at = aOffset + i * Fr.BYTES;
      if (!Fr.isCanonical(
          a.get(LE64, at), a.get(LE64, at + 8), a.get(LE64, at + 16), a.get(LE64, at + 24))) {
        return i;
      }
    }
    return -1;
  }

  private static void each(
      Binary operation,
      MemorySegment out,
      long outOffset,
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      long count) {
    long[] x = new long[Fr.LIMBS];
    long[] y = new long[Fr.LIMBS];
    long[] z = new long[Fr.LIMBS];
    for (long i = 0; i < count; i++) {
      load(x, a, aOffset + i * Fr.BYTES);
      load(y, b, bOffset + i * Fr.BYTES);
      operation.apply(z, 0, x, 0, y, 0);
      store(z, out, outOffset + i * Fr.BYTES);
    }
  }

  private static void load(long[] x, MemorySegment source, long at) {
    for (int k = 0; k < Fr.LIMBS; k++) {
      x[k] = source.get(LE64, at + 8L * k);
    }
  }

  private static void store(long[] x, MemorySegment out, long at) {
    for (int k = 0; k < Fr.LIMBS; k++) {
      out.set(LE64, at + 8L * k, x[k]);
    }
  }
}
