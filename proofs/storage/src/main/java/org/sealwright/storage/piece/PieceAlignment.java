// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.util.List;

/**
 * Raw zero bytes around a piece that put it at a multiple of its size (rust-fil-proofs, {@code
 * get_piece_alignment}).
 *
 * @param leftBytes zeros before it
 * @param rightBytes zeros after it; none where its size is {@code 127 * 2^k}
 */
public record PieceAlignment(long leftBytes, long rightBytes) {

  /** Half of the largest {@code 127 * 2^k}, so that doubling it is safe. */
  private static final long MAX_PIECE = 127L << 55;

  /** Checks the signs. */
  public PieceAlignment {
    if (leftBytes < 0 || rightBytes < 0) {
      throw new IllegalArgumentException(
          "alignment (" + leftBytes + ", " + rightBytes + ") must not be negative");
    }
  }

  /**
   * The alignment of a piece of any size behind other data.
   *
   * @param writtenUnpadded raw bytes before it
   * @param pieceUnpadded its raw bytes
   * @throws IllegalArgumentException where either is negative or beyond any file
   */
  public static PieceAlignment of(long writtenUnpadded, long pieceUnpadded) {
    if (writtenUnpadded < 0 || pieceUnpadded < 0 || pieceUnpadded > MAX_PIECE) {
      throw new IllegalArgumentException(
          "written ("
              + writtenUnpadded
              + ") and piece ("
              + pieceUnpadded
              + ") must be 0 or more bytes that fit a file");
    }
    long space = UnpaddedPieceSize.MIN.bytes();
    while (space < pieceUnpadded) {
      space *= 2;
    }
    long beyond = writtenUnpadded % space;
    return new PieceAlignment(beyond == 0 ? 0 : space - beyond, space - pieceUnpadded);
  }

  /**
   * Raw bytes that pieces take one after the other, alignment included.
   *
   * @throws IllegalArgumentException where the sum exceeds a long
   */
  public static long sumPieceBytesWithAlignment(List<UnpaddedPieceSize> pieces) {
    long sum = 0;
    for (UnpaddedPieceSize piece : pieces) {
      PieceAlignment around = of(sum, piece.bytes());
      sum += around.leftBytes + piece.bytes() + around.rightBytes;
      if (sum < 0) {
        throw new IllegalArgumentException("pieces (" + pieces + ") fit no file");
      }
    }
    return sum;
  }

  /** Raw offset of a piece that comes after {@code before}. */
  public static long pieceStartByte(List<UnpaddedPieceSize> before, UnpaddedPieceSize piece) {
    long sum = sumPieceBytesWithAlignment(before);
    return sum + of(sum, piece.bytes()).leftBytes;
  }
}
