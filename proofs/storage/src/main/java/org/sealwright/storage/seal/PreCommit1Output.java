// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SectorSize;

/**
 * What PreCommit1 hands to PreCommit2.
 *
 * @param sectorSize size of the sector, which JSON shows through names and node counts
 * @param labels one store a layer, layer 1 first
 * @param treeD store of tree-D
 * @param commD commitment to the data
 */
public record PreCommit1Output(
    SectorSize sectorSize, List<StoreConfig> labels, StoreConfig treeD, Bytes32 commD) {

  /** Copies the labels. */
  public PreCommit1Output {
    Objects.requireNonNull(sectorSize, "sectorSize");
    labels = List.copyOf(labels);
    Objects.requireNonNull(treeD, "treeD");
    Objects.requireNonNull(commD, "commD");
  }

  /** The output for a sector whose files are in {@code cachePath}. */
  static PreCommit1Output of(SectorSize size, String cachePath, Bytes32 commD) {
    List<StoreConfig> labels =
        java.util.stream.IntStream.rangeClosed(1, size.layers())
            .mapToObj(layer -> StoreConfig.of(cachePath, "layer-" + layer, size.nodes(), 0))
            .toList();
    StoreConfig treeD = StoreConfig.of(cachePath, "tree-d", 2 * size.nodes() - 1, 0);
    return new PreCommit1Output(size, labels, treeD, commD);
  }
}
