// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.RowHasher;

/** The nodes of tree-D from a partition's apex leaves up to its own root. */
final class ApexTree {
  private final MemorySegment[] rows;

  private ApexTree(MemorySegment[] rows) {
    this.rows = rows;
  }

  /**
   * Hashes the rows.
   *
   * @param leaves a power of two of them
   */
  static ApexTree of(List<Bytes32> leaves, Kernels kernels, Arena arena) {
    MemorySegment[] rows = new MemorySegment[Integer.numberOfTrailingZeros(leaves.size()) + 1];
    rows[0] = arena.allocate((long) Bytes32.LENGTH * leaves.size(), 64);
    for (int i = 0; i < leaves.size(); i++) {
      leaves.get(i).writeTo(rows[0], (long) Bytes32.LENGTH * i);
    }
    RowHasher hasher = RowHasher.sha256(kernels);
    for (int row = 1; row < rows.length; row++) {
      int size = leaves.size() >> row;
      rows[row] = arena.allocate((long) Bytes32.LENGTH * size, 64);
      hasher.hash(rows[row - 1], 0, rows[row], 0, size);
    }
    return new ApexTree(rows);
  }

  /** Nodes of a row, the leaves being row 0. */
  int size(int row) {
    return (int) (rows[row].byteSize() / Bytes32.LENGTH);
  }

  Bytes32 node(int row, int place) {
    return Bytes32.from(rows[row], (long) Bytes32.LENGTH * place);
  }

  Bytes32 root() {
    return node(rows.length - 1, 0);
  }
}
