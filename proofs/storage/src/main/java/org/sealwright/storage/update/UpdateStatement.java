// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.storage.internal.Commitments;

/**
 * What the proof of an update claims: the new replica is the old one with this data encoded into
 * it. Neither prover nor sector number are part of it; the old commitment stands for both.
 *
 * @param config what the sector's size fixes
 * @param commROld commitment to the replica of the empty sector
 * @param commRNew commitment to the updated replica
 * @param commDNew commitment to the data
 */
public record UpdateStatement(
    UpdateConfig config, Bytes32 commROld, Bytes32 commRNew, Bytes32 commDNew) {

  /** Checks for null. */
  public UpdateStatement {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(commROld, "commROld");
    Objects.requireNonNull(commRNew, "commRNew");
    Objects.requireNonNull(commDNew, "commDNew");
  }

  /** Why no proof of this can hold, or empty: a commitment that is zero or no field element. */
  public Optional<String> problem() {
    return Commitments.problem("comm_r_old", commROld)
        .or(() -> Commitments.problem("comm_r_new", commRNew))
        .or(() -> Commitments.problem("comm_d_new", commDNew));
  }

  /**
   * The public inputs of the circuit, a list a partition: {@link UpdateConfig#partitionAndHSelect},
   * comm_r_old, comm_d_new, comm_r_new.
   *
   * @throws MalformedInputException where {@link #problem} finds one
   */
  public List<List<Scalar>> publicInputs() {
    List<List<Scalar>> partitions = new ArrayList<>();
    for (int k = 0; k < config.partitions(); k++) {
      partitions.add(publicInputs(k));
    }
    return partitions;
  }

  /**
   * The public inputs of one partition.
   *
   * @throws MalformedInputException where {@link #problem} finds one
   * @throws IllegalArgumentException where there is no such partition
   */
  public List<Scalar> publicInputs(int k) {
    requireProvable();
    return List.of(
        Commitments.scalar(UpdateHash.element(config.partitionAndHSelect(k))),
        Commitments.scalar(commROld),
        Commitments.scalar(commDNew),
        Commitments.scalar(commRNew));
  }

  void requireProvable() {
    problem()
        .ifPresent(
            problem -> {
              throw new MalformedInputException(problem);
            });
  }
}
