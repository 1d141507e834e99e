// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.sealwright.snark.internal.scalar.ScalarMsmKernels;
import org.sealwright.snark.internal.scalar.SignedDigits;
import org.sealwright.snark.internal.scalar.XyzzOps;
import org.sealwright.snark.kernel.CurveGroup;

/** Many products side by side on {@link PairAdder}, each in a lane. */
final class LaneProducts {
  /** Products of a batch. */
  private static final int BATCH = 1 << 11;

  /** Products of a batch with a fixed base: each takes half as many slots as digits. */
  private static final int FIXED_BATCH = 1 << 8;

  private static final int BITS = 4;
  private static final int MULTIPLES = 1 << (BITS - 1);
  private static final int FIXED_BITS = ScalarMsmKernels.FIXED_BITS;
  private static final int FIXED_MULTIPLES = 1 << (FIXED_BITS - 1);

  private LaneProducts() {}

  /**
   * {@code out[i] = scalars[i] base}: all digits' multiples from the table in a list, and the lists
   * summed.
   *
   * @param table as {@link ScalarMsmKernels} makes it
   */
  static void multiplyFixed(
      CurveGroup group,
      FpLanes lanes,
      MemorySegment out,
      long outOffset,
      MemorySegment table,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    int windows = SignedDigits.count(FIXED_BITS);
    int slots = windows * FIXED_MULTIPLES;
    int batch = (int) Math.min(FIXED_BATCH, count);
    int pairs = batch * windows / 2;
    LaneField field = LaneField.of(group, lanes);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sums = arena.allocate((pairs + 1L) * group.uncompressedBytes(), 64);
      LanePoints points = new LanePoints(field, table, slots, sums);
      // A point for the products that are infinity.
      points.clear(slots + pairs, slots + pairs + 1);
      LaneCodec codec = new LaneCodec(field, points);
      ListSums lists = new ListSums(new PairAdder(group, field, points, pairs), pairs);
      int[] digits = new int[windows];
      int[] entries = new int[batch * windows];
      int[] starts = new int[batch];
      int[] sizes = new int[batch];
      Arrays.setAll(starts, i -> i * windows);
      for (long first = 0; first < count; first += batch) {
        int here = (int) Math.min(batch, count - first);
        for (int i = 0; i < here; i++) {
          long scalar = scalarsOffset + SignedDigits.SCALAR_BYTES * (first + i);
          SignedDigits.split(digits, scalars, scalar, FIXED_BITS);
          sizes[i] = 0;
          for (int k = 0; k < windows; k++) {
            if (digits[k] != 0) {
              int slot = k * FIXED_MULTIPLES + Math.abs(digits[k]) - 1;
              entries[starts[i] + sizes[i]++] = 2 * slot + (digits[k] < 0 ? 1 : 0);
            }
          }
        }
        lists.reduce(entries, starts, sizes, here, slots);
        int[] results = new int[here];
        for (int i = 0; i < here; i++) {
          results[i] = sizes[i] == 0 ? 2 * (slots + pairs) : entries[starts[i]];
        }
        codec.encode(out, outOffset + first * group.uncompressedBytes(), results, here);
      }
    }
  }

  /**
   * {@code out[i] = scalars[i] bases[i]}: doublings, and additions of small multiples, of all
   * products in step.
   */
  static void multiplyEach(
      CurveGroup group,
      FpLanes lanes,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    int batch = (int) Math.min(BATCH, count);
    LaneField field = LaneField.of(group, lanes);
    int size = group.uncompressedBytes();
    try (Arena arena = Arena.ofConfined()) {
      // The multiples of every base, and the products.
      MemorySegment memory = arena.allocate((MULTIPLES + 1L) * batch * size, 64);
      LanePoints points = new LanePoints(field, memory);
      LaneCodec codec = new LaneCodec(field, points);
      Steps steps = new Steps(new PairAdder(group, field, points, batch), batch);
      for (long first = 0; first < count; first += batch) {
        int here = (int) Math.min(batch, count - first);
        points.clear(0, (MULTIPLES + 1) * batch);
        loadBases(codec, points, bases, basesOffset + first * size, here, size);
        steps.multiply(scalars, scalarsOffset + first * SignedDigits.SCALAR_BYTES, here);
        int[] results = new int[here];
        Arrays.setAll(results, i -> 2 * (MULTIPLES * batch + i));
        codec.encode(out, outOffset + first * size, results, here);
      }
    }
  }

  private static void loadBases(
      LaneCodec codec, LanePoints points, MemorySegment bases, long offset, int count, int size) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    codec.decode(0, bases, offset, all, count);
    for (int i = 0; i < count; i++) {
      if (XyzzOps.isEncodedInfinity(bases, offset + (long) size * i)) {
        points.clear(i, i + 1);
      }
    }
  }

  /** The steps of one batch: multiple m of base i is in slot {@code (m - 1) batch + i}. */
  private static final class Steps {
    private final PairAdder adder;
    private final int batch;
    private final int[] left;
    private final int[] right;
    private final int[] target;

    Steps(PairAdder adder, int batch) {
      this.adder = adder;
      this.batch = batch;
      left = new int[batch];
      right = new int[batch];
      target = new int[batch];
    }

    void multiply(MemorySegment scalars, long offset, int count) {
      for (int multiple = 2; multiple <= MULTIPLES; multiple++) {
        addMultiple(multiple, count);
      }
      int windows = SignedDigits.count(BITS);
      int[] digits = new int[windows];
      byte[] all = new byte[windows * count];
      for (int i = 0; i < count; i++) {
        SignedDigits.split(digits, scalars, offset + (long) SignedDigits.SCALAR_BYTES * i, BITS);
        for (int k = 0; k < windows; k++) {
          all[k * count + i] = (byte) digits[k];
        }
      }
      for (int k = windows - 1; k >= 0; k--) {
        for (int i = 0; i < count; i++) {
          target[i] = MULTIPLES * batch + i;
          left[i] = 2 * target[i];
        }
        for (int bit = 0; bit < BITS; bit++) {
          adder.twice(left, target, count);
        }
        int additions = 0;
        for (int i = 0; i < count; i++) {
          int digit = all[k * count + i];
          if (digit != 0) {
            target[additions] = MULTIPLES * batch + i;
            left[additions] = 2 * target[additions];
            int slot = (Math.abs(digit) - 1) * batch + i;
            right[additions++] = 2 * slot + (digit < 0 ? 1 : 0);
          }
        }
        adder.add(left, right, target, additions);
      }
    }

    private void addMultiple(int multiple, int count) {
      int from = multiple % 2 == 0 ? multiple / 2 : multiple - 1;
      for (int i = 0; i < count; i++) {
        left[i] = 2 * ((from - 1) * batch + i);
        right[i] = 2 * i;
        target[i] = (multiple - 1) * batch + i;
      }
      if (multiple % 2 == 0) {
        adder.twice(left, target, count);
      } else {
        adder.add(left, right, target, count);
      }
    }
  }
}
