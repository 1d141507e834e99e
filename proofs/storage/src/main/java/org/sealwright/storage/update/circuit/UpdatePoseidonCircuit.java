// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.BlankPaths;
import org.sealwright.snark.gadget.MerkleInclusion;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;
import org.sealwright.storage.update.UpdateHash;

/**
 * The circuit of an update whose data is in a Poseidon tree like the replicas': one partition with
 * the challenges of all. Parameters for it are published, but the reference makes no vanilla proof
 * for it and the network takes none, so there is only its shape.
 */
public final class UpdatePoseidonCircuit implements Circuit {
  private final UpdateShape shape;

  private UpdatePoseidonCircuit(UpdateShape shape) {
    this.shape = shape;
  }

  /** Without a witness: all values are zero. For the shape. */
  public static UpdatePoseidonCircuit blank(UpdateShape shape) {
    return new UpdatePoseidonCircuit(shape);
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    Numbers numbers = new Numbers(system);
    int selector = UpdateCircuit.input(numbers, numbers.allocate(0));
    int[] choice = numbers.split(selector, shape.highBits().size());
    int commROld = UpdateCircuit.input(numbers, numbers.allocate(0));
    int commDNew = UpdateCircuit.input(numbers, numbers.allocate(0));
    int commRNew = UpdateCircuit.input(numbers, numbers.allocate(0));
    PoseidonGadget randomness = new PoseidonGadget(system, 2, UpdateHash.TAG);
    int phi = randomness.hash(new int[] {commDNew, commROld});
    ReplicaRoots roots = ReplicaRoots.allocate(numbers, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO);
    roots.enforce(system, numbers, commROld, commRNew);
    // No row ties the partition to the zero that it is meant to be.
    int partition = numbers.allocate(0);
    Arithmetic arithmetic = new Arithmetic(system);
    int[][] challenges =
        ChallengeBits.derive(
            numbers,
            arithmetic,
            randomness,
            commRNew,
            partition,
            shape.partitions() * shape.challenges(),
            shape.indexBits());
    EncodingGadget encoding =
        new EncodingGadget(numbers, arithmetic, randomness, shape.highBits(), choice, phi);
    MerkleInclusion inclusion = MerkleInclusion.ofPoseidon(system, numbers, shape.tree());
    List<PathElement> path = BlankPaths.inclusion(shape.tree()).levels();
    for (int i = 0; i < challenges.length; i++) {
      try (Namespace _ = system.enter("challenge", i)) {
        EncodingGadget.Leaves leaves = encoding.encode(challenges[i], Bytes32.ZERO, Bytes32.ZERO);
        inclusion.enforceAt(challenges[i], leaves.old(), inclusion.allocate(path), roots.old());
        inclusion.enforceAt(
            challenges[i], leaves.encoded(), inclusion.allocate(path), roots.updated());
        inclusion.enforceAt(challenges[i], leaves.data(), inclusion.allocate(path), commDNew);
      }
    }
  }
}
