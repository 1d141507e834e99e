// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;

/**
 * What a run came to: every sector is in one of the two lists, each sorted by number.
 *
 * @param proofs proofs of the sectors that are well
 * @param faults the others, to be skipped, each with its reason
 * @param figures what was read
 */
public record VanillaReading(
    List<SectorVanillaProof> proofs, List<SectorFault> faults, ReadFigures figures) {

  /** Copies the lists. */
  public VanillaReading {
    proofs = List.copyOf(proofs);
    faults = List.copyOf(faults);
  }
}
