// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.SectorSpec;

/**
 * A sector that the reference staged, for both sides to seal.
 *
 * @param spec what is sealed
 * @param staged the padded data
 * @param piece the one piece that fills it
 * @param commD commitment to the data, as the reference has it
 */
record PreparedSector(SectorSpec spec, Path staged, PieceInfo piece, Bytes32 commD) {

  /** Reads {@code sector.json} of a folder. */
  static PreparedSector in(Path folder) throws IOException {
    Json json = Json.parse(Files.readString(folder.resolve("sector.json")));
    PoRepConfig config =
        new PoRepConfig(
            SectorSize.ofBytes((long) json.number("sectorSize")),
            Bytes32.fromHex(json.text("porepId")),
            ApiVersion.parse(json.text("apiVersion")),
            PoRepFeature.NONE);
    SectorSpec spec =
        new SectorSpec(
            config,
            ProverId.fromHex(json.text("proverId")),
            (long) json.number("sectorId"),
            Ticket.fromHex(json.text("ticket")));
    PieceInfo piece =
        new PieceInfo(Bytes32.fromHex(json.text("commP")), (long) json.number("unpaddedBytes"));
    return new PreparedSector(
        spec, folder.resolve("staged"), piece, Bytes32.fromHex(json.text("commD")));
  }
}
