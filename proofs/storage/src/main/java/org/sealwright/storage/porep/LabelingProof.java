// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.util.List;
import org.sealwright.hashing.Bytes32;

/**
 * The parent labels that a label was hashed from.
 *
 * @param parents the 37 labels in the order of the preimage
 * @param layer number of the layer, from 1
 * @param node the node
 */
public record LabelingProof(List<Bytes32> parents, int layer, long node) {

  /** Copies the labels. */
  public LabelingProof {
    parents = List.copyOf(parents);
  }
}
