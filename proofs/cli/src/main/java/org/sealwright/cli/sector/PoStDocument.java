// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStRandomness;
import org.sealwright.storage.post.PoStResult;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorFault;
import org.sealwright.storage.post.SectorVanillaProof;

/**
 * A proof of spacetime and what it is about. Of a document that is read only statement and proof
 * count.
 *
 * @param statement what is claimed
 * @param proofHex the proof's bytes in hexadecimal; empty where there are vanilla proofs only
 * @param vanilla vanilla proofs, if wanted
 * @param skipped sectors that could not be proved
 */
public record PoStDocument(
    PoStStatement statement,
    Optional<String> proofHex,
    List<SectorVanillaProof> vanilla,
    List<SectorFault> skipped)
    implements ProofDocument {

  private static final String PROOF = "proof";
  private static final String SECTORS = "sectors";

  /** Copies the lists. */
  public PoStDocument {
    vanilla = List.copyOf(vanilla);
    skipped = List.copyOf(skipped);
  }

  /**
   * Of a proof just made.
   *
   * @param result with a statement
   * @param vanilla whether to keep the vanilla proofs
   */
  public static PoStDocument of(PoStResult result, boolean vanilla) {
    return new PoStDocument(
        result.statement().orElseThrow(),
        result.partitions().isEmpty()
            ? Optional.empty()
            : Optional.of(HexFormat.of().formatHex(result.proof())),
        vanilla ? result.reading().proofs() : List.of(),
        result.skipped());
  }

  static PoStDocument of(PoStKind kind, JsonDocument json) {
    SortedMap<Long, Bytes32> sectors = new TreeMap<>(Long::compareUnsigned);
    for (JsonDocument sector : json.objects(SECTORS)) {
      sectors.put(sector.unsigned("sectorId"), sector.bytes32("commR"));
    }
    PoStStatement statement =
        new PoStStatement(
            new PoStConfig(
                SectorSize.ofBytes(json.number("sectorSize")),
                kind,
                ApiVersion.parse(json.text("apiVersion"))),
            new ProverId(json.bytes32("proverId")),
            new PoStRandomness(json.bytes32("randomness")),
            sectors);
    return new PoStDocument(statement, Optional.of(json.hex(PROOF)), List.of(), List.of());
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex.orElse(""));
  }

  @Override
  public Map<String, Object> toMap() {
    PoStConfig config = statement.config();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(KIND, config.kind());
    out.put("sectorSize", config.size().bytes());
    out.put("apiVersion", config.version());
    out.put("proverId", statement.prover());
    out.put("randomness", statement.randomness());
    List<Map<String, Object>> sectors = new ArrayList<>();
    statement
        .sectors()
        .forEach(
            (sector, commR) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("sectorId", number(sector));
              one.put("commR", commR);
              sectors.add(one);
            });
    out.put(SECTORS, sectors);
    Map<String, Object> challenges = new LinkedHashMap<>();
    statement
        .challenges()
        .forEach((sector, leaves) -> challenges.put(Long.toUnsignedString(sector), leaves));
    out.put("challenges", challenges);
    out.put("skipped", skipped.stream().map(PoStDocument::describe).toList());
    if (!vanilla.isEmpty()) {
      out.put(
          "vanillaProofsBincode",
          vanilla.stream().map(proof -> HexFormat.of().formatHex(proof.toBytes())).toList());
    }
    proofHex.ifPresent(hex -> out.put(PROOF, hex));
    return out;
  }

  /** A skipped sector and why. */
  public static Map<String, Object> describe(SectorFault fault) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("sectorId", number(fault.sector()));
    out.put("reason", fault.reason());
    fault.challenge().ifPresent(leaf -> out.put("challenge", leaf));
    fault.treeLevel().ifPresent(level -> out.put("treeLevel", level));
    out.put("detail", fault.detail());
    return out;
  }

  private static BigInteger number(long sector) {
    return new BigInteger(Long.toUnsignedString(sector));
  }
}
