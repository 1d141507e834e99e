// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

/** Finds rows that name a column twice. Keeps a flag for each column. */
final class ColumnFlags {
  private boolean[] isNamed = new boolean[0];

  /** Whether the row names a column twice, which the network refuses when weights are set. */
  boolean hasDuplicates(RowMatrix m, int row, int columns) {
    if (isNamed.length < columns) {
      isNamed = new boolean[columns];
    }
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
