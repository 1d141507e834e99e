// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;
import java.util.Optional;
import org.sealwright.snark.groth16.Proof;

/**
 * What came of proving sectors on disk.
 *
 * @param statement what is proved: the sectors that are well; empty where none is
 * @param partitions the proofs of the partitions in order; none where there is no statement
 * @param reading vanilla proofs of the sectors that are well, faults of the others, figures
 */
public record PoStResult(
    Optional<PoStStatement> statement, List<Proof> partitions, VanillaReading reading) {

  /** Copies the list. */
  public PoStResult {
    partitions = List.copyOf(partitions);
  }

  /** The proof that goes on chain: 192 bytes a partition. */
  public byte[] proof() {
    return Proof.toBytes(partitions);
  }

  /** The sectors that were skipped, and why. */
  public List<SectorFault> skipped() {
    return reading.faults();
  }
}
