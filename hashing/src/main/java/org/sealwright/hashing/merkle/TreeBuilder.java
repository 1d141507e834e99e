// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;

/**
 * Builds the stored rows of a base tree from its leaves, in parallel within each row. Scratch
 * memory: a few hundred KiB a worker, for rows that are not stored.
 */
public final class TreeBuilder {
  /** Hashes in one chunk: some milliseconds of work for the slowest kernel. */
  private static final long GRAIN = 1024;

  private final RowHasher hasher;
  private final Work work;

  /** A builder of trees of one kind. */
  public TreeBuilder(RowHasher hasher, Work work) {
    this.hasher = hasher;
    this.work = work;
  }

  /**
   * Fills the rows above the leaves of a tree that is stored whole; its leaves are in place.
   *
   * @param layout a layout without discarded rows
   * @param store {@code layout.storedBytes()} bytes from {@code offset}
   * @return the root
   */
  public Bytes32 buildOverLeaves(
      TreeLayout layout, MemorySegment store, long offset, String stepName) {
    if (layout.discardedRows() != 0) {
      throw new IllegalArgumentException("the leaves of this layout are not in its store");
    }
    return buildRows(layout, 0, store, offset, step(layout, stepName));
  }

  /**
   * Builds a tree from leaves that lie elsewhere. Leaves are copied where the layout stores them.
   *
   * @param leaves source, leaf i at byte {@code leafOffset + 32 i}
   * @param store {@code layout.storedBytes()} bytes from {@code offset}
   * @return the root
   */
  public Bytes32 build(
      TreeLayout layout,
      MemorySegment leaves,
      long leafOffset,
      MemorySegment store,
      long offset,
      String stepName) {
    Step step = step(layout, stepName);
    int first = layout.firstStoredRow();
    if (first == 0) {
      MemorySegment.copy(leaves, leafOffset, store, offset, 32 * layout.leaves());
    } else {
      long under = layout.leaves() / layout.width(first);
      long grain = Math.max(1, GRAIN * hasher.arity() / under);
      work.forEachChunk(
          layout.width(first),
          grain,
          (from, count) -> {
            reduce(leaves, leafOffset + 32 * from * under, store, offset + 32 * from, count, first);
            step.add(count * (under - 1) / (hasher.arity() - 1));
          });
    }
    return buildRows(layout, first, store, offset, step);
  }

  private Step step(TreeLayout layout, String name) {
    return work.step(name, (layout.leaves() - 1) / (layout.arity() - 1), "hashes");
  }

  private Bytes32 buildRows(
      TreeLayout layout, int first, MemorySegment store, long offset, Step step) {
    for (int row = first + 1; row < layout.rows(); row++) {
      long below = offset + 32 * layout.position(row - 1);
      long here = offset + 32 * layout.position(row);
      work.forEachChunk(
          layout.width(row),
          GRAIN,
          (from, count) -> {
            hasher.hash(store, below + 32 * from * layout.arity(), store, here + 32 * from, count);
            step.add(count);
          });
    }
    return Bytes32.from(store, offset + 32 * layout.position(layout.rows() - 1));
  }

  /** Hashes {@code levels} rows up to {@code count} nodes, keeping only the last. */
  void reduce(
      MemorySegment leaves,
      long leafOffset,
      MemorySegment out,
      long outOffset,
      long count,
      int levels) {
    long width = count;
    for (int i = 1; i < levels; i++) {
      width *= hasher.arity();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = leaves;
      long at = leafOffset;
      for (int level = 1; level < levels; level++) {
        MemorySegment row = arena.allocate(32 * width, 64);
        hasher.hash(in, at, row, 0, width);
        in = row;
        at = 0;
        width /= hasher.arity();
      }
      hasher.hash(in, at, out, outOffset, count);
    }
  }
}
