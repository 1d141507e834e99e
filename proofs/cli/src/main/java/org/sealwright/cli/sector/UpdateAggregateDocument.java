// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateStatement;

/**
 * The aggregate of the proofs of several updates, SnarkPack version 2. How the sectors were sealed
 * is not part of it; their size is that of all.
 *
 * @param statements of the updates in their order, one at least, of one size
 * @param proofHex the aggregate's bytes in hexadecimal
 */
public record UpdateAggregateDocument(List<UpdateStatement> statements, String proofHex)
    implements ProofDocument {

  /** What such a document says of itself. */
  static final String KIND = "update-aggregate";

  private static final String VERSION = "snarkPackVersion";
  private static final String SECTORS = "sectors";
  private static final String PROOF = "aggregateProof";

  /** Copies the list. */
  public UpdateAggregateDocument {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new MalformedInputException(SECTORS + " is empty, wanted 1 or more");
    }
  }

  /** With the aggregate's bytes. */
  public static UpdateAggregateDocument of(List<UpdateStatement> statements, byte[] proof) {
    return new UpdateAggregateDocument(statements, HexFormat.of().formatHex(proof));
  }

  static UpdateAggregateDocument of(JsonDocument json) {
    if (json.has(VERSION) && json.number(VERSION) != 2) {
      throw json.wrong(VERSION, "must be 2, as there is no other for updates");
    }
    UpdateConfig config = StatementJson.updateConfig(json);
    List<UpdateStatement> statements = new ArrayList<>();
    for (JsonDocument sector : json.objects(SECTORS)) {
      statements.add(StatementJson.statement(sector, config));
    }
    return new UpdateAggregateDocument(statements, json.hex(PROOF));
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    out.put("sectorSize", statements.getFirst().config().sectorSize().bytes());
    out.put(VERSION, 2);
    List<Map<String, Object>> sectors = new ArrayList<>();
    for (UpdateStatement statement : statements) {
      Map<String, Object> sector = new LinkedHashMap<>();
      StatementJson.put(sector, statement);
      sectors.add(sector);
    }
    out.put(SECTORS, sectors);
    out.put(PROOF, proofHex);
    return out;
  }
}
