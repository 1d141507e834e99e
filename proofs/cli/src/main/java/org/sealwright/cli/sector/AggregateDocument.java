// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.proof.SealStatement;

/**
 * The aggregate of the proofs of several sectors.
 *
 * @param version which challenges it was made with
 * @param statements of the sectors in their order, one at least
 * @param proofHex the aggregate's bytes in hexadecimal
 */
public record AggregateDocument(
    AggregateVersion version, List<SealStatement> statements, String proofHex)
    implements ProofDocument {

  /** What such a document says of itself. */
  static final String KIND = "aggregate";

  private static final String VERSION = "snarkPackVersion";
  private static final String SECTORS = "sectors";
  private static final String PROOF = "aggregateProof";

  /** Copies the list. */
  public AggregateDocument {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new MalformedInputException(SECTORS + " is empty, wanted 1 or more");
    }
  }

  /** With the aggregate's bytes. */
  public static AggregateDocument of(
      AggregateVersion version, List<SealStatement> statements, byte[] proof) {
    return new AggregateDocument(version, statements, HexFormat.of().formatHex(proof));
  }

  static AggregateDocument of(JsonDocument json) {
    PoRepConfig config = StatementJson.config(json);
    List<SealStatement> statements = new ArrayList<>();
    for (JsonDocument sector : json.objects(SECTORS)) {
      statements.add(StatementJson.statement(sector, config));
    }
    return new AggregateDocument(version(json), statements, json.hex(PROOF));
  }

  /** The second where the document doesn't say. */
  private static AggregateVersion version(JsonDocument json) {
    long version = json.has(VERSION) ? json.number(VERSION) : 2;
    if (version != 1 && version != 2) {
      throw new MalformedInputException(VERSION + " is " + version + ", wanted 1 or 2");
    }
    return version == 1 ? AggregateVersion.V1 : AggregateVersion.V2;
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    StatementJson.put(out, statements.getFirst().config());
    out.put(VERSION, version == AggregateVersion.V1 ? 1 : 2);
    List<Map<String, Object>> sectors = new ArrayList<>();
    for (SealStatement statement : statements) {
      Map<String, Object> sector = new LinkedHashMap<>();
      StatementJson.put(sector, statement);
      sectors.add(sector);
    }
    out.put(SECTORS, sectors);
    out.put(PROOF, proofHex);
    return out;
  }
}
