// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;

/**
 * A sparse matrix of raw I32F32 by rows, in flat arrays that grow and are used again. Columns of a
 * row come in any order, none twice; all of them are below the number of columns that the
 * operations are given.
 */
final class RowMatrix {
  int rows;
  int[] start = new int[1];
  int[] column = new int[0];
  long[] value = new long[0];

  /** Whether the columns of all rows are known to ascend. */
  boolean isSorted;

  /** Makes room for a matrix; the caller then writes entries and {@link #start}. */
  void reserve(int forRows, int forEntries) {
    if (start.length <= forRows) {
      start = new int[forRows + 1];
    }
    if (column.length < forEntries) {
      column = new int[forEntries + forEntries / 4];
      value = new long[column.length];
    }
    rows = forRows;
    start[0] = 0;
    isSorted = false;
  }

  int entries() {
    return start[rows];
  }

  void copyOf(RowMatrix other) {
    reserve(other.rows, other.entries());
    System.arraycopy(other.start, 0, start, 0, other.rows + 1);
    System.arraycopy(other.column, 0, column, 0, other.entries());
    System.arraycopy(other.value, 0, value, 0, other.entries());
    isSorted = other.isSorted;
  }

  /** Divides each row by its sum where that is above 0. */
  void normalizeRows() {
    for (int row = 0; row < rows; row++) {
      int end = start[row + 1];
      long sum = 0;
      for (int k = start[row]; k < end; k++) {
        sum = Fixed32.plus(sum, value[k]);
      }
      if (sum > 0) {
        for (int k = start[row]; k < end; k++) {
          value[k] = Fixed32.safeDiv(value[k], sum);
        }
      }
    }
  }

  /** Saturating sums of the columns into {@code sums}. */
  void sumColumns(long[] sums, int columns) {
    Arrays.fill(sums, 0, columns, 0);
    int end = entries();
    for (int k = 0; k < end; k++) {
      sums[column[k]] = Fixed32.add(sums[column[k]], value[k]);
    }
  }

  /** Greatest values of the columns into {@code greatest}, 0 where there is none above it. */
  void maxOfColumns(long[] greatest, int columns) {
    Arrays.fill(greatest, 0, columns, 0);
    int end = entries();
    for (int k = 0; k < end; k++) {
      greatest[column[k]] = Math.max(greatest[column[k]], value[k]);
    }
  }

  /** Divides each entry by its column's divisor where that isn't 0. */
  void divideColumns(long[] divisors) {
    int end = entries();
    for (int k = 0; k < end; k++) {
      long divisor = divisors[column[k]];
      if (divisor != 0) {
        value[k] = Fixed32.safeDiv(value[k], divisor);
      }
    }
  }

  /** Multiplies each row by its factor. */
  void scaleRows(long[] factors) {
    for (int row = 0; row < rows; row++) {
      for (int k = start[row]; k < start[row + 1]; k++) {
        value[k] = Fixed32.mul(value[k], factors[row]);
      }
    }
  }

  /** Plain sums of the rows. */
  void sumRows(long[] sums) {
    for (int row = 0; row < rows; row++) {
      long sum = 0;
      for (int k = start[row]; k < start[row + 1]; k++) {
        sum = Fixed32.plus(sum, value[k]);
      }
      sums[row] = sum;
    }
  }

  /** {@code out_j = sum over i of v_i * m_ij}, saturating. */
  void timesFromLeft(long[] vector, long[] out, int columns) {
    Arrays.fill(out, 0, columns, 0);
    for (int row = 0; row < rows; row++) {
      long factor = vector[row];
      for (int k = start[row]; k < start[row + 1]; k++) {
        out[column[k]] = Fixed32.add(out[column[k]], Fixed32.mul(factor, value[k]));
      }
    }
  }

  /** {@code out_i = sum over j of m_ij * v_j}, saturating. */
  void times(long[] vector, long[] out) {
    for (int row = 0; row < rows; row++) {
      long sum = 0;
      for (int k = start[row]; k < start[row + 1]; k++) {
        sum = Fixed32.add(sum, Fixed32.mul(value[k], vector[column[k]]));
      }
      out[row] = sum;
    }
  }

  /** Entries above their column's threshold become it, or vanish where it isn't above 0. */
  void clip(long[] threshold, RowMatrix out) {
    out.reserve(rows, entries());
    out.isSorted = isSorted;
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = start[row]; k < start[row + 1]; k++) {
        long limit = threshold[column[k]];
        if (value[k] <= limit || limit > 0) {
          out.column[at] = column[k];
          out.value[at++] = Math.min(value[k], limit);
        }
      }
      out.start[row + 1] = at;
    }
  }

  /**
   * {@link #clip}, {@link #sumRows} and {@link #timesFromLeft} in one pass, for entries and factors
   * from 0 to 1, whose products and sums stay within their type.
   *
   * @param factors by row
   * @param sums out: of the rows after clipping
   * @param products out: of the factors and the clipped matrix, by column
   */
  void clip(
      long[] threshold, RowMatrix out, long[] sums, long[] factors, long[] products, int columns) {
    out.reserve(rows, entries());
    out.isSorted = isSorted;
    Arrays.fill(products, 0, columns, 0);
    int at = 0;
    for (int row = 0; row < rows; row++) {
      int end = start[row + 1];
      boolean isWhole = factors[row] == Fixed32.ONE;
      long factor = isWhole ? 1 : factors[row];
      int shift = isWhole ? 0 : Fixed32.FRACTION_BITS;
      long sum = 0;
      for (int k = start[row]; k < end; k++) {
        int j = column[k];
        long limit = threshold[j];
        long clipped = Math.min(value[k], limit);
        // An entry of 0 stays, one that is clipped to 0 goes.
        if (limit > 0 || value[k] == 0) {
          out.column[at] = j;
          out.value[at++] = clipped;
          sum += clipped;
          products[j] += (factor * clipped) >>> shift;
        }
      }
      sums[row] = sum;
      out.start[row + 1] = at;
    }
  }

  /** Whether the columns of a row ascend. */
  boolean isAscending(int row) {
    if (isSorted) {
      return true;
    }
    for (int k = start[row] + 1; k < start[row + 1]; k++) {
      if (column[k - 1] >= column[k]) {
        return false;
      }
    }
    return true;
  }
}
