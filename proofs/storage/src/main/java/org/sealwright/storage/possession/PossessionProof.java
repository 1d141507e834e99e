// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.merkle.ShaTreeHasher;

/**
 * The answer to one challenge: a leaf, which is a node of Fr32-padded data, not hashed, and the
 * siblings up to the root of its piece. The path is that of the whole tree, zeros at its end
 * included, though no leaf of nothing but padding is ever asked for.
 *
 * @param leaf the leaf
 * @param path siblings, from the leaf's own upward; as many as the tree is high
 */
public record PossessionProof(Bytes32 leaf, List<Bytes32> path) {

  /** The longest path: the contract refuses pieces of more than 2^50 leaves. */
  public static final int MAX_PATH = ProvablePiece.MAX_HEIGHT;

  /**
   * Copies the path.
   *
   * @throws MalformedInputException where it is longer than that of any piece
   */
  public PossessionProof {
    Objects.requireNonNull(leaf, "leaf");
    path = List.copyOf(path);
    if (path.size() > MAX_PATH) {
      throw new MalformedInputException(
          "path: got " + path.size() + " nodes, wanted at most " + MAX_PATH);
    }
  }

  /** Whether this shows leaf {@code offset} of a piece. */
  public boolean verify(PieceCidV2 piece, long offset) {
    return leadsTo(piece.root(), piece.height(), offset);
  }

  /** Whether this shows leaf {@code offset} of a piece. */
  public boolean verify(ProvablePiece piece, long offset) {
    return leadsTo(piece.root(), piece.height(), offset);
  }

  private boolean leadsTo(Bytes32 root, int height, long offset) {
    // A position beyond the leaves would climb like the one in it that has the same lower bits.
    return path.size() == height && offset >>> height == 0 && root(offset).equals(root);
  }

  /** The root that the path leads to. */
  Bytes32 root(long offset) {
    Bytes32 node = leaf;
    long position = offset;
    for (Bytes32 sibling : path) {
      node =
          (position & 1) == 0
              ? ShaTreeHasher.parent(node, sibling)
              : ShaTreeHasher.parent(sibling, node);
      position >>>= 1;
    }
    return node;
  }
}
