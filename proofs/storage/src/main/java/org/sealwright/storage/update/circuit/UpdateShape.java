// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.List;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.update.UpdateConfig;

/**
 * What shapes the circuit of an update. Nodes, partitions and apex leaves are powers of two.
 *
 * @param tree shape of tree-R, which has a leaf for each node of the sector
 * @param partitions partitions of a proof
 * @param challenges challenges of one partition
 * @param highBits how many high bits of a node's index choose its rho, by selecting bit
 * @param apexLeaves nodes of tree-D that a partition names, in the row that is cut into partitions
 */
public record UpdateShape(
    TreeShape tree, int partitions, int challenges, List<Integer> highBits, int apexLeaves) {

  /** Copies the list. */
  public UpdateShape {
    highBits = List.copyOf(highBits);
    if (Integer.bitCount(partitions) != 1
        || Integer.bitCount(apexLeaves) != 1
        || Long.bitCount(tree.leaves()) != 1
        || (long) partitions * apexLeaves > tree.leaves()) {
      throw new IllegalArgumentException(
          partitions + " partitions of " + apexLeaves + " apex leaves don't cut up " + tree);
    }
  }

  /** That of updates of a sector size. */
  public static UpdateShape of(UpdateConfig config) {
    return new UpdateShape(
        config.treeShape(),
        config.partitions(),
        config.challengesPerPartition(),
        config.allowedH(),
        config.apexLeaves());
  }

  /** Bits of a node's index. */
  public int indexBits() {
    return Long.numberOfTrailingZeros(tree.leaves());
  }

  /** Bits of a partition's number, the highest of the index. */
  public int partitionBits() {
    return Integer.numberOfTrailingZeros(partitions);
  }

  /** Bits that address an apex leaf of a partition. */
  public int apexBits() {
    return Integer.numberOfTrailingZeros(apexLeaves);
  }

  /** Levels of tree-D below the apex leaves. */
  public int levelsBelowApex() {
    return indexBits() - partitionBits() - apexBits();
  }
}
