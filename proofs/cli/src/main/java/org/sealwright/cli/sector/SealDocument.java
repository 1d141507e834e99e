// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.storage.proof.SealStatement;

/**
 * The proof of one sector and what it is about: {@code proof.json}.
 *
 * @param statement what is claimed
 * @param proofHex the proof's bytes in hexadecimal
 */
public record SealDocument(SealStatement statement, String proofHex) implements ProofDocument {
  /** Name of the file in the folder of a sector. */
  public static final String FILE = "proof.json";

  /** What such a document says of itself. */
  static final String KIND = "seal";

  private static final String PROOF = "proof";

  /** With the proof's bytes. */
  public static SealDocument of(SealStatement statement, byte[] proof) {
    return new SealDocument(statement, HexFormat.of().formatHex(proof));
  }

  static SealDocument of(JsonDocument json) {
    return new SealDocument(
        StatementJson.statement(json, StatementJson.config(json)), json.hex(PROOF));
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    StatementJson.put(out, statement.config());
    StatementJson.put(out, statement);
    out.put(PROOF, proofHex);
    return out;
  }
}
