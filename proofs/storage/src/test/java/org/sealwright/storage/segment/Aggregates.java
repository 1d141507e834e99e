// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/** Pieces and aggregates at random. */
final class Aggregates {
  private Aggregates() {}

  static Bytes32 commitment(SplittableRandom random) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return Bytes32.of(bytes).truncated254();
  }

  /** So many pieces of 128 bytes to {@code 128 << spread}, in no order. */
  static List<PieceInfo> pieces(long seed, int count, int spread) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PieceInfo> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PaddedPieceSize size = new PaddedPieceSize(128L << random.nextInt(spread + 1));
      pieces.add(PieceInfo.of(commitment(random), size));
    }
    return pieces;
  }

  /** Their smallest aggregate. */
  static AggregatePlan smallest(List<PieceInfo> pieces) {
    return AggregatePlan.of(AggregatePlan.smallestFor(pieces), pieces);
  }
}
