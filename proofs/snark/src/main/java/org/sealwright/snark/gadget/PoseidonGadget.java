// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.poseidon.DomainTag;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;

/**
 * Poseidon of one arity and domain tag in a circuit: neptune's legacy circuit, whose states are
 * linear combinations that become a variable of their own before each S-box. Rows come from a
 * template that {@link PoseidonRows} makes once, values from {@link PoseidonTrace}.
 */
public final class PoseidonGadget implements NodeHasher {
  private final ConstraintSystem system;
  private final PoseidonConstants constants;
  private final PoseidonTrace trace;
  private final RowTemplate rows;
  private final long[] values;

  /** Merkle-tree nodes, columns, comm_r: the ordinary tag. */
  public PoseidonGadget(ConstraintSystem system, int arity) {
    this(system, arity, DomainTag.merkleTree(arity));
  }

  /** Any tag; the preimage fills the arity. */
  public PoseidonGadget(ConstraintSystem system, int arity, DomainTag tag) {
    this.system = system;
    this.constants = PoseidonConstants.ofArity(arity);
    this.trace = new PoseidonTrace(constants, tag);
    this.rows = system.hasRows() ? new RowTemplate(new PoseidonRows(constants, tag), system) : null;
    this.values = new long[trace.length() * Fr.LIMBS];
  }

  /** Hashes as many variables as the arity says, which may repeat. */
  @Override
  public int hash(int[] preimage) {
    if (preimage.length != constants.arity()) {
      throw new IllegalArgumentException(
          "got " + preimage.length + " elements for arity " + constants.arity());
    }
    if (system.hasValues()) {
      for (int i = 0; i < preimage.length; i++) {
        system.value(preimage[i], values, i * Fr.LIMBS);
      }
      trace.run(values);
    }
    int first = system.allocateAll(values, 0, trace.length());
    if (rows != null) {
      try (Namespace _ = system.enter("poseidon", preimage.length)) {
        rows.replay(preimage, first, "round");
      }
    }
    return first + trace.length() - 1;
  }
}
