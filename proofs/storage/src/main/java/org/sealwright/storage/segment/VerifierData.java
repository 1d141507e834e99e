// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.Objects;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PieceInfo;

/**
 * What the owner of a segment knows of it (go-data-segment, {@code InclusionVerifierData}), as it
 * came: {@link SegmentProof#judge} checks it.
 *
 * @param commPc commitment to the data
 * @param sizePc padded bytes, unsigned
 */
public record VerifierData(PieceCid commPc, long sizePc) {

  /** Refuses null. */
  public VerifierData {
    Objects.requireNonNull(commPc, "commPc");
  }

  /** What is known of a piece. */
  public static VerifierData of(PieceInfo piece) {
    return new VerifierData(piece.cid(), piece.paddedBytes());
  }
}
