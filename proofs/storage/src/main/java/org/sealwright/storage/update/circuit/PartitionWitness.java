// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.Collections;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.snark.gadget.BlankPaths;
import org.sealwright.storage.update.UpdateChallengeProof;
import org.sealwright.storage.update.UpdatePartitionProof;

/**
 * What one partition of an update states and knows.
 *
 * @param selector the partition's number and, above it, the selecting bits, public
 * @param commROld commitment to the old replica, public
 * @param commDNew root of the new data, public
 * @param commRNew commitment to the new replica, public
 * @param proof the vanilla proof
 */
public record PartitionWitness(
    long selector,
    Bytes32 commROld,
    Bytes32 commDNew,
    Bytes32 commRNew,
    UpdatePartitionProof proof) {

  /** Zeros of a shape. */
  static PartitionWitness blank(UpdateShape shape) {
    InclusionProof replica = BlankPaths.inclusion(shape.tree());
    UpdateChallengeProof challenge =
        new UpdateChallengeProof(replica, BlankPaths.binary(shape.indexBits()), replica);
    UpdatePartitionProof proof =
        new UpdatePartitionProof(
            Bytes32.ZERO,
            Collections.nCopies(shape.apexLeaves(), Bytes32.ZERO),
            Collections.nCopies(shape.challenges(), challenge));
    return new PartitionWitness(0, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, proof);
  }

  /** Root of the old replica's tree. */
  Bytes32 rootROld() {
    return proof.challenges().getFirst().replicaOld().root();
  }

  /** Root of the new replica's tree. */
  Bytes32 rootRNew() {
    return proof.challenges().getFirst().replicaNew().root();
  }

  /** The path from the root of the partition's apex leaves to comm_d. */
  List<PathElement> partitionPath(UpdateShape shape) {
    List<PathElement> path = proof.challenges().getFirst().data().levels();
    return path.subList(path.size() - shape.partitionBits(), path.size());
  }

  /**
   * Checks what the circuit relies on; paths are checked where they are used.
   *
   * @throws MalformedInputException where a count is not that of the shape
   */
  void check(UpdateShape shape) {
    want(proof.challenges().size(), shape.challenges(), "challenges in a partition");
    want(proof.apexLeaves().size(), shape.apexLeaves(), "apex leaves");
    for (UpdateChallengeProof challenge : proof.challenges()) {
      want(challenge.data().levels().size(), shape.indexBits(), "levels of a path to comm_d");
    }
  }

  private static void want(int got, int wanted, String what) {
    if (got != wanted) {
      throw new MalformedInputException("got " + got + " " + what + ", wanted " + wanted);
    }
  }
}
