// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.internal.SparseTree;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/**
 * An aggregate: which pieces lie where, its index, its commitment, all proofs. It needs the
 * commitments of the pieces only, not their data.
 *
 * <p>Pieces are placed in the order given, each at the next multiple of its size (go-data-segment,
 * {@code ComputeDealPlacement}); a small one before a large one leaves a gap of zeros, so largest
 * first packs tightest. Immutable. Memory: about 200 bytes a piece and level.
 */
public final class AggregatePlan {
  private final IndexArea area;
  private final List<SegmentDesc> segments;
  private final List<Long> places;
  private final SparseTree tree;

  /**
   * Of entries in their places of the index; those with a problem are data of the index and nothing
   * more.
   */
  private AggregatePlan(IndexArea area, List<AggregateIndex.Entry> entries) {
    this.area = area;
    List<AggregateIndex.Entry> good =
        entries.stream().filter(entry -> entry.problem().isEmpty()).toList();
    this.segments = good.stream().map(AggregateIndex.Entry::segment).toList();
    this.places = good.stream().map(AggregateIndex.Entry::place).toList();
    List<SparseTree.Subtree> nodes = new ArrayList<>();
    for (SegmentDesc segment : segments) {
      nodes.add(new SparseTree.Subtree(level(segment), slot(segment), segment.commDs()));
    }
    for (AggregateIndex.Entry entry : entries) {
      nodes.add(
          new SparseTree.Subtree(1, area.firstNode() + entry.place(), entry.segment().node()));
    }
    this.tree = SparseTree.build(area.aggregate().height(), nodes);
  }

  /**
   * The aggregate of these pieces in this order.
   *
   * @throws MalformedInputException where they do not fit, or one can't be a segment
   */
  public static AggregatePlan of(PaddedPieceSize size, List<PieceInfo> pieces) {
    Builder builder = builder(size);
    pieces.forEach(builder::add);
    return builder.build();
  }

  /**
   * The aggregate that an index speaks of, if there is nothing else in it but zeros; whether its
   * commitment is that of the data is for the caller to compare.
   */
  public static AggregatePlan of(AggregateIndex index) {
    return new AggregatePlan(index.area(), index.entries());
  }

  /** An aggregate of {@code size} padded bytes, to be filled. */
  public static Builder builder(PaddedPieceSize size) {
    return new Builder(new IndexArea(size));
  }

  /**
   * The smallest aggregate that holds these pieces in this order.
   *
   * @throws MalformedInputException where none does
   */
  public static PaddedPieceSize smallestFor(List<PieceInfo> pieces) {
    long bytes = IndexArea.MIN_AGGREGATE.bytes();
    for (; bytes > 0 && bytes <= PaddedPieceSize.MAX.bytes(); bytes *= 2) {
      PaddedPieceSize size = new PaddedPieceSize(bytes);
      Builder builder = builder(size);
      if (pieces.stream().allMatch(builder::tryAdd)) {
        return size;
      }
    }
    throw new MalformedInputException("no aggregate holds these " + pieces.size() + " pieces");
  }

  /** Padded bytes of the aggregate. */
  public PaddedPieceSize size() {
    return area.aggregate();
  }

  /** Where the index lies. */
  public IndexArea indexArea() {
    return area;
  }

  /** The segments, in the order of the index. */
  public List<SegmentDesc> segments() {
    return segments;
  }

  /** The commitment to the whole aggregate. */
  public Bytes32 commP() {
    return tree.root();
  }

  /** The aggregate as a piece of a deal. */
  public PieceInfo pieceInfo() {
    return PieceInfo.of(commP(), size());
  }

  /** The version 1 CID of the aggregate. */
  public PieceCid pieceCid() {
    return new PieceCid(commP());
  }

  /** The version 1 CID of the index alone, a piece of {@code indexArea().bytes()}. */
  public PieceCid indexPieceCid() {
    PaddedPieceSize index = new PaddedPieceSize(area.bytes());
    return new PieceCid(tree.node(index.height(), area.start() / area.bytes()));
  }

  /**
   * The proof for a segment.
   *
   * @param segment its place among {@link #segments}
   */
  public SegmentProof proof(int segment) {
    SegmentDesc desc = segments.get(segment);
    long entry = area.firstNode() + places.get(segment);
    return new SegmentProof(
        new SegmentPath(slot(desc), tree.path(level(desc), slot(desc))),
        new SegmentPath(entry, tree.path(1, entry)));
  }

  private static int level(SegmentDesc segment) {
    return new PaddedPieceSize(segment.size()).height();
  }

  private static long slot(SegmentDesc segment) {
    return segment.offset() / segment.size();
  }

  /** Places pieces one after the other. Not thread-safe. */
  public static final class Builder {
    private final IndexArea area;
    private final List<SegmentDesc> segments = new ArrayList<>();
    private long end;

    private Builder(IndexArea area) {
      this.area = area;
    }

    /**
     * Adds a piece.
     *
     * @throws MalformedInputException where it does not fit any more, or its commitment can't be in
     *     a tree; nothing changes then
     */
    public Builder add(PieceInfo piece) {
      problem(piece)
          .ifPresent(
              problem -> {
                throw new MalformedInputException("segment " + segments.size() + ": " + problem);
              });
      long offset = placeOf(piece);
      segments.add(SegmentDesc.of(piece.commP(), offset, piece.paddedBytes()));
      end = offset + piece.paddedBytes();
      return this;
    }

    /** Adds a piece if it still fits. */
    public boolean tryAdd(PieceInfo piece) {
      if (problem(piece).isPresent()) {
        return false;
      }
      add(piece);
      return true;
    }

    /** Padded bytes up to the end of the last piece. */
    public long usedBytes() {
      return end;
    }

    /** Pieces so far. */
    public int count() {
      return segments.size();
    }

    /** The plan of what was added so far. */
    public AggregatePlan build() {
      List<AggregateIndex.Entry> entries = new ArrayList<>();
      for (int i = 0; i < segments.size(); i++) {
        entries.add(new AggregateIndex.Entry(i, segments.get(i), Optional.empty()));
      }
      return new AggregatePlan(area, entries);
    }

    private long placeOf(PieceInfo piece) {
      return Math.ceilDiv(end, piece.paddedBytes()) * piece.paddedBytes();
    }

    private Optional<String> problem(PieceInfo piece) {
      Optional<SegmentProblem> commitment = SegmentProof.commitmentProblem(piece.commP());
      if (commitment.isPresent()) {
        return Optional.of(piece.commP() + " is no commitment: " + commitment.get());
      }
      if (segments.size() >= area.maxEntries()) {
        return Optional.of(
            "the index of an aggregate of "
                + area.aggregate()
                + " bytes holds "
                + area.maxEntries()
                + " entries");
      }
      // Below the index is below 2^62, and a piece above half of that has only the place 0.
      long offset = piece.paddedBytes() > area.start() ? area.start() : placeOf(piece);
      if (offset > area.start() - piece.paddedBytes()) {
        return Optional.of(
            "a piece of "
                + piece.paddedBytes()
                + " bytes has no place between "
                + end
                + " and the index at "
                + area.start());
      }
      return Optional.empty();
    }
  }
}
