// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.util.Objects;

/**
 * What {@link PieceWriter} has written.
 *
 * @param piece the piece
 * @param leftAlignmentBytes raw zero bytes in front of it
 */
public record AddedPiece(PieceInfo piece, long leftAlignmentBytes) {

  /** Checks the alignment. */
  public AddedPiece {
    Objects.requireNonNull(piece, "piece");
    if (leftAlignmentBytes < 0) {
      throw new IllegalArgumentException(
          "leftAlignmentBytes (" + leftAlignmentBytes + ") must not be negative");
    }
  }

  /** Raw bytes in all, alignment included: the reference's {@code written}. */
  public long writtenUnpaddedBytes() {
    return leftAlignmentBytes + piece.unpaddedBytes();
  }

  /** Bytes in the target in all. */
  public long writtenPaddedBytes() {
    return writtenUnpaddedBytes() / 127 * 128;
  }
}
