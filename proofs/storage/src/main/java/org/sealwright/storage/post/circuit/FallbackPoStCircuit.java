// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import java.util.Collections;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.BlankPaths;
import org.sealwright.snark.gadget.MerkleInclusion;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;

/**
 * The circuit of one partition of a Window or Winning PoSt: for every place of a sector its comm_r
 * as public input, opened to comm_c and comm_r_last, then for every challenge the path of a leaf to
 * comm_r_last, with the leaf's index as public input.
 */
public final class FallbackPoStCircuit implements Circuit {
  private final PoStShape shape;
  private final List<PoStSector> sectors;

  /**
   * With a witness.
   *
   * @throws MalformedInputException where sectors or challenges are not as many as the shape wants
   */
  public FallbackPoStCircuit(PoStShape shape, List<PoStSector> sectors) {
    this.shape = shape;
    this.sectors = List.copyOf(sectors);
    if (sectors.size() != shape.sectors()) {
      throw new MalformedInputException(
          "got " + sectors.size() + " sectors, wanted " + shape.sectors());
    }
    for (PoStSector sector : sectors) {
      if (sector.inclusions().size() != shape.challenges()) {
        throw new MalformedInputException(
            "a sector has "
                + sector.inclusions().size()
                + " challenges, wanted "
                + shape.challenges());
      }
    }
  }

  /** Without a witness: all values are zero. For the shape. */
  public static FallbackPoStCircuit blank(PoStShape shape) {
    InclusionProof path = BlankPaths.inclusion(shape.treeShape());
    PoStSector sector =
        new PoStSector(
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.ZERO,
            Collections.nCopies(shape.challenges(), path));
    return new FallbackPoStCircuit(shape, Collections.nCopies(shape.sectors(), sector));
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    Numbers numbers = new Numbers(system);
    PoseidonGadget pair = new PoseidonGadget(system, 2);
    MerkleInclusion inclusion = MerkleInclusion.ofPoseidon(system, numbers, shape.treeShape());
    for (int i = 0; i < sectors.size(); i++) {
      try (Namespace _ = system.enter("sector", i)) {
        sector(system, numbers, pair, inclusion, sectors.get(i));
      }
    }
  }

  private static void sector(
      ConstraintSystem system,
      Numbers numbers,
      PoseidonGadget pair,
      MerkleInclusion inclusion,
      PoStSector sector) {
    int commRLast = numbers.allocate(sector.commRLast());
    int commC = numbers.allocate(sector.commC());
    int commR = numbers.allocate(sector.commR());
    numbers.inputize(commR);
    numbers.equal(commR, pair.hash(new int[] {commC, commRLast}), "comm_r");
    for (int i = 0; i < sector.inclusions().size(); i++) {
      try (Namespace _ = system.enter("challenge", i)) {
        InclusionProof proof = sector.inclusions().get(i);
        inclusion.enforce(numbers.allocate(proof.leaf()), proof.levels(), commRLast);
      }
    }
  }
}
