// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorFault;

/**
 * The proof of one partition of a Window PoSt, and what the whole is about.
 *
 * @param statement what all partitions together claim
 * @param partition which of them, from 0
 * @param proofHex the 192 bytes in hexadecimal
 * @param skipped sectors that could not be proved
 */
public record PoStPartitionDocument(
    PoStStatement statement, int partition, String proofHex, List<SectorFault> skipped)
    implements ProofDocument {

  /** What such a document says of itself. */
  static final String KIND = "window-partition";

  private static final String PARTITION = "partition";

  /** Copies the list. */
  public PoStPartitionDocument {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(proofHex, "proofHex");
    skipped = List.copyOf(skipped);
  }

  static PoStPartitionDocument of(JsonDocument json) {
    PoStStatement statement = PoStJson.statement(PoStKind.WINDOW, json);
    long partition = json.number(PARTITION);
    if (partition >= statement.partitions()) {
      throw json.wrong(PARTITION, "must be a number of 0 to " + (statement.partitions() - 1));
    }
    return new PoStPartitionDocument(
        statement, (int) partition, json.hex(PoStDocument.PROOF), PoStJson.skipped(json));
  }

  /** What the proof is about. */
  public PoStStatement ownStatement() {
    return statement.partition(partition);
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    PoStJson.put(out, statement);
    PoStJson.put(out, skipped);
    out.put(PARTITION, partition);
    out.put(PoStDocument.PROOF, proofHex);
    return out;
  }
}
