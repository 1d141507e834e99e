// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.sealwright.snark.internal.scalar.FieldOps;
import org.sealwright.snark.internal.scalar.SignedDigits;
import org.sealwright.snark.internal.scalar.XyzzOps;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * One sum by Pippenger's method on {@link PairAdder}. The points of every bucket are listed, by
 * counting; then all lists halve round by round, neighbours adding up, until every bucket is one
 * point: no two additions of a round touch the same point. Buckets are weighted by suffix sums, in
 * segments side by side.
 *
 * <p>Slots of points, in the order of scratch: the bases, then temporary sums, buckets, and the two
 * sums of every segment; after them the digits, two bytes each.
 */
final class LaneBuckets {
  /** Points from which lanes pay. */
  static final int FEWEST = 32;

  /** Widest window: its digits fit two bytes. */
  private static final int WIDEST = 15;

  /** Entries of lists in one pass over some windows, at least, where there are so many. */
  private static final int PASS = 1 << 16;

  /** Segments of all windows together: additions side by side. */
  private static final int SEGMENTS = 1 << 10;

  private static final ValueLayout.OfShort DIGIT = ValueLayout.JAVA_SHORT;

  private final CurveGroup group;
  private final MemorySegment scratch;
  private final int count;
  private final int bits;
  private final int windows;
  private final int buckets;

  /** Windows of a pass. */
  private final int together;

  /** Segments of a window, and buckets of a segment: powers of two. */
  private final int segments;

  private final int firstBucket;
  private final int firstRun;
  private final int firstSum;
  private final long digits;
  private final LanePoints points;
  private final LaneCodec codec;
  private final PairAdder adder;
  private final ListSums sums;

  // Operands and results of the segments.
  private final int[] left;
  private final int[] right;
  private final int[] target;

  LaneBuckets(CurveGroup group, FpLanes lanes, int count, MemorySegment scratch) {
    this.group = group;
    this.scratch = scratch;
    this.count = count;
    bits = windowBits(count);
    windows = SignedDigits.count(bits);
    buckets = 1 << (bits - 1);
    together = together(count, windows);
    segments = segments(bits);
    firstBucket = count + temporaries(count, bits);
    firstRun = firstBucket + windows * buckets;
    firstSum = firstRun + windows * segments;
    digits = (long) group.uncompressedBytes() * (firstSum + windows * segments);
    LaneField field = LaneField.of(group, lanes);
    points = new LanePoints(field, scratch);
    codec = new LaneCodec(field, points);
    int most = Math.max(temporaries(count, bits), windows * segments);
    adder = new PairAdder(group, field, points, most);
    sums = new ListSums(adder, most);
    int all = windows * segments;
    left = new int[all];
    right = new int[all];
    target = new int[all];
  }

  static long scratchBytes(CurveGroup group, int count) {
    if (count < FEWEST) {
      return 0;
    }
    int bits = windowBits(count);
    int windows = SignedDigits.count(bits);
    long slots =
        count + temporaries(count, bits) + windows * ((1L << (bits - 1)) + 2L * segments(bits));
    return slots * group.uncompressedBytes() + 2L * windows * count;
  }

  /** The window that needs the fewest additions. */
  private static int windowBits(int count) {
    int best = 4;
    for (int bits = 5; bits <= WIDEST; bits++) {
      if (additions(bits, count) < additions(best, count)) {
        best = bits;
      }
    }
    return best;
  }

  private static long additions(int bits, int count) {
    return SignedDigits.count(bits) * (count + 3L * (1L << (bits - 1)));
  }

  private static int together(int count, int windows) {
    return Math.clamp(PASS / count, 1, windows);
  }

  private static int segments(int bits) {
    int most = Math.max(1, SEGMENTS / SignedDigits.count(bits));
    return Math.min(Integer.highestOneBit(most), 1 << (bits - 1));
  }

  /** Every temporary sum takes two entries of its pass. */
  private static int temporaries(int count, int bits) {
    return together(count, SignedDigits.count(bits)) * count / 2 + 1;
  }

  void sum(
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset) {
    int used = load(bases, basesOffset, scalars, scalarsOffset);
    for (int window = 0; window < windows; window += together) {
      fillBuckets(window, Math.min(windows, window + together), used);
    }
    runSegments();
    XyzzOps ops = new XyzzOps(FieldOps.of(group));
    long[] total = new long[ops.size];
    for (int window = windows - 1; window >= 0; window--) {
      for (int bit = 0; bit < bits; bit++) {
        ops.twice(total, 0);
      }
      addWindow(ops, total, window);
    }
    long[] affine = new long[2 * ops.limbs];
    ops.toAffine(affine, 0, total, 0, 1);
    ops.encode(out, outOffset, affine, 0);
  }

  /** Stores the points that count and their digits; how many there are. */
  private int load(
      MemorySegment bases, long basesOffset, MemorySegment scalars, long scalarsOffset) {
    int[] indices = new int[count];
    int[] split = new int[windows];
    int used = 0;
    for (int i = 0; i < count; i++) {
      long scalar = scalarsOffset + (long) SignedDigits.SCALAR_BYTES * i;
      long base = basesOffset + (long) group.uncompressedBytes() * i;
      if (SignedDigits.isZero(scalars, scalar) || XyzzOps.isEncodedInfinity(bases, base)) {
        continue;
      }
      SignedDigits.split(split, scalars, scalar, bits);
      for (int window = 0; window < windows; window++) {
        scratch.set(DIGIT, digit(window, used), (short) split[window]);
      }
      indices[used++] = i;
    }
    codec.decode(0, bases, basesOffset, indices, used);
    return used;
  }

  private long digit(int window, int point) {
    return digits + 2 * ((long) window * count + point);
  }

  /** Leaves the buckets of some windows in their slots. */
  private void fillBuckets(int from, int to, int used) {
    int lists = (to - from) * buckets;
    int[] ends = new int[lists + 1];
    for (int window = from; window < to; window++) {
      for (int i = 0; i < used; i++) {
        int value = scratch.get(DIGIT, digit(window, i));
        if (value != 0) {
          ends[(window - from) * buckets + Math.abs(value)]++;
        }
      }
    }
    for (int list = 0; list < lists; list++) {
      ends[list + 1] += ends[list];
    }
    int[] starts = Arrays.copyOf(ends, lists);
    int[] entries = new int[ends[lists]];
    for (int window = from; window < to; window++) {
      for (int i = 0; i < used; i++) {
        int value = scratch.get(DIGIT, digit(window, i));
        if (value != 0) {
          int list = (window - from) * buckets + Math.abs(value) - 1;
          entries[starts[list]++] = 2 * i + (value < 0 ? 1 : 0);
        }
      }
    }
    int[] sizes = new int[lists];
    for (int list = 0; list < lists; list++) {
      sizes[list] = ends[list + 1] - ends[list];
    }
    sums.reduce(entries, ends, sizes, lists, count);
    for (int list = 0; list < lists; list++) {
      int slot = firstBucket + from * buckets + list;
      if (sizes[list] == 0) {
        points.clear(slot, slot + 1);
      } else {
        points.copy(slot, entries[ends[list]]);
      }
    }
  }

  /** In every segment the sum of its buckets and their sum by weights 1, 2, 3 and so on. */
  private void runSegments() {
    points.clear(firstRun, firstSum + windows * segments);
    int length = buckets / segments;
    int all = windows * segments;
    for (int k = length - 1; k >= 0; k--) {
      for (int segment = 0; segment < all; segment++) {
        left[segment] = 2 * (firstRun + segment);
        right[segment] = 2 * (firstBucket + segment * length + k);
        target[segment] = firstRun + segment;
      }
      adder.add(left, right, target, all);
      for (int segment = 0; segment < all; segment++) {
        left[segment] = 2 * (firstSum + segment);
        right[segment] = 2 * (firstRun + segment);
        target[segment] = firstSum + segment;
      }
      adder.add(left, right, target, all);
    }
  }

  /** Adds the weighted buckets of a window: the segments', and their offsets times their sums. */
  private void addWindow(XyzzOps ops, long[] total, int window) {
    long[] point = new long[2 * ops.limbs];
    long[] run = new long[ops.size];
    long[] sum = new long[ops.size];
    for (int segment = segments - 1; segment > 0; segment--) {
      addPoint(ops, run, point, firstRun + window * segments + segment);
      ops.add(sum, 0, run, 0);
    }
    for (int length = buckets / segments; length > 1; length /= 2) {
      ops.twice(sum, 0);
    }
    for (int segment = 0; segment < segments; segment++) {
      addPoint(ops, sum, point, firstSum + window * segments + segment);
    }
    ops.add(total, 0, sum, 0);
  }

  private void addPoint(XyzzOps ops, long[] sum, long[] point, int slot) {
    if (!points.isInfinity(slot)) {
      points.canonical(point, 0, slot);
      ops.addAffine(sum, 0, point, 0);
    }
  }
}
