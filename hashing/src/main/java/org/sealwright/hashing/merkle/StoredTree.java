// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;

/**
 * A base tree in its store, with the leaves beside it where the store has none. Rows that are not
 * stored are made again from the leaves under them.
 */
public final class StoredTree {
  private final TreeLayout layout;
  private final MemorySegment store;
  private final MemorySegment leaves;
  private final RowHasher hasher;

  /**
   * Opens a store.
   *
   * @param store exactly {@code layout.storedBytes()} bytes
   * @param leaves the leaves, read only where the layout has discarded rows; else may be the store
   * @throws MalformedInputException where a length is wrong
   */
  public StoredTree(
      TreeLayout layout, MemorySegment store, MemorySegment leaves, RowHasher hasher) {
    if (store.byteSize() != layout.storedBytes()) {
      throw new MalformedInputException(
          "tree store has " + store.byteSize() + " bytes, wanted " + layout.storedBytes());
    }
    if (layout.discardedRows() > 0 && leaves.byteSize() != 32 * layout.leaves()) {
      throw new MalformedInputException(
          "tree leaves have " + leaves.byteSize() + " bytes, wanted " + 32 * layout.leaves());
    }
    this.layout = layout;
    this.store = store;
    this.leaves = leaves;
    this.hasher = hasher;
  }

  /** The stored root. */
  public Bytes32 root() {
    return Bytes32.from(store, store.byteSize() - 32);
  }

  /** A leaf. */
  public Bytes32 leaf(long index) {
    return Bytes32.from(layout.discardedRows() == 0 ? store : leaves, 32 * index);
  }

  /** The path of a leaf, leaf side first. */
  public List<PathElement> path(long index) {
    if (index < 0 || index >= layout.leaves()) {
      throw new IllegalArgumentException("leaf " + index + " of " + layout.leaves());
    }
    List<PathElement> path = new ArrayList<>();
    long position = index;
    int row = 0;
    if (layout.discardedRows() > 0) {
      position = rebuild(index, path);
      row = layout.firstStoredRow();
    }
    for (; row < layout.rows() - 1; row++) {
      path.add(element(store, layout.position(row), position));
      position /= layout.arity();
    }
    return path;
  }

  /** Rebuilds the small tree between a node of the lowest stored row and its leaves. */
  private long rebuild(long index, List<PathElement> path) {
    int levels = layout.firstStoredRow();
    long under = layout.leaves() / layout.width(levels);
    TreeLayout small = TreeLayout.full(layout.arity(), under);
    long first = index / under * under;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nodes = arena.allocate(small.storedBytes(), 64);
      Bytes32 root =
          new TreeBuilder(hasher, Work.serial()).build(small, leaves, 32 * first, nodes, 0, "");
      long at = 32 * (layout.position(levels) + index / under);
      if (!root.equals(Bytes32.from(store, at))) {
        throw new MalformedInputException(
            "tree store and leaves disagree under node " + index / under + " of row " + levels);
      }
      path.addAll(new StoredTree(small, nodes, nodes, hasher).path(index - first));
    }
    return index / under;
  }

  private PathElement element(MemorySegment row, long rowPosition, long position) {
    int own = (int) (position % layout.arity());
    long group = rowPosition + position - own;
    List<Bytes32> siblings = new ArrayList<>();
    for (int i = 0; i < layout.arity(); i++) {
      if (i != own) {
        siblings.add(Bytes32.from(row, 32 * (group + i)));
      }
    }
    return new PathElement(siblings, own);
  }
}
