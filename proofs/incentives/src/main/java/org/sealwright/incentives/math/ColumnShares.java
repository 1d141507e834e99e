// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.util.Objects;

/**
 * Shares {@code floor(part * 2^32 / sum)} of many sums without a division each. Quotients are
 * estimated in floating point, which is off by one at most, and put right by an integer remainder:
 * results are exact. Keeps its memory from one set of sums to the next; for one thread.
 */
public final class ColumnShares {
  private long[] sums = new long[0];
  private double[] reciprocals = new double[0];

  /**
   * Takes the first {@code count} sums, which must not change while they are used.
   *
   * @param sums each 0 to 2^51 - 1
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public void of(long[] sums, int count) {
    Objects.checkFromToIndex(0, count, sums.length);
    this.sums = sums;
    if (reciprocals.length < count) {
      reciprocals = new double[count];
    }
    for (int j = 0; j < count; j++) {
      reciprocals[j] = reciprocal(sums[j]);
    }
  }

  /**
   * The share of one part of sum {@code j}; 0 of a sum of 0.
   *
   * @param part 0 to the sum
   * @throws IndexOutOfBoundsException if there is no such sum
   */
  public long share(int j, long part) {
    return share(part, sums[j], reciprocals[j]);
  }

  /**
   * Replaces parts of one sum by their shares.
   *
   * @param parts from {@code from} on, below {@code to}; each 0 to {@code sum}
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public static void shareAll(long[] parts, int from, int to, long sum) {
    Objects.checkFromToIndex(from, to, parts.length);
    double reciprocal = reciprocal(sum);
    for (int k = from; k < to; k++) {
      parts[k] = share(parts[k], sum, reciprocal);
    }
  }

  private static double reciprocal(long sum) {
    return sum == 0 ? 0 : 0x1p32 / sum;
  }

  private static long share(long part, long sum, double reciprocal) {
    // At most 2^32, with an error of some 2^-19: off by one at most.
    long q = (long) (part * reciprocal);
    long rest = (part << Fixed32.FRACTION_BITS) - q * sum;
    return q + (rest >> 63) + ((sum - 1 - rest) >>> 63 & -sum >>> 63);
  }
}
