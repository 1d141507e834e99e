// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.sealwright.hashing.field.Fr;

/**
 * Columns of a matrix of field elements in memory: the element in row i of column c is the 32 bytes
 * at {@code offset + i rowStride + c columnStride}. Columns next to each other make a column pass
 * of a large transform, rows next to each other ({@code rowStride} of 32 bytes) a row pass.
 *
 * @param memory what the elements lie in, any alignment
 * @param offset of row 0, column 0, in bytes
 * @param log2Rows number of rows as a power of two, 0 to {@link NttKernels#MAX_LOG2_ROWS}
 * @param rowStride distance of rows in bytes
 * @param columnStride distance of columns in bytes; elements must not overlap
 * @param columns number of columns, at least 1
 */
public record NttColumns(
    MemorySegment memory,
    long offset,
    int log2Rows,
    long rowStride,
    long columnStride,
    long columns) {

  /** Checks the shape, and that all elements lie in the memory. */
  public NttColumns {
    Objects.requireNonNull(memory, "memory");
    if (log2Rows < 0 || log2Rows > NttKernels.MAX_LOG2_ROWS) {
      throw new IllegalArgumentException(
          "log2Rows (" + log2Rows + ") must be 0 to " + NttKernels.MAX_LOG2_ROWS);
    }
    if (columns < 1 || rowStride < Fr.BYTES || columnStride < Fr.BYTES) {
      throw new IllegalArgumentException(
          "columns (%d) must be at least 1, strides (%d, %d) at least 32"
              .formatted(columns, rowStride, columnStride));
    }
    long last =
        Math.addExact(
            Math.multiplyExact((1L << log2Rows) - 1, rowStride),
            Math.multiplyExact(columns - 1, columnStride));
    Objects.checkFromIndexSize(offset, Math.addExact(last, Fr.BYTES), memory.byteSize());
  }

  /** Number of rows. */
  public int rows() {
    return 1 << log2Rows;
  }

  /** Byte offset of an element. */
  public long at(long row, long column) {
    return offset + row * rowStride + column * columnStride;
  }
}
