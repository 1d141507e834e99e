// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;

/** The private roots of both replicas, and that the public commitments open to them. */
record ReplicaRoots(int commC, int old, int updated) {

  /** New variables. */
  static ReplicaRoots allocate(Numbers numbers, Bytes32 commC, Bytes32 old, Bytes32 updated) {
    return new ReplicaRoots(
        numbers.allocate(commC), numbers.allocate(old), numbers.allocate(updated));
  }

  /** The hash of comm_c, which an update keeps, and of each root is the commitment. */
  void enforce(ConstraintSystem system, Numbers numbers, int commROld, int commRNew) {
    PoseidonGadget pair = new PoseidonGadget(system, 2);
    numbers.equal(pair.hash(new int[] {commC, old}), commROld, "comm_r_old");
    numbers.equal(pair.hash(new int[] {commC, updated}), commRNew, "comm_r_new");
  }
}
