// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;

/**
 * Pippenger's sums on {@link XyzzOps}: every point goes once to a bucket of each window, then the
 * buckets of a window add up by suffix sums. Holds its buckets on the heap, a few megabytes.
 */
public final class ScalarMsmKernels implements MsmKernels {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;

  /** Widest window of a sum: beyond, the buckets of all windows leave the caches. */
  private static final int WIDEST = 12;

  /** Window of products. */
  private static final int EACH_BITS = 4;

  /**
   * Window of products with a fixed base. The table has the multiples {@code 1 .. 2^(bits-1)} of
   * the base, then of the base times {@code 2^bits}, and so on, affine, as canonical limbs in
   * Montgomery form, infinity as zeros.
   */
  public static final int FIXED_BITS = 8;

  private static final int FIXED_MULTIPLES = 1 << (FIXED_BITS - 1);

  /** Points that share an inversion. */
  private static final int BATCH = 256;

  @Override
  public long preferredCount(CurveGroup group) {
    return group == CurveGroup.G1 ? 1 << 15 : 1 << 14;
  }

  @Override
  public long scratchBytes(CurveGroup group, long count) {
    return 0;
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
    XyzzOps ops = new XyzzOps(FieldOps.of(group));
    int bits = windowBits(count);
    int windows = SignedDigits.count(bits);
    int[] digits = new int[windows];
    int buckets = 1 << (bits - 1);
    long[] sums = new long[windows * buckets * ops.size];
    // The point, and its opposite.
    long[] point = new long[4 * ops.limbs];
    for (long i = 0; i < count; i++) {
      long base = basesOffset + i * group.uncompressedBytes();
      long scalar = scalarsOffset + i * SignedDigits.SCALAR_BYTES;
      if (SignedDigits.isZero(scalars, scalar) || XyzzOps.isEncodedInfinity(bases, base)) {
        continue;
      }
      SignedDigits.split(digits, scalars, scalar, bits);
      ops.decode(point, 0, bases, base);
      ops.decode(point, 2 * ops.limbs, bases, base);
      ops.negate(point, 2 * ops.limbs);
      for (int k = 0; k < windows; k++) {
        if (digits[k] != 0) {
          int bucket = k * buckets + Math.abs(digits[k]) - 1;
          ops.addAffine(sums, bucket * ops.size, point, digits[k] > 0 ? 0 : 2 * ops.limbs);
        }
      }
    }
    long[] total = new long[ops.size];
    for (int k = windows - 1; k >= 0; k--) {
      for (int bit = 0; bit < bits; bit++) {
        ops.twice(total, 0);
      }
      addWindow(ops, total, sums, k * buckets * ops.size, buckets);
    }
    write(ops, out, outOffset, total, 1);
  }

  /** {@code total += sum (i + 1) bucket_i}; spoils the buckets. */
  private static void addWindow(XyzzOps ops, long[] total, long[] sums, int first, int buckets) {
    int last = first + (buckets - 1) * ops.size;
    long[] sum = java.util.Arrays.copyOfRange(sums, last, last + ops.size);
    for (int at = last - ops.size; at >= first; at -= ops.size) {
      // Bucket by bucket the sum of all from here on, and the sum of those sums.
      ops.add(sums, at, sums, at + ops.size);
      ops.add(sum, 0, sums, at);
    }
    ops.add(total, 0, sum, 0);
  }

  /** The window that needs the fewest additions, a bucket costing three. */
  private static int windowBits(long count) {
    int best = 2;
    for (int bits = 3; bits <= WIDEST; bits++) {
      if (additions(bits, count) < additions(best, count)) {
        best = bits;
      }
    }
    return best;
  }

  private static long additions(int bits, long count) {
    return SignedDigits.count(bits) * (count + 3L * (1L << (bits - 1)));
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
    XyzzOps ops = new XyzzOps(FieldOps.of(group));
    int windows = SignedDigits.count(EACH_BITS);
    int[] digits = new int[windows];
    long[] point = new long[2 * ops.limbs];
    long[] multiples = new long[(1 << (EACH_BITS - 1)) * ops.size];
    long[] products = new long[BATCH * ops.size];
    for (long first = 0; first < count; first += BATCH) {
      int batch = (int) Math.min(BATCH, count - first);
      for (int i = 0; i < batch; i++) {
        int product = i * ops.size;
        ops.clear(products, product);
        long base = basesOffset + (first + i) * group.uncompressedBytes();
        if (XyzzOps.isEncodedInfinity(bases, base)) {
          continue;
        }
        ops.decode(point, 0, bases, base);
        multiples(ops, multiples, point);
        SignedDigits.split(
            digits, scalars, scalarsOffset + (first + i) * SignedDigits.SCALAR_BYTES, EACH_BITS);
        for (int k = windows - 1; k >= 0; k--) {
          for (int bit = 0; bit < EACH_BITS; bit++) {
            ops.twice(products, product);
          }
          if (digits[k] > 0) {
            ops.add(products, product, multiples, (digits[k] - 1) * ops.size);
          } else if (digits[k] < 0) {
            // The opposite of a sum of opposites.
            ops.negate(products, product);
            ops.add(products, product, multiples, (-digits[k] - 1) * ops.size);
            ops.negate(products, product);
          }
        }
      }
      write(ops, out, outOffset + first * group.uncompressedBytes(), products, batch);
    }
  }

  /** The point times 1, 2, 3 and so on. */
  private static void multiples(XyzzOps ops, long[] out, long[] point) {
    ops.clear(out, 0);
    ops.addAffine(out, 0, point, 0);
    for (int at = ops.size; at < out.length; at += ops.size) {
      System.arraycopy(out, at - ops.size, out, at, ops.size);
      ops.addAffine(out, at, point, 0);
    }
  }

  @Override
  public long tableBytes(CurveGroup group) {
    return (long) SignedDigits.count(FIXED_BITS) * FIXED_MULTIPLES * group.uncompressedBytes();
  }

  @Override
  public void buildTable(
      CurveGroup group, MemorySegment table, MemorySegment base, long baseOffset) {
    XyzzOps ops = new XyzzOps(FieldOps.of(group));
    long[] point = new long[2 * ops.limbs];
    if (XyzzOps.isEncodedInfinity(base, baseOffset)) {
      table.asSlice(0, tableBytes(group)).fill((byte) 0);
      return;
    }
    ops.decode(point, 0, base, baseOffset);
    long[] multiples = new long[FIXED_MULTIPLES * ops.size];
    long[] next = new long[ops.size];
    long[] affine = new long[FIXED_MULTIPLES * 2 * ops.limbs];
    boolean infinity = false;
    for (int k = 0; k < SignedDigits.count(FIXED_BITS); k++) {
      if (infinity) {
        java.util.Arrays.fill(multiples, 0);
      } else {
        multiples(ops, multiples, point);
      }
      System.arraycopy(multiples, multiples.length - ops.size, next, 0, ops.size);
      ops.twice(next, 0);
      ops.toAffine(affine, 0, multiples, 0, FIXED_MULTIPLES);
      MemorySegment.copy(affine, 0, table, WORD, 8L * k * affine.length, affine.length);
      infinity = ops.isInfinity(next, 0);
      ops.toAffine(point, 0, next, 0, 1);
    }
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
    XyzzOps ops = new XyzzOps(FieldOps.of(group));
    int[] digits = new int[SignedDigits.count(FIXED_BITS)];
    long[] point = new long[2 * ops.limbs];
    long[] products = new long[BATCH * ops.size];
    for (long first = 0; first < count; first += BATCH) {
      int batch = (int) Math.min(BATCH, count - first);
      for (int i = 0; i < batch; i++) {
        int product = i * ops.size;
        ops.clear(products, product);
        SignedDigits.split(
            digits, scalars, scalarsOffset + (first + i) * SignedDigits.SCALAR_BYTES, FIXED_BITS);
        for (int k = 0; k < digits.length; k++) {
          if (digits[k] != 0) {
            long entry = (long) k * FIXED_MULTIPLES + Math.abs(digits[k]) - 1;
            MemorySegment.copy(table, WORD, 8 * entry * point.length, point, 0, point.length);
            addSigned(ops, products, product, point, digits[k] < 0);
          }
        }
      }
      write(ops, out, outOffset + first * group.uncompressedBytes(), products, batch);
    }
  }

  private static void addSigned(XyzzOps ops, long[] sum, int at, long[] point, boolean negative) {
    if (ops.field.isZero(point, 0) && ops.field.isZero(point, ops.limbs)) {
      return;
    }
    if (negative) {
      ops.negate(sum, at);
    }
    ops.addAffine(sum, at, point, 0);
    if (negative) {
      ops.negate(sum, at);
    }
  }

  private static void write(
      XyzzOps ops, MemorySegment out, long outOffset, long[] points, int count) {
    long[] affine = new long[2 * count * ops.limbs];
    ops.toAffine(affine, 0, points, 0, count);
    for (int i = 0; i < count; i++) {
      ops.encode(out, outOffset + 2L * i * ops.field.bytes, affine, 2 * i * ops.limbs);
    }
  }
}
