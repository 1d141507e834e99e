// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;

/**
 * The weighted medians of all columns of a sparse matrix: {@code weighted_median_col_sparse}.
 *
 * <p>The network's bisection ends at the lowest score p for which the stake of all scores up to p
 * exceeds the minority, or at the greatest score where none does, whatever pivots it takes: partial
 * sums are exact. So columns are gathered once and searched by any order of pivots, and missing
 * entries, which score 0, are only counted.
 */
final class ColumnMedians {
  /** A gathered entry is a score above the rank of its row among those with stake. */
  private static final int RANK_BITS = 16;

  private static final int RANK_MASK = (1 << RANK_BITS) - 1;

  /** Below so many entries they are sorted instead. */
  private static final int FEW = 12;

  private long[] stakes = new long[0];
  private int[] columnEnd = new int[1];
  private long[] gathered = new long[0];
  private long[] lower = new long[0];
  private long[] upper = new long[0];

  /**
   * Finds the medians.
   *
   * @param stake by row, none negative
   * @param scores entries from 0 to 1
   * @param majority raw I32F32
   * @param out by column
   */
  void find(long[] stake, RowMatrix scores, int columns, long majority, long[] out) {
    Arrays.fill(out, 0, columns, 0);
    reserve(scores.rows, columns, scores.entries());
    int staked = 0;
    for (int row = 0; row < scores.rows; row++) {
      if (stake[row] > 0) {
        stakes[staked++] = stake[row];
      }
    }
    if (staked == 0) {
      return;
    }
    Vectors.normalize(stakes, staked);
    long sum = Vectors.sum(stakes, staked);
    long minority = Fixed32.sub(sum, majority);
    gather(stake, scores, columns);
    int from = 0;
    for (int j = 0; j < columns; j++) {
      int end = columnEnd[j];
      out[j] = median(from, end, staked, sum, minority);
      from = end;
    }
  }

  private void reserve(int rows, int columns, int entries) {
    if (stakes.length < rows) {
      stakes = new long[rows];
      lower = new long[rows];
      upper = new long[rows];
    }
    if (columnEnd.length <= columns) {
      columnEnd = new int[columns + 1];
    }
    if (gathered.length < entries) {
      gathered = new long[entries + entries / 4];
    }
  }

  /** Sorts entries above 0 by column. */
  private void gather(long[] stake, RowMatrix scores, int columns) {
    Arrays.fill(columnEnd, 0, columns + 1, 0);
    for (int row = 0; row < scores.rows; row++) {
      if (stake[row] > 0) {
        for (int k = scores.start[row]; k < scores.start[row + 1]; k++) {
          columnEnd[scores.column[k] + 1] += scores.value[k] > 0 ? 1 : 0;
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      columnEnd[j + 1] += columnEnd[j];
    }
    int rank = 0;
    for (int row = 0; row < scores.rows; row++) {
      if (stake[row] > 0) {
        for (int k = scores.start[row]; k < scores.start[row + 1]; k++) {
          if (scores.value[k] > 0) {
            // The start of each column moves on to its end.
            gathered[columnEnd[scores.column[k]]++] = scores.value[k] << RANK_BITS | rank;
          }
        }
        rank++;
      }
    }
  }

  private long median(int from, int end, int staked, long sum, long minority) {
    int count = end - from;
    if (count == 0) {
      return 0;
    }
    if (count == staked) {
      return search(from, count, 0, minority);
    }
    long below = sum;
    for (int k = from; k < end; k++) {
      below -= stakes[(int) gathered[k] & RANK_MASK];
    }
    return minority < below ? 0 : search(from, count, below, minority);
  }

  private long search(int from, int size, long stakeBelow, long minority) {
    long[] list = gathered;
    int first = from;
    int count = size;
    long below = stakeBelow;
    while (count > FEW) {
      long pivot = pivot(list, first, count);
      int lows = 0;
      int highs = 0;
      long lowStake = 0;
      long equalStake = 0;
      // Reading and writing the same list is safe: writes never overtake reads.
      for (int k = first; k < first + count; k++) {
        long entry = list[k];
        long stake = stakes[(int) entry & RANK_MASK];
        long toPivot = (entry >>> RANK_BITS) - pivot;
        long isLow = toPivot >> 63;
        long isHigh = -toPivot >> 63;
        lower[lows] = entry;
        lows -= (int) isLow;
        lowStake += stake & isLow;
        upper[highs] = entry;
        highs -= (int) isHigh;
        equalStake += stake & ~(isLow | isHigh);
      }
      if (lows > 0 && minority < below + lowStake) {
        list = lower;
        count = lows;
      } else if (highs > 0 && below + lowStake + equalStake <= minority) {
        below += lowStake + equalStake;
        list = upper;
        count = highs;
      } else {
        return pivot;
      }
      first = 0;
    }
    return last(list, first, count, below, minority);
  }

  private static long pivot(long[] list, int first, int count) {
    long a = list[first] >>> RANK_BITS;
    long b = list[first + count / 2] >>> RANK_BITS;
    long c = list[first + count - 1] >>> RANK_BITS;
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private long last(long[] list, int first, int count, long stakeBelow, long minority) {
    for (int k = first + 1; k < first + count; k++) {
      long entry = list[k];
      int to = k;
      while (to > first && list[to - 1] > entry) {
        list[to] = list[to - 1];
        to--;
      }
      list[to] = entry;
    }
    long sum = stakeBelow;
    for (int k = first; k < first + count; k++) {
      sum += stakes[(int) list[k] & RANK_MASK];
      if (minority < sum) {
        return list[k] >>> RANK_BITS;
      }
    }
    return list[first + count - 1] >>> RANK_BITS;
  }
}
