// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
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
   * The piece that these make up, as Curio declares it: the smallest tree that holds them, and
   * their payloads together as its own payload, though each is padded where it lies.
   *
   * @param subPieces by falling size
   * @throws MalformedInputException where they are none, a larger one follows a smaller, or their
   *     payloads together would fit a smaller tree: no proof of such a piece has the length that
   *     the contract wants
   */
  public static CompositePiece of(List<PieceCidV2> subPieces) {
    if (subPieces.isEmpty()) {
      throw new MalformedInputException("a piece has at least one sub-piece");
    }
    long payload = 0;
    long leaves = 0;
    for (int i = 0; i < subPieces.size(); i++) {
      PieceCidV2 piece = subPieces.get(i);
      if (i > 0 && piece.height() > subPieces.get(i - 1).height()) {
        throw new MalformedInputException("sub-piece " + i + " is larger than the one before");
      }
      payload += piece.payloadBytes();
      leaves += 1L << piece.height();
      if (leaves > 1L << ProvablePiece.MAX_HEIGHT) {
        throw new MalformedInputException(
            "sub-pieces exceed a piece of height " + ProvablePiece.MAX_HEIGHT);
      }
    }
    int height = Long.SIZE - Long.numberOfLeadingZeros(leaves - 1);
    SparseTree tree = SparseTree.build(height, nodes(places(subPieces, height)));
    PieceCidV2 cid = PieceCidV2.of(new PieceCid(tree.root()), payload);
    if (cid.height() != height) {
      throw new MalformedInputException(
          "sub-pieces with a payload of "
              + payload
              + " bytes need a tree of height "
              + height
              + ", their CID would say "
              + cid.height());
    }
    return of(cid, subPieces);
  }

  /**
   * A piece made of others.
   *
   * @param cid the whole; its padding is as the set's owner declared it
   * @param subPieces in order
   * @throws MalformedInputException where they do not make up the whole
   */
  public static CompositePiece of(PieceCidV2 cid, List<PieceCidV2> subPieces) {
    List<Part> parts = places(subPieces, cid.height());
    SparseTree tree = SparseTree.build(cid.height(), nodes(parts));
    if (!tree.root().equals(cid.root())) {
      throw new MalformedInputException(
          "sub-pieces have root " + tree.root() + ", " + cid + " has " + cid.root());
    }
    return new CompositePiece(cid, parts, tree);
  }

  private static List<Part> places(List<PieceCidV2> subPieces, int height) {
    List<Part> parts = new ArrayList<>();
    long end = 0;
    for (PieceCidV2 piece : subPieces) {
      if (piece.height() > height) {
        throw new MalformedInputException(
            "sub-piece " + piece + " is larger than a piece of height " + height);
      }
      long first = Math.ceilDiv(end, 1L << piece.height()) << piece.height();
      parts.add(new Part(piece, first));
      end = first + (1L << piece.height());
      if (end > 1L << height) {
        throw new MalformedInputException("sub-pieces exceed a piece of height " + height);
      }
    }
    return parts;
  }

  private static List<SparseTree.Subtree> nodes(List<Part> parts) {
    return parts.stream()
        .map(
            part -> {
              int level = part.piece().height();
              return new SparseTree.Subtree(level, part.firstLeaf() >>> level, part.piece().root());
            })
        .toList();
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
