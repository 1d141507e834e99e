// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;

/**
 * What makes a replica unique: {@code trunc254(SHA256(proverId || BE64(sectorId) || ticket || commD
 * || porepId))}.
 *
 * @param value 32 bytes
 */
public record ReplicaId(Bytes32 value) {

  /** Checks for null. */
  public ReplicaId {
    Objects.requireNonNull(value, "value");
  }

  /** Derives the id. */
  public static ReplicaId derive(
      ProverId proverId, long sectorId, Ticket ticket, Bytes32 commD, Bytes32 porepId) {
    byte[] preimage =
        ByteBuffer.allocate(136)
            .put(proverId.value().toArray())
            .putLong(sectorId)
            .put(ticket.value().toArray())
            .put(commD.toArray())
            .put(porepId.toArray())
            .array();
    return new ReplicaId(Bytes32.of(Digests.sha256().digest(preimage)).truncated254());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
