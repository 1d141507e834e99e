// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.merkle.ZeroCommitments;
import org.sealwright.storage.SectorSize;

/**
 * The commitment to all data of a sector (CommD), from the commitments of its pieces.
 *
 * <p>Two functions, since the network has two: {@link #compute} is the reference's, which stops at
 * the smallest tree over the pieces; {@link #ofSector} is what the chain computes, over the whole
 * sector. They agree where the pieces, with the zeros between them, fill the sector.
 */
public final class CommD {
  private CommD() {}

  /**
   * The root over the pieces in their order (rust-fil-proofs, {@code compute_comm_d}): zeros fill
   * up to the alignment of a larger piece and to the end of the smallest common tree, not of the
   * sector. One piece alone gives its own commitment; none gives that of an all-zero sector.
   *
   * @throws MalformedInputException where there are too many pieces or their sizes exceed the
   *     sector's; as in the reference, the zeros between them do not count
   */
  public static Bytes32 compute(SectorSize sector, List<PieceInfo> pieces) {
    if (pieces.isEmpty()) {
      return empty(sector);
    }
    checkFit(sector, pieces);
    Stack stack = new Stack();
    for (PieceInfo piece : pieces) {
      stack.fillTo(piece.paddedBytes());
      stack.add(piece);
    }
    return stack.close();
  }

  /**
   * The root over the whole sector (ref-fvm, {@code compute_unsealed_sector_cid}; lotus): zeros
   * fill up to the alignment of every piece and to the end of the sector.
   *
   * @throws MalformedInputException where the pieces at their aligned places exceed the sector
   */
  public static Bytes32 ofSector(SectorSize sector, List<PieceInfo> pieces) {
    return compute(sector, fill(sector, pieces));
  }

  /**
   * The pieces with zero pieces between and behind them, so that each lies at a multiple of its
   * size and the sector is full.
   *
   * @throws MalformedInputException where that exceeds the sector
   */
  public static List<PieceInfo> fill(SectorSize sector, List<PieceInfo> pieces) {
    List<PieceInfo> filled = new ArrayList<>();
    long sum = 0;
    for (PieceInfo piece : pieces) {
      sum = addZeros(filled, sum, piece.paddedBytes());
      filled.add(piece);
      sum += piece.paddedBytes();
      if (sum < 0 || sum > sector.bytes()) {
        throw new MalformedInputException(
            "pieces at their aligned places exceed the sector of " + sector.bytes() + " bytes");
      }
    }
    if (pieces.isEmpty()) {
      filled.add(PieceInfo.zero(new PaddedPieceSize(sector.bytes())));
    } else {
      addZeros(filled, sum, sector.bytes());
    }
    return List.copyOf(filled);
  }

  /**
   * Whether {@link #compute} gives {@code commD} (rust-fil-proofs, {@code verify_pieces}).
   *
   * @throws MalformedInputException where it throws
   */
  public static boolean verify(Bytes32 commD, SectorSize sector, List<PieceInfo> pieces) {
    return compute(sector, pieces).equals(commD);
  }

  /** CommD of a sector without any data. */
  public static Bytes32 empty(SectorSize sector) {
    return ZeroCommitments.ofHeight(new PaddedPieceSize(sector.bytes()).height());
  }

  private static void checkFit(SectorSize sector, List<PieceInfo> pieces) {
    long most = sector.unpaddedBytes() / UnpaddedPieceSize.MIN.bytes();
    if (pieces.size() > most) {
      throw new MalformedInputException(
          "got "
              + pieces.size()
              + " pieces, a sector of "
              + sector.bytes()
              + " bytes holds at most "
              + most);
    }
    long left = sector.bytes();
    for (PieceInfo piece : pieces) {
      left -= piece.paddedBytes();
      if (left < 0) {
        throw new MalformedInputException(
            "pieces exceed the sector of " + sector.bytes() + " bytes");
      }
    }
  }

  /** Zero pieces from {@code sum} to the next multiple of {@code size}, smallest first. */
  private static long addZeros(List<PieceInfo> out, long sum, long size) {
    long gap = -sum & (size - 1);
    for (long rest = gap; rest != 0; rest &= rest - 1) {
      out.add(PieceInfo.zero(new PaddedPieceSize(Long.lowestOneBit(rest))));
    }
    return sum + gap;
  }

  /** Subtrees from left to right, each larger than the next. */
  private static final class Stack {
    private final List<PieceInfo> trees = new ArrayList<>();

    void add(PieceInfo piece) {
      PieceInfo right = piece;
      while (!trees.isEmpty() && trees.getLast().unpaddedBytes() == right.unpaddedBytes()) {
        Bytes32 root = ShaTreeHasher.parent(trees.removeLast().commP(), right.commP());
        right = new PieceInfo(root, 2 * right.unpaddedBytes());
      }
      trees.add(right);
    }

    void fillTo(long paddedBytes) {
      while (!trees.isEmpty() && trees.getLast().paddedBytes() < paddedBytes) {
        addZero();
      }
    }

    Bytes32 close() {
      while (trees.size() > 1) {
        addZero();
      }
      return trees.getFirst().commP();
    }

    private void addZero() {
      add(PieceInfo.zero(trees.getLast().paddedSize()));
    }
  }
}
