// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.Ticket;

/**
 * Which sector is sealed, for whom and how.
 *
 * @param config size, graph and kind of proof
 * @param proverId who seals
 * @param sectorId number of the sector, an unsigned 64-bit integer
 * @param ticket seal randomness
 */
public record SectorSpec(PoRepConfig config, ProverId proverId, long sectorId, Ticket ticket) {

  /** Checks for null. */
  public SectorSpec {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(proverId, "proverId");
    Objects.requireNonNull(ticket, "ticket");
  }

  /** The replica id of this sector over data with commitment {@code commD}. */
  public ReplicaId replicaId(Bytes32 commD) {
    return ReplicaId.derive(proverId, sectorId, ticket, commD, config.porepId());
  }
}
