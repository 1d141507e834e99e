// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.internal.Commitments;
import org.sealwright.storage.porep.PublicInputs;

/**
 * What a proof of replication claims: this prover holds, under this number, a replica of this data.
 *
 * @param config size, graph and kind of proof
 * @param proverId who claims it
 * @param sectorId number of the sector, an unsigned 64-bit integer
 * @param ticket seal randomness
 * @param seed the chain's seed; without effect where the proof is non-interactive
 * @param commD commitment to the data
 * @param commR commitment to the replica
 */
public record SealStatement(
    PoRepConfig config,
    ProverId proverId,
    long sectorId,
    Ticket ticket,
    InteractiveSeed seed,
    Bytes32 commD,
    Bytes32 commR) {

  /** Checks for null. */
  public SealStatement {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(proverId, "proverId");
    Objects.requireNonNull(ticket, "ticket");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(commD, "commD");
    Objects.requireNonNull(commR, "commR");
  }

  /** Id of the replica. */
  public ReplicaId replicaId() {
    return ReplicaId.derive(proverId, sectorId, ticket, commD, config.porepId());
  }

  /**
   * Why no proof of this can hold, or empty: a commitment that is zero or no field element
   * (filecoin-proofs, verify_seal).
   */
  public Optional<String> problem() {
    return Commitments.problem("comm_d", commD).or(() -> Commitments.problem("comm_r", commR));
  }

  /**
   * The public inputs of the circuit, a list a partition.
   *
   * @throws MalformedInputException where {@link #problem} finds one
   */
  public List<List<Scalar>> publicInputs(FeistelKernels feistel) {
    problem()
        .ifPresent(
            problem -> {
              throw new MalformedInputException(problem);
            });
    return PublicInputs.derive(config, replicaId(), commD, commR, seed, feistel).stream()
        .map(partition -> partition.stream().map(Commitments::scalar).toList())
        .toList();
  }
}
