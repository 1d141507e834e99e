// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.porep.VanillaProof;

/**
 * The vanilla proof of replication and what it is about.
 *
 * @param vanillaProofs for each partition one proof a challenge
 * @param commR commitment to the replica
 * @param commD commitment to the data
 * @param replicaId id of the replica
 * @param seed the chain's seed
 * @param ticket seal randomness
 */
public record Commit1Output(
    List<List<VanillaProof>> vanillaProofs,
    Bytes32 commR,
    Bytes32 commD,
    ReplicaId replicaId,
    InteractiveSeed seed,
    Ticket ticket) {

  /** Copies the proofs. */
  public Commit1Output {
    vanillaProofs = vanillaProofs.stream().map(List::copyOf).toList();
    Objects.requireNonNull(commR, "commR");
    Objects.requireNonNull(commD, "commD");
    Objects.requireNonNull(replicaId, "replicaId");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(ticket, "ticket");
  }
}
