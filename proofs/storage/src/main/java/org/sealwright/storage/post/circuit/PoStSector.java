// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;

/**
 * One sector's part of a PoSt partition, in the circuit's terms.
 *
 * @param commR the replica's commitment, public
 * @param commC root of tree-C
 * @param commRLast root of tree-R-last
 * @param inclusions a path in tree-R-last for each challenge
 */
public record PoStSector(
    Bytes32 commR, Bytes32 commC, Bytes32 commRLast, List<InclusionProof> inclusions) {

  /** Copies the list. */
  public PoStSector {
    inclusions = List.copyOf(inclusions);
  }
}
