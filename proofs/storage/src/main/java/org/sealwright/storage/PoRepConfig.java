// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeShape;

/**
 * What fixes the graph and the challenges of a proof of replication.
 *
 * @param sectorSize size and shape
 * @param porepId 32 bytes that seed the graph
 * @param apiVersion version of the graph's rules
 * @param feature how challenges come about; anything but none needs version 1.2.0
 */
public record PoRepConfig(
    SectorSize sectorSize, Bytes32 porepId, ApiVersion apiVersion, PoRepFeature feature) {

  /** Checks that the version allows the feature. */
  public PoRepConfig {
    Objects.requireNonNull(sectorSize, "sectorSize");
    Objects.requireNonNull(porepId, "porepId");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(feature, "feature");
    if (feature != PoRepFeature.NONE && apiVersion != ApiVersion.V1_2_0) {
      throw new MalformedInputException(
          "feature " + feature.option() + " needs API version 1.2.0, got " + apiVersion);
    }
  }

  /** Partitions of the proof. */
  public int partitions() {
    return feature == PoRepFeature.NON_INTERACTIVE
        ? sectorSize.nonInteractivePartitions()
        : sectorSize.partitions();
  }

  /** Shape of tree-C and tree-R-last. */
  public TreeShape treeShape() {
    return new TreeShape(sectorSize.nodes(), sectorSize.subArity(), sectorSize.topArity());
  }
}
