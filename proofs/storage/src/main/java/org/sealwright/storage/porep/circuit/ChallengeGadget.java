// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import java.util.List;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.MerkleInclusion;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;
import org.sealwright.snark.gadget.Sha256Gadget;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.VanillaProof;

/**
 * One challenge of a proof of replication: the node's data is in tree-D, its parents' columns are
 * in tree-C, its labels follow from them, the last encodes the data into the leaf of tree-R-last,
 * and all of them make its column in tree-C.
 */
final class ChallengeGadget {
  private final ConstraintSystem system;
  private final Numbers numbers;
  private final Arithmetic arithmetic;
  private final int layers;
  private final int commD;
  private final int commC;
  private final int commRLast;
  private final LabelGadget label;
  private final PoseidonGadget column;
  private final MerkleInclusion inData;
  private final MerkleInclusion inReplica;

  ChallengeGadget(
      ConstraintSystem system,
      Numbers numbers,
      SectorSize size,
      int[] replicaIdBits,
      int commD,
      int commC,
      int commRLast) {
    this.system = system;
    this.numbers = numbers;
    this.arithmetic = new Arithmetic(system);
    this.layers = size.layers();
    this.commD = commD;
    this.commC = commC;
    this.commRLast = commRLast;
    Sha256Gadget sha256 = new Sha256Gadget(system, numbers);
    this.label = new LabelGadget(sha256, replicaIdBits);
    this.column = new PoseidonGadget(system, layers);
    this.inData =
        MerkleInclusion.ofSha256(system, numbers, sha256, Long.numberOfTrailingZeros(size.nodes()));
    this.inReplica =
        MerkleInclusion.ofPoseidon(
            system, numbers, new TreeShape(size.nodes(), size.subArity(), size.topArity()));
  }

  void enforce(VanillaProof proof) {
    int data = numbers.allocate(proof.commD().leaf());
    try (Namespace _ = system.enter("comm_d")) {
      inData.enforce(data, proof.commD().levels(), commD);
    }
    int[][] drg = columns(proof.drgParents(), "base parent");
    int[][] expander = columns(proof.expParents(), "expander parent");
    int[] index = numbers.allocateIndex(proof.challenge());
    numbers.packIntoInput(index);
    int[] labels = new int[layers];
    for (int layer = 1; layer <= layers; layer++) {
      try (Namespace _ = system.enter("layer", layer)) {
        labels[layer - 1] = label.create(parentBits(drg, expander, layer), layer, index);
      }
    }
    int encoded = arithmetic.add(labels[layers - 1], data);
    try (Namespace _ = system.enter("comm_r_last")) {
      inReplica.enforce(encoded, proof.commRLast().levels(), commRLast);
    }
    try (Namespace _ = system.enter("column")) {
      inReplica.enforce(column.hash(labels), proof.cX().inclusion().levels(), commC);
    }
  }

  /** Variables of each parent's labels, which are bound to tree-C. */
  private int[][] columns(List<ColumnProof> parents, String name) {
    int[][] variables = new int[parents.size()][layers];
    for (int i = 0; i < variables.length; i++) {
      try (Namespace _ = system.enter(name, i)) {
        ColumnProof parent = parents.get(i);
        for (int layer = 0; layer < layers; layer++) {
          variables[i][layer] = numbers.allocate(parent.rows().get(layer));
        }
        InclusionProof inclusion = parent.inclusion();
        inReplica.enforce(column.hash(variables[i]), inclusion.levels(), commC);
      }
    }
    return variables;
  }

  /**
   * Base parents of the layer itself, then, but for layer 1, expander parents of the one before.
   */
  private int[][] parentBits(int[][] drg, int[][] expander, int layer) {
    int[][] bits = new int[layer == 1 ? drg.length : drg.length + expander.length][];
    for (int i = 0; i < bits.length; i++) {
      int label = i < drg.length ? drg[i][layer - 1] : expander[i - drg.length][layer - 2];
      bits[i] = Numbers.reverseBitNumbering(numbers.toBits(label));
    }
    return bits;
  }
}
