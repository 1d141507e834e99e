// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.internal.SparseTree;

/**
 * A piece of a set that is several stored pieces one after the other, each at the next multiple of
 * its size, zeros behind them (Curio's sub-pieces, which it wants by falling size). A proof of a
 * leaf of one becomes a proof of a leaf of the whole.
 */
public final class CompositePiece {
  private final PieceCidV2 cid;
  private final List<Part> parts;
  private final SparseTree tree;

  private CompositePiece(PieceCidV2 cid, List<Part> parts, SparseTree tree) {
    this.cid = cid;
    this.parts = List.copyOf(parts);
    this.tree = tree;
  }

  /**
   * A sub-piece.
   *
   * @param piece its CID
   * @param firstLeaf number of its first leaf in the whole
   */
  public record Part(PieceCidV2 piece, long firstLeaf) {}

  /**
   * Where a leaf of the whole comes from.
   *
   * @param part number of the sub-piece
   * @param leaf the leaf's number in it
   */
  public record Source(int part, long leaf) {}

  /**
   * A piece made of others.
   *
   * @param cid the whole; its padding is as the set's owner declared it
   * @param subPieces in order
   * @throws MalformedInputException where they do not make up the whole
   */
  public static CompositePiece of(PieceCidV2 cid, List<PieceCidV2> subPieces) {
    List<Part> parts = new ArrayList<>();
    List<SparseTree.Subtree> nodes = new ArrayList<>();
    long end = 0;
    for (PieceCidV2 piece : subPieces) {
      if (piece.height() > cid.height()) {
        throw new MalformedInputException("sub-piece " + piece + " is larger than " + cid);
      }
      long slot = Math.ceilDiv(end, 1L << piece.height());
      parts.add(new Part(piece, slot << piece.height()));
      nodes.add(new SparseTree.Subtree(piece.height(), slot, piece.root()));
      end = (slot + 1) << piece.height();
      if (end > 1L << cid.height()) {
        throw new MalformedInputException("sub-pieces exceed " + cid);
      }
    }
    SparseTree tree = SparseTree.build(cid.height(), nodes);
    if (!tree.root().equals(cid.root())) {
      throw new MalformedInputException(
          "sub-pieces have root " + tree.root() + ", " + cid + " has " + cid.root());
    }
    return new CompositePiece(cid, parts, tree);
  }

  /** The whole. */
  public PieceCidV2 cid() {
    return cid;
  }

  /** The sub-pieces with their places. */
  public List<Part> parts() {
    return parts;
  }

  /** The sub-piece that a leaf is in; none where it is one of the zeros between and after them. */
  public Optional<Source> source(long leaf) {
    Objects.checkIndex(leaf, 1L << cid.height());
    for (int i = 0; i < parts.size(); i++) {
      long inside = leaf - parts.get(i).firstLeaf();
      if (inside >= 0 && inside < 1L << parts.get(i).piece().height()) {
        return Optional.of(new Source(i, inside));
      }
    }
    return Optional.empty();
  }

  /**
   * Makes a proof of a sub-piece one of the whole.
   *
   * @param leaf number of the leaf in the whole
   * @param inner the proof of its {@link #source}
   * @throws MalformedInputException where that is not what {@code inner} proves
   */
  public PossessionProof flatten(long leaf, PossessionProof inner) {
    Source source =
        source(leaf)
            .orElseThrow(() -> new MalformedInputException("leaf " + leaf + " is in no sub-piece"));
    Part part = parts.get(source.part());
    if (!inner.verify(part.piece(), source.leaf())) {
      throw new MalformedInputException(
          "proof is not of leaf " + source.leaf() + " of sub-piece " + part.piece());
    }
    int level = part.piece().height();
    List<Bytes32> path = new ArrayList<>(inner.path());
    path.addAll(tree.path(level, part.firstLeaf() >>> level));
    return new PossessionProof(inner.leaf(), path);
  }

  /**
   * The proof of one of the zeros between and after the sub-pieces.
   *
   * @throws MalformedInputException where the leaf is in a sub-piece
   */
  public PossessionProof proveZero(long leaf) {
    if (source(leaf).isPresent()) {
      throw new MalformedInputException("leaf " + leaf + " is in a sub-piece");
    }
    return new PossessionProof(Bytes32.ZERO, tree.path(0, leaf));
  }
}
