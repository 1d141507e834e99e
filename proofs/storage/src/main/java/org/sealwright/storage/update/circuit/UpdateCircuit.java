// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.MerkleInclusion;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;
import org.sealwright.snark.gadget.Sha256Gadget;
import org.sealwright.storage.update.UpdateHash;

/**
 * The circuit of one partition of an update: the one with SHA-256 over the data, which the network
 * uses. Public inputs: partition and choice of high bits, comm_r_old, comm_d_new, comm_r_new.
 */
public final class UpdateCircuit implements Circuit {
  private final UpdateShape shape;
  private final PartitionWitness witness;

  /**
   * With a witness.
   *
   * @throws MalformedInputException where a count in the witness is not that of the shape
   */
  public UpdateCircuit(UpdateShape shape, PartitionWitness witness) {
    this.shape = shape;
    this.witness = witness;
    witness.check(shape);
  }

  /** Without a witness: all values are zero. For the shape. */
  public static UpdateCircuit blank(UpdateShape shape) {
    return new UpdateCircuit(shape, PartitionWitness.blank(shape));
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    Numbers numbers = new Numbers(system);
    int selector = input(numbers, numbers.allocate(witness.selector()));
    int[] selecting = numbers.split(selector, shape.partitionBits() + shape.highBits().size());
    int[] place = Arrays.copyOf(selecting, shape.partitionBits());
    int[] choice = Arrays.copyOfRange(selecting, place.length, selecting.length);
    int partition = numbers.pack(place);
    int commROld = input(numbers, numbers.allocate(witness.commROld()));
    int commDNew = input(numbers, numbers.allocate(witness.commDNew()));
    int commRNew = input(numbers, numbers.allocate(witness.commRNew()));
    PoseidonGadget randomness = new PoseidonGadget(system, 2, UpdateHash.TAG);
    int phi = randomness.hash(new int[] {commDNew, commROld});
    ReplicaRoots roots =
        ReplicaRoots.allocate(
            numbers, witness.proof().commC(), witness.rootROld(), witness.rootRNew());
    int[] apexLeaves = allocate(numbers, witness.proof().apexLeaves());
    Sha256Gadget sha256 = new Sha256Gadget(system, numbers);
    MerkleInclusion toPartition =
        MerkleInclusion.ofSha256(system, numbers, sha256, shape.partitionBits());
    int[][] partitionPath = toPartition.allocate(witness.partitionPath(shape));
    roots.enforce(system, numbers, commROld, commRNew);
    try (Namespace _ = system.enter("apex")) {
      toPartition.enforceAt(place, root(sha256, apexLeaves), partitionPath, commDNew);
    }
    Arithmetic arithmetic = new Arithmetic(system);
    int[][] drawn =
        ChallengeBits.derive(
            numbers,
            arithmetic,
            randomness,
            commRNew,
            partition,
            shape.challenges(),
            shape.indexBits() - place.length);
    ChallengeGadget challenge =
        new ChallengeGadget(
            system,
            numbers,
            shape,
            new EncodingGadget(numbers, arithmetic, randomness, shape.highBits(), choice, phi),
            sha256,
            apexLeaves,
            roots);
    for (int i = 0; i < drawn.length; i++) {
      try (Namespace _ = system.enter("challenge", i)) {
        int[] index = Arrays.copyOf(drawn[i], shape.indexBits());
        System.arraycopy(place, 0, index, drawn[i].length, place.length);
        challenge.enforce(index, witness.proof().challenges().get(i));
      }
    }
  }

  /** Makes a variable public. */
  static int input(Numbers numbers, int variable) {
    numbers.inputize(variable);
    return variable;
  }

  private static int[] allocate(Numbers numbers, List<Bytes32> elements) {
    int[] variables = new int[elements.size()];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = numbers.allocate(elements.get(i));
    }
    return variables;
  }

  /** Root of the tree over a power of two of leaves, row by row. */
  private static int root(Sha256Gadget sha256, int[] leaves) {
    int[] row = leaves;
    while (row.length > 1) {
      int[] above = new int[row.length / 2];
      for (int i = 0; i < above.length; i++) {
        above[i] = sha256.hash(new int[] {row[2 * i], row[2 * i + 1]});
      }
      row = above;
    }
    return row[0];
  }
}
