// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.merkle.ZeroCommitments;

/**
 * A piece as a sector knows it: its commitment and its size before padding. (The chain's own
 * PieceInfo holds the padded size.)
 *
 * @param commP the commitment, not all zero
 * @param unpaddedBytes the size, {@code 127 * 2^k}
 */
public record PieceInfo(Bytes32 commP, long unpaddedBytes) {

  /**
   * Checks both.
   *
   * @throws MalformedInputException where the commitment is all zero or the size impossible
   */
  public PieceInfo {
    Objects.requireNonNull(commP, "commP");
    new UnpaddedPieceSize(unpaddedBytes);
    if (commP.isZero()) {
      throw new MalformedInputException("commitment of a piece is all zero, which no data has");
    }
  }

  /** A piece of this size. */
  public static PieceInfo of(Bytes32 commP, PaddedPieceSize size) {
    return new PieceInfo(commP, size.unpadded().bytes());
  }

  /** A piece of nothing but zeros. */
  public static PieceInfo zero(PaddedPieceSize size) {
    return of(ZeroCommitments.ofHeight(size.height()), size);
  }

  /** Bytes before padding, as a size. */
  public UnpaddedPieceSize unpaddedSize() {
    return new UnpaddedPieceSize(unpaddedBytes);
  }

  /** Bytes after padding, as a size. */
  public PaddedPieceSize paddedSize() {
    return unpaddedSize().padded();
  }

  /** Bytes after padding, a power of two. */
  public long paddedBytes() {
    return paddedSize().bytes();
  }

  /** The version 1 CID of the commitment. */
  public PieceCid cid() {
    return new PieceCid(commP);
  }

  /**
   * The same data with zeros appended up to {@code size} (go-fil-commp-hashhash, {@code PadCommP}).
   *
   * @throws IllegalArgumentException where {@code size} is below this piece's
   */
  public PieceInfo extendedTo(PaddedPieceSize size) {
    PaddedPieceSize own = paddedSize();
    if (size.compareTo(own) < 0) {
      throw new IllegalArgumentException(
          "size (" + size + ") must not be below that of the piece (" + own + ")");
    }
    Bytes32 root = commP;
    for (int height = own.height(); height < size.height(); height++) {
      root = ShaTreeHasher.parent(root, ZeroCommitments.ofHeight(height));
    }
    return of(root, size);
  }
}
