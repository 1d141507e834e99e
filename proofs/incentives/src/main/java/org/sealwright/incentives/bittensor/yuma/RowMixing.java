// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;

/**
 * Sparse matrices between two others: interpolation and moving averages, with the network's rules
 * for the order of the entries and for those that vanish. Rows whose columns ascend are merged;
 * others go through a full row.
 */
final class RowMixing {
  private static final long ONE = Fixed32.ONE;
  private static final int BITS = Fixed32.FRACTION_BITS;

  private long[] newRow = new long[0];
  private long[] oldRow = new long[0];
  private boolean[] isNamed = new boolean[0];

  private void reserve(int columns) {
    if (newRow.length < columns) {
      newRow = new long[columns];
      oldRow = new long[columns];
      isNamed = new boolean[columns];
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
          newRow[j] = mixed;
        } else if (mixed > 0) {
          out.column[at] = j;
          out.value[at++] = mixed;
        }
      }
      if (!isAscending) {
        at = drain(newRow, columns, out, at);
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
      newRow[now.column[k]] = Fixed32.mul(rate, now.value[k]);
    }
    for (int k = old.start[row]; k < old.start[row + 1]; k++) {
      int j = old.column[k];
      newRow[j] = Fixed32.add(newRow[j], Fixed32.mul(keep, old.value[k]));
    }
    return drain(newRow, columns, out, from);
  }

  /** Appends what is above 0 in ascending order, and leaves the full row empty. */
  private static int drain(long[] full, int columns, RowMatrix out, int from) {
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

  /**
   * The moving average with a rate for each pair, as {@code mat_ema_alpha_sparse}: entries of
   * {@code now} in its order and above 0; what only {@code old} has vanishes.
   */
  void average(
      RowMatrix now,
      RowMatrix old,
      LiquidAlpha alpha,
      long[] consensus,
      int columns,
      RowMatrix out) {
    reserve(columns);
    out.reserve(now.rows, now.entries());
    long low = alpha.lowRate();
    long high = alpha.highRate();
    long slope = alpha.slope();
    int at = 0;
    for (int row = 0; row < now.rows; row++) {
      boolean isPlain = now.isAscending(row) && old.isAscending(row);
      if (!isPlain) {
        walk(now, row, columns, newRow);
        walk(old, row, columns, oldRow);
      }
      int o = old.start[row];
      int oldEnd = old.start[row + 1];
      for (int k = now.start[row]; k < now.start[row + 1]; k++) {
        int j = now.column[k];
        long weight = now.value[k];
        long bond = 0;
        long rate;
        if (isPlain) {
          while (o < oldEnd && old.column[o] < j) {
            o++;
          }
          bond = o < oldEnd && old.column[o] == j ? old.value[o] : 0;
          rate = LiquidAlpha.rate(consensus[j], weight, bond, low, high, slope);
        } else {
          bond = find(old, row, j);
          rate = LiquidAlpha.rate(consensus[j], newRow[j], oldRow[j], low, high, slope);
        }
        long mixed = mix(rate, weight, bond);
        if (mixed > 0) {
          out.column[at] = j;
          out.value[at++] = mixed;
        }
      }
      if (!isPlain) {
        Arrays.fill(newRow, 0, columns, 0);
        Arrays.fill(oldRow, 0, columns, 0);
      }
      out.start[row + 1] = at;
    }
  }

  /** {@code min(1, (1 - rate) * bond + max(0, rate * weight))}. */
  static long mix(long rate, long weight, long bond) {
    long kept = Fixed32.mul(Fixed32.sub(ONE, rate), bond);
    long added = Math.max(Fixed32.mul(rate, weight), 0);
    return Math.min(Fixed32.add(kept, added), ONE);
  }

  /**
   * Reads a row as the network's search for rates does: with a pointer that only goes forward while
   * columns are asked for in ascending order, so that an entry behind a greater column reads as 0.
   */
  private static void walk(RowMatrix m, int row, int columns, long[] out) {
    int k = m.start[row];
    int end = m.start[row + 1];
    for (int j = 0; j < columns; j++) {
      while (k < end && m.column[k] < j) {
        k++;
      }
      out[j] = k < end && m.column[k] == j ? m.value[k] : 0;
    }
  }

  private static long find(RowMatrix m, int row, int column) {
    for (int k = m.start[row]; k < m.start[row + 1]; k++) {
      if (m.column[k] == column) {
        return m.value[k];
      }
    }
    return 0;
  }

  /**
   * Whether a row names a column twice, which the network refuses when weights are set; a full row
   * of flags is kept for this.
   */
  boolean hasDuplicates(RowMatrix m, int row, int columns) {
    reserve(columns);
    boolean found = false;
    for (int k = m.start[row]; k < m.start[row + 1]; k++) {
      found |= isNamed[m.column[k]];
      isNamed[m.column[k]] = true;
    }
    for (int k = m.start[row]; k < m.start[row + 1]; k++) {
      isNamed[m.column[k]] = false;
    }
    return found;
  }
}
