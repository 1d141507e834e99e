// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.cid.PieceCidV2;

/**
 * What {@link PieceHasher} finds out about some data.
 *
 * @param commP the commitment to the payload with zeros up to the size of the piece
 * @param payloadSize raw bytes of the payload
 * @param paddedSize size of the smallest piece that holds it
 */
public record PieceCommitment(Bytes32 commP, long payloadSize, PaddedPieceSize paddedSize) {

  /**
   * Checks that the sizes belong together.
   *
   * @throws MalformedInputException where there is no payload, or not the smallest piece
   */
  public PieceCommitment {
    Objects.requireNonNull(commP, "commP");
    Objects.requireNonNull(paddedSize, "paddedSize");
    if (payloadSize < 1 || !PaddedPieceSize.forPayload(payloadSize).equals(paddedSize)) {
      throw new MalformedInputException(
          "a payload of " + payloadSize + " bytes has no piece of " + paddedSize + " bytes");
    }
  }

  /** The version 1 CID. */
  public PieceCid pieceCid() {
    return new PieceCid(commP);
  }

  /** The version 2 CID (FRC-0069), which holds the payload size too. */
  public PieceCidV2 pieceCidV2() {
    return PieceCidV2.of(pieceCid(), payloadSize);
  }

  /** The piece, for a sector. */
  public PieceInfo pieceInfo() {
    return PieceInfo.of(commP, paddedSize);
  }
}
