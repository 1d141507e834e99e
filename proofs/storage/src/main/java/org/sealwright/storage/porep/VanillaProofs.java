// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.util.ArrayList;
import java.util.List;

/** Parts of vanilla proofs that follow from other parts. */
public final class VanillaProofs {
  private VanillaProofs() {}

  /** The labeling proofs of all layers, whose parent labels the parents' columns hold. */
  public static List<LabelingProof> labeling(
      long challenge, int layers, List<ColumnProof> drgParents, List<ColumnProof> expParents) {
    List<LabelingProof> proofs = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      proofs.add(
          new LabelingProof(
              VanillaVerifier.parentLabels(drgParents, expParents, layer), layer, challenge));
    }
    return proofs;
  }
}
