// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.math.BigInteger;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateStatement;

/** Statements among the members of a JSON object. */
final class StatementJson {
  private StatementJson() {}

  /**
   * Size, graph and kind of proof. Without an API version 1.1.0, without a feature none.
   *
   * @throws org.sealwright.hashing.MalformedInputException where a member is missing or wrong
   */
  static PoRepConfig config(JsonDocument json) {
    return new PoRepConfig(
        SectorSize.ofBytes(json.number("sectorSize")),
        json.bytes32("porepId"),
        json.has("apiVersion") ? ApiVersion.parse(json.text("apiVersion")) : ApiVersion.V1_1_0,
        json.has("feature") ? PoRepFeature.parse(json.text("feature")) : PoRepFeature.NONE);
  }

  /** Writes what {@link #config} reads. */
  static void put(Map<String, Object> out, PoRepConfig config) {
    out.put("sectorSize", config.sectorSize().bytes());
    out.put("apiVersion", config.apiVersion());
    out.put("feature", config.feature().option());
    out.put("porepId", config.porepId());
  }

  /** The rest of a statement. */
  static SealStatement statement(JsonDocument json, PoRepConfig config) {
    return new SealStatement(
        config,
        new ProverId(json.bytes32("proverId")),
        json.unsigned("sectorId"),
        new Ticket(json.bytes32("ticket")),
        new InteractiveSeed(json.bytes32("seed")),
        json.bytes32("commD"),
        json.bytes32("commR"));
  }

  /** What the size fixes about updates. */
  static UpdateConfig updateConfig(JsonDocument json) {
    return new UpdateConfig(SectorSize.ofBytes(json.number("sectorSize")));
  }

  /** The commitments of an update. */
  static UpdateStatement statement(JsonDocument json, UpdateConfig config) {
    return new UpdateStatement(
        config, json.bytes32("commROld"), json.bytes32("commRNew"), json.bytes32("commDNew"));
  }

  /** Writes the commitments of an update. */
  static void put(Map<String, Object> out, UpdateStatement statement) {
    out.put("commROld", statement.commROld());
    out.put("commRNew", statement.commRNew());
    out.put("commDNew", statement.commDNew());
  }

  /** Writes what {@link #statement} reads. */
  static void put(Map<String, Object> out, SealStatement statement) {
    out.put("proverId", statement.proverId());
    out.put("sectorId", new BigInteger(Long.toUnsignedString(statement.sectorId())));
    out.put("ticket", statement.ticket());
    out.put("seed", statement.seed());
    out.put("commD", statement.commD());
    out.put("commR", statement.commR());
  }
}
