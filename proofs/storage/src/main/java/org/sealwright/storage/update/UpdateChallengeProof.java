// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.util.Objects;
import org.sealwright.hashing.merkle.InclusionProof;

/**
 * The vanilla proof of one challenge of an update (storage-proofs-update, ChallengeProof).
 *
 * @param replicaOld the node in tree-R-last of the old replica
 * @param data the node in tree-D of the new data, a binary tree with all its levels
 * @param replicaNew the node in tree-R-last of the new replica
 */
public record UpdateChallengeProof(
    InclusionProof replicaOld, InclusionProof data, InclusionProof replicaNew) {

  /** Checks for null. */
  public UpdateChallengeProof {
    Objects.requireNonNull(replicaOld, "replicaOld");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(replicaNew, "replicaNew");
  }
}
