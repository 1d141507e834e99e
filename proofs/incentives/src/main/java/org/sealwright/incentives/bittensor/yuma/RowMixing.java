// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;

/**
 * Sparse matrices between two others: interpolation and moving averages, with the network's rules
 * for the order of the entries and for those that vanish. Rows whose columns ascend are merged;
 * others go through a full row. Keeps its scratch.
 */
final class RowMixing {
  private static final long ONE = Fixed32.ONE;
  private static final int BITS = Fixed32.FRACTION_BITS;

  private long[] full = new long[0];

  private void reserve(int columns) {
    if (full.length < columns) {
      full = new long[columns];
    }
  }

  /**
   * {@code a + ratio * (b - a)} for a ratio strictly between 0 and 1, as {@code
   * interpolate_sparse}: columns ascending, entries above 0. The entries of b are entries of a, in
   * the same order.
   */
  void interpolate(RowMatrix a, RowMatrix b, long ratio, int columns, RowMatrix out) {
    reserve(columns);
    out.reserve(a.rows, a.entries());
    int at = 0;
    for (int row = 0; row < a.rows; row++) {
      boolean isAscending = a.isAscending(row);
      int other = b.start[row];
      for (int k = a.start[row]; k < a.start[row + 1]; k++) {
        int j = a.column[k];
        long to = 0;
        if (other < b.start[row + 1] && b.column[other] == j) {
          to = b.value[other++];
        }
        long from = a.value[k];
        long mixed = Fixed32.add(from, Fixed32.mul(ratio, Fixed32.sub(to, from)));
        if (!isAscending) {
          full[j] = mixed;
        } else if (mixed > 0) {
          out.column[at] = j;
          out.value[at++] = mixed;
        }
      }
      if (!isAscending) {
        at = drain(columns, out, at);
      }
      out.start[row + 1] = at;
    }
  }

  /**
   * {@code rate * now + (1 - rate) * old}, as {@code mat_ema_sparse}: columns ascending, entries
   * above 0.
   */
  void average(RowMatrix now, RowMatrix old, long rate, int columns, RowMatrix out) {
    reserve(columns);
    out.reserve(now.rows, now.entries() + old.entries());
    out.isSorted = true;
    long keep = Fixed32.sub(ONE, rate);
    int at = 0;
    for (int row = 0; row < now.rows; row++) {
      at =
          now.isAscending(row) && old.isAscending(row)
              ? merge(now, old, row, rate, keep, out, at)
              : scatter(now, old, row, rate, keep, columns, out, at);
      out.start[row + 1] = at;
    }
  }

  private static int merge(
      RowMatrix now, RowMatrix old, int row, long rate, long keep, RowMatrix out, int from) {
    if (rate > 0 && rate < ONE && isSamePattern(now, old, row)) {
      return mix(now, old, row, rate, keep, out, from);
    }
    int at = from;
    int n = now.start[row];
    int o = old.start[row];
    int nowEnd = now.start[row + 1];
    int oldEnd = old.start[row + 1];
    while (n < nowEnd || o < oldEnd) {
      int nowColumn = n < nowEnd ? now.column[n] : Integer.MAX_VALUE;
      int oldColumn = o < oldEnd ? old.column[o] : Integer.MAX_VALUE;
      int j = Math.min(nowColumn, oldColumn);
      long sum = 0;
      if (nowColumn == j) {
        sum = Fixed32.mul(rate, now.value[n++]);
      }
      if (oldColumn == j) {
        sum = Fixed32.add(sum, Fixed32.mul(keep, old.value[o++]));
      }
      if (sum > 0) {
        out.column[at] = j;
        out.value[at++] = sum;
      }
    }
    return at;
  }

  private static boolean isSamePattern(RowMatrix now, RowMatrix old, int row) {
    return Arrays.equals(
        now.column,
        now.start[row],
        now.start[row + 1],
        old.column,
        old.start[row],
        old.start[row + 1]);
  }

  /**
   * Rows that name the same columns; values from 0 to 1 and a rate between them, so products fit.
   */
  private static int mix(
      RowMatrix now, RowMatrix old, int row, long rate, long keep, RowMatrix out, int from) {
    int n = now.start[row];
    int o = old.start[row];
    int count = now.start[row + 1] - n;
    int zeros = 0;
    for (int k = 0; k < count; k++) {
      long sum = ((rate * now.value[n + k]) >>> BITS) + ((keep * old.value[o + k]) >>> BITS);
      out.value[from + k] = sum;
      zeros += sum == 0 ? 1 : 0;
    }
    System.arraycopy(now.column, n, out.column, from, count);
    if (zeros == 0) {
      return from + count;
    }
    int at = from;
    for (int k = from; k < from + count; k++) {
      out.column[at] = out.column[k];
      out.value[at] = out.value[k];
      at += out.value[k] > 0 ? 1 : 0;
    }
    return at;
  }

  private int scatter(
      RowMatrix now,
      RowMatrix old,
      int row,
      long rate,
      long keep,
      int columns,
      RowMatrix out,
      int from) {
    for (int k = now.start[row]; k < now.start[row + 1]; k++) {
      full[now.column[k]] = Fixed32.mul(rate, now.value[k]);
    }
    for (int k = old.start[row]; k < old.start[row + 1]; k++) {
      int j = old.column[k];
      full[j] = Fixed32.add(full[j], Fixed32.mul(keep, old.value[k]));
    }
    return drain(columns, out, from);
  }

  /** Appends what is above 0 in ascending order, and leaves the full row empty. */
  private int drain(int columns, RowMatrix out, int from) {
    int at = from;
    for (int j = 0; j < columns; j++) {
      if (full[j] > 0) {
        out.column[at] = j;
        out.value[at++] = full[j];
      }
      full[j] = 0;
    }
    return at;
  }
}
