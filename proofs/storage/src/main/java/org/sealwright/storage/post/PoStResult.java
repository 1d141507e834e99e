// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.snark.groth16.Proof;

/**
 * What came of proving sectors on disk.
 *
 * @param statement what is proved: the sectors that are well; empty where none is
 * @param partitions the proofs of the partitions in order; none where there is no statement
 * @param skipped the sectors that were skipped, and why, sorted by number
 * @param figures what was read
 */
public record PoStResult(
    Optional<PoStStatement> statement,
    List<Proof> partitions,
    List<SectorFault> skipped,
    ReadFigures figures) {

  /** Copies the lists. */
  public PoStResult {
    Objects.requireNonNull(statement, "statement");
    partitions = List.copyOf(partitions);
    skipped = List.copyOf(skipped);
    Objects.requireNonNull(figures, "figures");
  }

  /** The proof that goes on chain: 192 bytes a partition. */
  public byte[] proof() {
    return Proof.toBytes(partitions);
  }
}
