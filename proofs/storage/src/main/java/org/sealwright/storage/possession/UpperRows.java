// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ZeroCommitments;

/**
 * The rows of a tree from the roots of its chunks up to its own root; of each, the nodes that have
 * data below them. All others are those of zeros.
 */
final class UpperRows {
  private static final int NODE = Bytes32.LENGTH;
  private static final long PAIRS_AT_ONCE = 1024;

  private final int lowest;
  private final List<MemorySegment> rows;

  /**
   * Builds them.
   *
   * @param chunkRoots the lowest row, kept as it is
   * @param lowest its height above the leaves
   * @param height that of the tree
   */
  UpperRows(Kernels kernels, MemorySegment chunkRoots, int lowest, int height) {
    this.lowest = lowest;
    List<MemorySegment> built = new ArrayList<>(List.of(chunkRoots));
    for (int level = lowest; level < height; level++) {
      built.add(above(kernels, built.getLast(), level));
    }
    this.rows = List.copyOf(built);
  }

  private static MemorySegment above(Kernels kernels, MemorySegment below, int level) {
    long width = below.byteSize() / NODE;
    MemorySegment row = Arena.ofAuto().allocate(NODE * Math.ceilDiv(width, 2L), 64);
    for (long at = 0; at < width / 2; at += PAIRS_AT_ONCE) {
      long count = Math.min(PAIRS_AT_ONCE, width / 2 - at);
      kernels.treeHash().hashPairs(below, 2 * NODE * at, row, NODE * at, count);
    }
    if (width % 2 != 0) {
      MemorySegment pair = MemorySegment.ofArray(new byte[2 * NODE]);
      MemorySegment.copy(below, NODE * (width - 1), pair, 0, NODE);
      ZeroCommitments.ofHeight(level).writeTo(pair, NODE);
      kernels.treeHash().hashPairs(pair, 0, row, NODE * (width / 2), 1);
    }
    return row;
  }

  /** The root of the tree. */
  Bytes32 root() {
    return Bytes32.from(rows.getLast(), 0);
  }

  /** The siblings from a chunk's root upward. */
  List<Bytes32> path(long chunk) {
    List<Bytes32> path = new ArrayList<>();
    for (int row = 0; row < rows.size() - 1; row++) {
      path.add(node(row, (chunk >>> row) ^ 1));
    }
    return path;
  }

  private Bytes32 node(int row, long position) {
    return position < rows.get(row).byteSize() / NODE
        ? Bytes32.from(rows.get(row), NODE * position)
        : ZeroCommitments.ofHeight(lowest + row);
  }

  /** The bytes of the lowest row. */
  byte[] chunkRoots() {
    return rows.getFirst().toArray(ValueLayout.JAVA_BYTE);
  }
}
