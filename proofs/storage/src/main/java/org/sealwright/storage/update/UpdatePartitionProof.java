// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * The vanilla proof of one partition of an update (storage-proofs-update, PartitionProof).
 *
 * @param commC root of tree-C, which an update leaves as it is
 * @param apexLeaves the partition's nodes in the row of tree-D that is cut into partitions
 * @param challenges the answer to each challenge
 */
public record UpdatePartitionProof(
    Bytes32 commC, List<Bytes32> apexLeaves, List<UpdateChallengeProof> challenges) {

  /** Copies the lists. */
  public UpdatePartitionProof {
    Objects.requireNonNull(commC, "commC");
    apexLeaves = List.copyOf(apexLeaves);
    challenges = List.copyOf(challenges);
  }
}
