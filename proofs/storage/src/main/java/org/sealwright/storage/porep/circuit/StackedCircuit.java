// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;
import org.sealwright.storage.SectorSize;

/**
 * The circuit of one partition of a proof of replication, interactive, synthetic or
 * non-interactive. Public inputs: replica id, comm_d, comm_r, then those of each challenge in the
 * order of {@link org.sealwright.storage.porep.PublicInputs}.
 */
public final class StackedCircuit implements Circuit {
  private final SectorSize size;
  private final PartitionStatement statement;

  /**
   * With a witness.
   *
   * @throws MalformedInputException where a count in the statement is not that of the sector size
   */
  public StackedCircuit(SectorSize size, PartitionStatement statement) {
    this.size = size;
    this.statement = statement;
    statement.check(size);
  }

  /** Without a witness: all values are zero. For the shape. */
  public static StackedCircuit blank(SectorSize size) {
    return new StackedCircuit(size, PartitionStatement.blank(size));
  }

  @Override
  public void synthesize(ConstraintSystem system) {
    Numbers numbers = new Numbers(system);
    int replicaId = numbers.allocate(statement.replicaId());
    numbers.inputize(replicaId);
    int[] replicaIdBits = Numbers.reverseBitNumbering(numbers.toBits(replicaId));
    int commD = numbers.allocate(statement.commD());
    numbers.inputize(commD);
    int commR = numbers.allocate(statement.commR());
    numbers.inputize(commR);
    int commRLast = numbers.allocate(statement.commRLast());
    int commC = numbers.allocate(statement.commC());
    int hash = new PoseidonGadget(system, 2).hash(new int[] {commC, commRLast});
    numbers.equal(commR, hash, "comm_r");
    ChallengeGadget challenge =
        new ChallengeGadget(system, numbers, size, replicaIdBits, commD, commC, commRLast);
    for (int i = 0; i < statement.proofs().size(); i++) {
      try (Namespace _ = system.enter("challenge", i)) {
        challenge.enforce(statement.proofs().get(i));
      }
    }
  }
}
