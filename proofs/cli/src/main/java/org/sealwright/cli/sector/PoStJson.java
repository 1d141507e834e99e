// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.FaultReason;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStRandomness;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorFault;

/**
 * What proofs of spacetime are about, and what they are not, among the members of a JSON object.
 */
final class PoStJson {
  private static final String SECTORS = "sectors";
  private static final String SECTOR_ID = "sectorId";
  private static final String SKIPPED = "skipped";
  private static final String CHALLENGE = "challenge";
  private static final String TREE_LEVEL = "treeLevel";
  private static final int MAX_LEVEL = 64;

  private PoStJson() {}

  /** The statement of a proof of this kind. */
  static PoStStatement statement(PoStKind kind, JsonDocument json) {
    SortedMap<Long, Bytes32> sectors = new TreeMap<>(Long::compareUnsigned);
    List<JsonDocument> listed = json.objects(SECTORS);
    for (JsonDocument sector : listed) {
      sectors.put(sector.unsigned(SECTOR_ID), sector.bytes32("commR"));
    }
    if (kind == PoStKind.WINNING && listed.size() != 1) {
      throw json.wrong(SECTORS, "must be 1 of a Winning PoSt, got " + listed.size());
    }
    return new PoStStatement(
        new PoStConfig(
            SectorSize.ofBytes(json.number("sectorSize")),
            kind,
            ApiVersion.parse(json.text("apiVersion"))),
        new ProverId(json.bytes32("proverId")),
        new PoStRandomness(json.bytes32("randomness")),
        sectors);
  }

  /** Writes what {@link #statement} reads, but for the kind. */
  static void put(Map<String, Object> out, PoStStatement statement) {
    out.put("sectorSize", statement.config().size().bytes());
    out.put("apiVersion", statement.config().version());
    out.put("proverId", statement.prover());
    out.put("randomness", statement.randomness());
    List<Map<String, Object>> sectors = new ArrayList<>();
    statement
        .sectors()
        .forEach(
            (sector, commR) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put(SECTOR_ID, number(sector));
              one.put("commR", commR);
              sectors.add(one);
            });
    out.put(SECTORS, sectors);
  }

  /** The skipped sectors; none where they are not in there. */
  static List<SectorFault> skipped(JsonDocument json) {
    return json.has(SKIPPED)
        ? json.objects(SKIPPED).stream().map(PoStJson::fault).toList()
        : List.of();
  }

  /** Writes what {@link #skipped} reads. */
  static void put(Map<String, Object> out, List<SectorFault> skipped) {
    out.put(SKIPPED, skipped.stream().map(PoStJson::describe).toList());
  }

  private static SectorFault fault(JsonDocument json) {
    FaultReason reason;
    try {
      reason = FaultReason.valueOf(json.text("reason"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("reason", "is none that is known");
    }
    if (json.has(TREE_LEVEL) && json.number(TREE_LEVEL) > MAX_LEVEL) {
      throw json.wrong(TREE_LEVEL, "must be a number of 0 to " + MAX_LEVEL);
    }
    return new SectorFault(
        json.unsigned(SECTOR_ID),
        reason,
        json.has(CHALLENGE) ? OptionalLong.of(json.number(CHALLENGE)) : OptionalLong.empty(),
        json.has(TREE_LEVEL) ? OptionalInt.of((int) json.number(TREE_LEVEL)) : OptionalInt.empty(),
        json.text("detail"));
  }

  /** A skipped sector and why. */
  static Map<String, Object> describe(SectorFault fault) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(SECTOR_ID, number(fault.sector()));
    out.put("reason", fault.reason());
    fault.challenge().ifPresent(leaf -> out.put(CHALLENGE, leaf));
    fault.treeLevel().ifPresent(level -> out.put(TREE_LEVEL, level));
    out.put("detail", fault.detail());
    return out;
  }

  private static BigInteger number(long sector) {
    return new BigInteger(Long.toUnsignedString(sector));
  }

  /** The kind that a document says it is of. */
  static PoStKind kind(JsonDocument json) {
    String kind = json.text(ProofDocument.KIND);
    return switch (kind) {
      case "window" -> PoStKind.WINDOW;
      case "winning" -> PoStKind.WINNING;
      default ->
          throw new MalformedInputException(
              json.place() + ": kind is " + kind + ", wanted window or winning");
    };
  }
}
