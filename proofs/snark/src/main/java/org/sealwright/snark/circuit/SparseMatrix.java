// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * One side of all rows: compressed sparse rows in native memory, eight bytes a term and four a row.
 * Terms of a row are in normal form. Immutable once its circuit has been synthesised, then
 * thread-safe.
 *
 * <pre>{@code
 * for (long row = 0; row < matrix.rows(); row++) {
 *   for (long i = matrix.start(row); i < matrix.end(row); i++) {
 *     long term = matrix.term(i); // Term.variable(term), Term.coefficient(term)
 *   }
 * }
 * }</pre>
 */
public final class SparseMatrix {
  private static final int LOG_BLOCK = 12;

  private final GrowingMemory terms;

  /** End of each row, relative to the base of its block. */
  private final GrowingMemory ends;

  private long[] bases = new long[16];
  private long rows;

  SparseMatrix(Arena arena) {
    this.terms = new GrowingMemory(arena);
    this.ends = new GrowingMemory(arena);
  }

  void append(LinearCombination row) {
    int block = (int) (rows >>> LOG_BLOCK);
    if (block == bases.length) {
      bases = Arrays.copyOf(bases, 2 * block);
    }
    if (rows == (long) block << LOG_BLOCK) {
      bases[block] = terms();
    }
    for (int i = 0; i < row.size(); i++) {
      terms.appendLong(row.term(i));
    }
    ends.appendInt(Math.toIntExact(terms() - bases[block]));
    rows++;
  }

  /** Rows. */
  public long rows() {
    return rows;
  }

  /** Terms of all rows. */
  public long terms() {
    return terms.size() / Long.BYTES;
  }

  /** First term of a row. */
  public long start(long row) {
    return row == 0 ? 0 : end(row - 1);
  }

  /** First term beyond a row. */
  public long end(long row) {
    return bases[(int) (row >>> LOG_BLOCK)] + ends.getInt(row);
  }

  /** Term {@code i} of all, as {@link Term} encodes it. */
  public long term(long i) {
    return terms.getLong(i);
  }
}
