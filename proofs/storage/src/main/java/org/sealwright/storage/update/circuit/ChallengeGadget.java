// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.Arrays;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.Insertion;
import org.sealwright.snark.gadget.MerkleInclusion;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.Sha256Gadget;
import org.sealwright.storage.update.UpdateChallengeProof;

/**
 * One challenge of an update: the node is in the old replica, its encoding with the data in the new
 * one, and the data below the partition's apex leaf that the index points to.
 */
final class ChallengeGadget {
  private final ConstraintSystem system;
  private final UpdateShape shape;
  private final EncodingGadget encoding;
  private final Insertion insertion;
  private final MerkleInclusion inReplica;
  private final MerkleInclusion inData;
  private final int[] apexLeaves;
  private final ReplicaRoots roots;

  ChallengeGadget(
      ConstraintSystem system,
      Numbers numbers,
      UpdateShape shape,
      EncodingGadget encoding,
      Sha256Gadget sha256,
      int[] apexLeaves,
      ReplicaRoots roots) {
    this.system = system;
    this.shape = shape;
    this.encoding = encoding;
    this.insertion = new Insertion(system, numbers.bits());
    this.inReplica = MerkleInclusion.ofPoseidon(system, numbers, shape.tree());
    this.inData = MerkleInclusion.ofSha256(system, numbers, sha256, shape.levelsBelowApex());
    this.apexLeaves = apexLeaves;
    this.roots = roots;
  }

  /**
   * Enforces it.
   *
   * @param index bits of the node's index, lowest first
   */
  void enforce(int[] index, UpdateChallengeProof proof) {
    EncodingGadget.Leaves leaves =
        encoding.encode(index, proof.replicaOld().leaf(), proof.data().leaf());
    replica("replica_old", index, leaves.old(), proof.replicaOld(), roots.old());
    replica("replica_new", index, leaves.encoded(), proof.replicaNew(), roots.updated());
    int below = shape.levelsBelowApex();
    try (Namespace _ = system.enter("data")) {
      int[] place = Arrays.copyOfRange(index, below, below + shape.apexBits());
      int apexLeaf = insertion.select(apexLeaves, place);
      int[][] siblings = inData.allocate(proof.data().levels().subList(0, below));
      inData.enforceAt(Arrays.copyOf(index, below), leaves.data(), siblings, apexLeaf);
    }
  }

  private void replica(String name, int[] index, int leaf, InclusionProof proof, int root) {
    try (Namespace _ = system.enter(name)) {
      inReplica.enforceAt(index, leaf, inReplica.allocate(proof.levels()), root);
    }
  }
}
