// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.util.List;
import org.sealwright.hashing.merkle.InclusionProof;

/**
 * The answer to one challenge: everything about one node that the circuit checks.
 *
 * @param commD path of the node in tree-D
 * @param commRLast path of the node in tree-R-last
 * @param cX the node's column
 * @param drgParents columns of its six base parents
 * @param expParents columns of its eight expander parents
 * @param labeling parent labels of every layer
 * @param encoding parent labels of the last layer, whose label is the key
 */
public record VanillaProof(
    InclusionProof commD,
    InclusionProof commRLast,
    ColumnProof cX,
    List<ColumnProof> drgParents,
    List<ColumnProof> expParents,
    List<LabelingProof> labeling,
    LabelingProof encoding) {

  /** Copies the lists. */
  public VanillaProof {
    drgParents = List.copyOf(drgParents);
    expParents = List.copyOf(expParents);
    labeling = List.copyOf(labeling);
  }

  /** The challenge that the proof claims to answer. */
  public long challenge() {
    return cX.index();
  }
}
