// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.nio.file.Path;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * A sector that is to be proved, and where it lies (rust-fil-proofs, PrivateReplicaInfo). Whether
 * the files are there and right shows when they are read, as a {@link SectorFault}.
 *
 * @param sector number of the sector, a u64
 * @param commR the replica's commitment, as the chain knows it
 * @param replica the sealed file; of an updated sector the new replica
 * @param cache folder of p_aux and tree-R-last; of an updated sector the new cache
 */
public record PoStReplica(long sector, Bytes32 commR, Path replica, Path cache) {

  /**
   * Checks the commitment.
   *
   * @throws MalformedInputException where comm_r is zero or not a field element
   */
  public PoStReplica {
    Objects.requireNonNull(commR, "commR");
    Objects.requireNonNull(replica, "replica");
    Objects.requireNonNull(cache, "cache");
    if (commR.isZero()) {
      throw new MalformedInputException(
          "comm_r of sector " + Long.toUnsignedString(sector) + " is zero");
    }
    if (!commR.isCanonical()) {
      throw new MalformedInputException(
          "comm_r of sector "
              + Long.toUnsignedString(sector)
              + " is "
              + commR
              + ", wanted a field element below r");
    }
  }
}
