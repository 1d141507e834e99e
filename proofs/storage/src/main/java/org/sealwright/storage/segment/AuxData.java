// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.Objects;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/**
 * The aggregate that a proof speaks of (go-data-segment, {@code InclusionAuxData}). It is for the
 * caller to find out whether the chain knows an active deal, or piece of a sector, with exactly
 * these.
 *
 * @param commPa commitment to the aggregate
 * @param sizePa its padded bytes
 */
public record AuxData(PieceCid commPa, PaddedPieceSize sizePa) {

  /** Refuses null. */
  public AuxData {
    Objects.requireNonNull(commPa, "commPa");
    Objects.requireNonNull(sizePa, "sizePa");
  }

  /** What is known of an aggregate. */
  public static AuxData of(PieceInfo aggregate) {
    return new AuxData(aggregate.cid(), aggregate.paddedSize());
  }
}
