// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

/**
 * Where the rows of one base tree lie in its store: bottom-up, root last, the lowest rows left out
 * where they are cheap to make again (rust-fil-proofs, level cache).
 *
 * @param arity children of a node: 2 or 8
 * @param leaves leaves of the tree, a power of the arity, at least the arity
 * @param discardedRows rows above the leaves that are not stored; where this is not 0, the leaves
 *     are not stored either
 */
public record TreeLayout(int arity, long leaves, int discardedRows) {

  /** Checks that the leaves are a power of the arity and that the root is stored. */
  public TreeLayout {
    if (arity != 2 && arity != 8) {
      throw new IllegalArgumentException("arity (" + arity + ") must be 2 or 8");
    }
    int rows = rowCount(arity, leaves);
    if (discardedRows < 0 || (discardedRows > 0 && discardedRows > rows - 2)) {
      throw new IllegalArgumentException(
          "discarded rows (" + discardedRows + ") must be 0 to " + Math.max(0, rows - 2));
    }
  }

  /** A tree that is stored whole. */
  public static TreeLayout full(int arity, long leaves) {
    return new TreeLayout(arity, leaves, 0);
  }

  /**
   * A tree without its lowest rows. Of small trees fewer are left out: none of two rows, one of
   * three, else at most all but two.
   *
   * @param wanted rows to leave out where the tree is tall enough (the networks use 2)
   */
  public static TreeLayout discarding(int arity, long leaves, int wanted) {
    return new TreeLayout(arity, leaves, defaultDiscard(arity, leaves, wanted));
  }

  /** Rows left out of a tree of that height. */
  public static int defaultDiscard(int arity, long leaves, int wanted) {
    int rows = rowCount(arity, leaves);
    if (rows <= 2) {
      return 0;
    }
    return rows == 3 ? 1 : Math.min(rows - 2, wanted);
  }

  private static int rowCount(int arity, long leaves) {
    int rows = 1;
    long width = leaves;
    while (width > 1 && width % arity == 0) {
      width /= arity;
      rows++;
    }
    if (width != 1 || rows < 2) {
      throw new IllegalArgumentException(
          "leaves (" + leaves + ") must be a power of the arity (" + arity + ")");
    }
    return rows;
  }

  /** Rows of the whole tree, leaves and root included. */
  public int rows() {
    return rowCount(arity, leaves);
  }

  /** Nodes in row {@code row}; row 0 is the leaves. */
  public long width(int row) {
    long width = leaves;
    for (int i = 0; i < row; i++) {
      width /= arity;
    }
    return width;
  }

  /** Lowest row in the store. */
  public int firstStoredRow() {
    return discardedRows == 0 ? 0 : discardedRows + 1;
  }

  /** Position in the store, in nodes, of the first node of a stored row. */
  public long position(int row) {
    if (row < firstStoredRow() || row >= rows()) {
      throw new IllegalArgumentException("row (" + row + ") is not stored");
    }
    long at = 0;
    for (int i = firstStoredRow(); i < row; i++) {
      at += width(i);
    }
    return at;
  }

  /** Nodes in the store. */
  public long storedNodes() {
    return position(rows() - 1) + 1;
  }

  /** Bytes of the store. */
  public long storedBytes() {
    return storedNodes() * 32;
  }

  /** Nodes of the whole tree, whatever is stored. */
  public long fullNodes() {
    return full(arity, leaves).storedNodes();
  }
}
