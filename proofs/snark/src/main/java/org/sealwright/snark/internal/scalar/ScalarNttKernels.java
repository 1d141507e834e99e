// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.kernel.NttColumns;
import org.sealwright.snark.kernel.NttKernels;

/** Radix-2 butterflies (Cooley and Tukey 1965), one column after another, by {@link Fr}. */
public final class ScalarNttKernels implements NttKernels {
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int L = Fr.LIMBS;

  @Override
  public long scratchBytes(int log2Rows) {
    return 0;
  }

  @Override
  public void decimateInFrequency(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    long[] x = new long[L * columns.rows()];
    long[] w = elements(roots, columns.rows() / 2);
    for (long c = 0; c < columns.columns(); c++) {
      load(x, columns, c, false);
      reverse(x, columns.log2Rows());
      transform(x, w);
      twist(x, twist, c);
      store(columns, c, true, x);
    }
  }

  @Override
  public void decimateInTime(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    long[] x = new long[L * columns.rows()];
    long[] w = elements(roots, columns.rows() / 2);
    for (long c = 0; c < columns.columns(); c++) {
      load(x, columns, c, true);
      twist(x, twist, c);
      reverse(x, columns.log2Rows());
      transform(x, w);
      store(columns, c, false, x);
    }
  }

  @Override
  public void multiplySubtract(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      long count,
      MemorySegment factor) {
    long[] f = elements(factor, 1);
    long[] x = new long[L];
    long[] y = new long[L];
    for (long i = 0; i < count; i++) {
      get(x, 0, a, aOffset + i * Fr.BYTES);
      get(y, 0, b, bOffset + i * Fr.BYTES);
      Fr.mul(x, 0, x, 0, y, 0);
      get(y, 0, c, cOffset + i * Fr.BYTES);
      Fr.sub(x, 0, x, 0, y, 0);
      Fr.mul(x, 0, x, 0, f, 0);
      set(a, aOffset + i * Fr.BYTES, x, 0);
    }
  }

  /** Butterflies on blocks of doubling length, from bit-reversed to natural order. */
  private static void transform(long[] x, long[] w) {
    long[] t = new long[L];
    for (int half = L; half < x.length; half *= 2) {
      int step = x.length / 2 / half * L;
      for (int block = 0; block < x.length; block += 2 * half) {
        for (int i = 0; i < half; i += L) {
          int u = block + i;
          int v = u + half;
          if (i == 0) {
            System.arraycopy(x, v, t, 0, L);
          } else {
            Fr.mul(t, 0, x, v, w, i / L * step);
          }
          Fr.sub(x, v, x, u, t, 0);
          Fr.add(x, u, x, u, t, 0);
        }
      }
    }
  }

  private static void twist(long[] x, MemorySegment twist, long column) {
    if (twist.byteSize() == 0) {
      return;
    }
    long[] factor = elements(twist, 1);
    long[] ratio = new long[L];
    get(ratio, 0, twist, Fr.BYTES * (1 + column));
    for (int j = 0; j < x.length; j += L) {
      Fr.mul(x, j, x, j, factor, 0);
      Fr.mul(factor, 0, factor, 0, ratio, 0);
    }
  }

  private static void reverse(long[] x, int log2Rows) {
    long[] t = new long[L];
    for (int i = 0; i < 1 << log2Rows; i++) {
      int j = reversed(i, log2Rows);
      if (i < j) {
        System.arraycopy(x, L * i, t, 0, L);
        System.arraycopy(x, L * j, x, L * i, L);
        System.arraycopy(t, 0, x, L * j, L);
      }
    }
  }

  private static int reversed(int i, int bits) {
    return bits == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - bits);
  }

  private static void load(long[] x, NttColumns columns, long column, boolean reversed) {
    for (int i = 0; i < columns.rows(); i++) {
      int row = reversed ? reversed(i, columns.log2Rows()) : i;
      get(x, L * i, columns.memory(), columns.at(row, column));
    }
  }

  private static void store(NttColumns columns, long column, boolean reversed, long[] x) {
    for (int i = 0; i < columns.rows(); i++) {
      int row = reversed ? reversed(i, columns.log2Rows()) : i;
      set(columns.memory(), columns.at(row, column), x, L * i);
    }
  }

  private static long[] elements(MemorySegment segment, int count) {
    long[] out = new long[L * count];
    for (int i = 0; i < count; i++) {
      get(out, L * i, segment, (long) Fr.BYTES * i);
    }
    return out;
  }

  private static void get(long[] x, int i, MemorySegment segment, long at) {
    x[i] = segment.get(LE64, at);
    x[i + 1] = segment.get(LE64, at + 8);
    x[i + 2] = segment.get(LE64, at + 16);
    x[i + 3] = segment.get(LE64, at + 24);
  }

  private static void set(MemorySegment segment, long at, long[] x, int i) {
    segment.set(LE64, at, x[i]);
    segment.set(LE64, at + 8, x[i + 1]);
    segment.set(LE64, at + 16, x[i + 2]);
    segment.set(LE64, at + 24, x[i + 3]);
  }
}
