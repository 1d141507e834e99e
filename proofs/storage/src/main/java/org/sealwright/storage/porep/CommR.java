// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** The commitment to a replica: the Poseidon hash of comm_c and comm_r_last. */
public final class CommR {
  private CommR() {}

  /**
   * Hashes the two roots.
   *
   * @throws MalformedInputException where one is not a field element
   */
  public static Bytes32 of(Bytes32 commC, Bytes32 commRLast) {
    return new Poseidon(PoseidonConstants.ofArity(2)).hash(List.of(commC, commRLast));
  }
}
