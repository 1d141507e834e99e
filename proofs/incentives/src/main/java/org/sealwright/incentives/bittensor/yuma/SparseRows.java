// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import java.util.Objects;
import org.sealwright.incentives.EconomicsException;

/**
 * A square matrix of u16 as the network stores weights and bonds: per row the columns that it
 * names, in the order in which they were stored, in flat arrays that grow and are used again. Not
 * thread-safe.
 *
 * <pre>{@code
 * rows.clear().add(1, 65535).endRow().endRow(); // row 0 names column 1, row 1 is empty
 * }</pre>
 */
public final class SparseRows {
  static final int U16 = 0xFFFF;

  int rows;
  int[] start = new int[1];
  int[] column = new int[0];
  int[] value = new int[0];

  /** No rows. */
  public SparseRows() {}

  /** Forgets all rows and keeps the memory. */
  public SparseRows clear() {
    rows = 0;
    start[0] = 0;
    return this;
  }

  /**
   * Adds an entry to the row that isn't ended yet.
   *
   * @param toColumn 0 to 65535
   * @param entry 0 to 65535
   */
  public SparseRows add(int toColumn, int entry) {
    if (toColumn < 0 || toColumn > U16 || entry < 0 || entry > U16) {
      throw new EconomicsException(
          "entry " + entry + " in column " + toColumn + ", wanted both from 0 to " + U16);
    }
    push(toColumn, entry);
    return this;
  }

  /** Ends a row: later entries belong to the next one. */
  public SparseRows endRow() {
    int entries = open();
    rows++;
    if (rows + 1 > start.length) {
      start = Arrays.copyOf(start, 2 * rows + 1);
    }
    start[rows] = entries;
    isOpen = false;
    return this;
  }

  /** Ended rows. */
  public int rows() {
    return rows;
  }

  /** Entries of all ended rows. */
  public int entries() {
    return start[rows];
  }

  /**
   * The index of the first entry of a row; entries of {@code row} end where the next one starts.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public int start(int row) {
    return start[Objects.checkIndex(row, rows + 1)];
  }

  /**
   * The column of an entry.
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public int column(int entry) {
    return column[Objects.checkIndex(entry, entries())];
  }

  /**
   * The value of an entry.
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public int value(int entry) {
    return value[Objects.checkIndex(entry, entries())];
  }

  /** Makes this an exact copy. */
  public SparseRows copyOf(SparseRows other) {
    reserve(other.rows, other.entries());
    System.arraycopy(other.start, 0, start, 0, other.rows + 1);
    System.arraycopy(other.column, 0, column, 0, other.entries());
    System.arraycopy(other.value, 0, value, 0, other.entries());
    rows = other.rows;
    isOpen = false;
    return this;
  }

  /** Makes room; what was there is lost. */
  void reserve(int forRows, int forEntries) {
    if (start.length <= forRows) {
      start = new int[forRows + 1];
    }
    if (column.length < forEntries) {
      column = new int[forEntries];
      value = new int[forEntries];
    }
    clear();
  }

  private boolean isOpen;
  private int openEnd;

  private int open() {
    return isOpen ? openEnd : start[rows];
  }

  private void push(int toColumn, int entry) {
    int at = open();
    if (at == column.length) {
      column = Arrays.copyOf(column, Math.max(16, 2 * at));
      value = Arrays.copyOf(value, column.length);
    }
    column[at] = toColumn;
    value[at] = entry;
    openEnd = at + 1;
    isOpen = true;
  }
}
