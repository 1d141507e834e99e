// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.seal.SectorSpec;

/**
 * Who seals, and with what randomness, where nobody says: the same every time, so that the same file
 * gives the same replica. On a network the actor, the sector numbers, ticket and seed come from the
 * chain.
 *
 * @param size sector size
 */
record TestIdentity(SectorSize size) {
  private static final long ACTOR = 1000;
  private static final long FIRST_SECTOR = 1;

  SectorSpec sector(int index) {
    return new SectorSpec(
        config(), ProverId.ofActor(ACTOR), FIRST_SECTOR + index, new Ticket(bytes("ticket")));
  }

  InteractiveSeed seed() {
    return new InteractiveSeed(bytes("seed"));
  }

  String describe() {
    String proof =
        RegisteredSealProof.interactive(size)
            .map(RegisteredSealProof::name)
            .orElse("an unregistered test proof");
    return "test identities: miner f0"
        + ACTOR
        + ", sectors from "
        + FIRST_SECTOR
        + " on, fixed ticket and seed, "
        + proof
        + " (for a network, use the long form)";
  }

  private PoRepConfig config() {
    return RegisteredSealProof.interactive(size)
        .map(RegisteredSealProof::config)
        .orElseGet(
            () ->
                new PoRepConfig(
                    size, bytes("porep id"), ApiVersion.V1_1_0, PoRepFeature.NONE));
  }

  private static Bytes32 bytes(String what) {
    return Bytes32.of(Digests.sha256().digest(("sealwright test " + what).getBytes(UTF_8)))
        .truncated254();
  }
}
