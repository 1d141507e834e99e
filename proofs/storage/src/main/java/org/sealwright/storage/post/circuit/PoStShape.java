// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.storage.SectorSize;

/**
 * What shapes the circuit of a PoSt partition.
 *
 * @param sectorSize size of every sector
 * @param sectors places for sectors in a partition
 * @param challenges challenges of each sector
 */
public record PoStShape(SectorSize sectorSize, int sectors, int challenges) {
  private static final int WINDOW_CHALLENGES = 10;
  private static final int WINNING_PLACES = 66;

  /** Checks the counts. */
  public PoStShape {
    if (sectors < 1 || challenges < 1) {
      throw new IllegalArgumentException(
          "sectors (" + sectors + ") and challenges (" + challenges + ") must be at least 1");
    }
  }

  /** A partition of a Window PoSt: ten challenges a sector. */
  public static PoStShape window(SectorSize size) {
    int sectors =
        switch (size) {
          case GIB_32 -> 2349;
          case GIB_64 -> 2300;
          default -> 2;
        };
    return new PoStShape(size, sectors, WINDOW_CHALLENGES);
  }

  /** A Winning PoSt: 66 places for the same sector, one challenge each. */
  public static PoStShape winning(SectorSize size) {
    return new PoStShape(size, WINNING_PLACES, 1);
  }

  /** Shape of tree-R-last. */
  public TreeShape treeShape() {
    return new TreeShape(sectorSize.nodes(), sectorSize.subArity(), sectorSize.topArity());
  }

  /** The name that the circuit's parameters are filed under. */
  public CircuitName circuitName() {
    return CircuitName.fallbackPoSt(sectorSize.bytes(), challenges, sectors, treeShape());
  }
}
