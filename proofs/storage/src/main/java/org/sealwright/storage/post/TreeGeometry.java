// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.OptionalInt;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;

/**
 * Where the nodes of a tree-R-last are: which rows of every base tree its file holds, and how the
 * rest is made from blocks of the replica. Row 0 is the leaves.
 *
 * @param shape shape of the whole tree
 * @param firstStored lowest row in the files; rows below it come from the replica. Rows of the
 *     reference's files begin above the leaves; with 0 they hold the leaves as well
 */
record TreeGeometry(TreeShape shape, int firstStored) {
  /** Bytes of a node. */
  static final int NODE = 32;

  /** Bytes of a group of siblings in a base tree. */
  static final int GROUP = 8 * NODE;

  /** A block is at most 512 leaves: what the networks' choice of rows leaves to make again. */
  private static final int MAX_BLOCK_ROW = 3;

  /** The lowest row in a file of so many bytes; empty where no number of rows fits. */
  static OptionalInt firstStored(TreeShape shape, long fileBytes) {
    TreeLayout full = full(shape);
    long nodes = 0;
    for (int row = full.rows() - 1; row >= 0; row--) {
      nodes += full.width(row);
      if (nodes * NODE == fileBytes) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  private static TreeLayout full(TreeShape shape) {
    return TreeLayout.full(shape.baseArity(), shape.baseLeaves());
  }

  /** Row of a base tree's root. */
  int top() {
    return full(shape).rows() - 1;
  }

  /** Levels from the leaves to comm_r_last. */
  int levels() {
    return top() + (shape.subArity() > 0 ? 1 : 0) + (shape.topArity() > 0 ? 1 : 0);
  }

  /** Row of the node that a block of leaves hashes to. */
  int blockRow() {
    return Math.max(1, Math.min(firstStored, MAX_BLOCK_ROW));
  }

  /** Leaves of a block. */
  int blockLeaves() {
    return 1 << (3 * blockRow());
  }

  /** Bytes of a block. */
  int blockBytes() {
    return blockLeaves() * NODE;
  }

  /** Whether rows above the blocks are missing from the files. */
  boolean isTall() {
    return firstStored > blockRow();
  }

  /** Base tree of a leaf. */
  int tree(long leaf) {
    return (int) (leaf / shape.baseLeaves());
  }

  /** Number of the block of a leaf, through all base trees. */
  long block(long leaf) {
    return leaf / blockLeaves();
  }

  /** The siblings that the path of a leaf meets in a row. */
  Group group(long leaf, int row) {
    return new Group(tree(leaf), row, nodeOf(leaf, row) / shape.baseArity());
  }

  /** Place among its siblings of the node over a leaf in a row. */
  int own(long leaf, int row) {
    return (int) (nodeOf(leaf, row) % shape.baseArity());
  }

  private long nodeOf(long leaf, int row) {
    return leaf % shape.baseLeaves() >> (3 * row);
  }

  /** Byte offset in its file of a group in a stored row. */
  long offset(Group group) {
    TreeLayout full = full(shape);
    long before = full.position(group.row()) - full.position(firstStored);
    return (before + group.index() * shape.baseArity()) * NODE;
  }

  /**
   * Eight siblings.
   *
   * @param tree base tree
   * @param row row in it
   * @param index place among the groups of the row
   */
  record Group(int tree, int row, long index) {}
}
