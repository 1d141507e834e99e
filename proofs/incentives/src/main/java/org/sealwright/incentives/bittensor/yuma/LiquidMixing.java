// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.math.Fixed32;

/**
 * The moving average of bonds with a rate for each pair, as {@code mat_ema_alpha_sparse}. Rates are
 * looked up in another way than bonds, which shows where the columns of a row don't ascend. Keeps
 * its scratch.
 */
final class LiquidMixing {
  private static final long ONE = Fixed32.ONE;

  private long[] newRow = new long[0];
  private long[] oldRow = new long[0];

  /**
   * Writes the entries of {@code now}, in its order and above 0; what only {@code old} has goes.
   */
  void average(
      RowMatrix now,
      RowMatrix old,
      LiquidAlpha alpha,
      long[] consensus,
      int columns,
      RowMatrix out) {
    if (newRow.length < columns) {
      newRow = new long[columns];
      oldRow = new long[columns];
    }
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
}
