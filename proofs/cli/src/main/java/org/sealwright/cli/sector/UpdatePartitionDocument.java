// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.update.UpdateStatement;

/**
 * The proof of one partition of an update, for those who share the work: {@code
 * update.partition-K.json}. Alone it proves nothing about the update.
 *
 * @param statement the update's commitments
 * @param partition which one, from 0
 * @param proofHex the proof's 192 bytes in hexadecimal
 */
public record UpdatePartitionDocument(UpdateStatement statement, int partition, String proofHex)
    implements ProofDocument {

  /** What such a document says of itself. */
  static final String KIND = "update-partition";

  private static final String PARTITION = "partition";
  private static final String PROOF = "proof";

  /** Checks the partition. */
  public UpdatePartitionDocument {
    int partitions = statement.config().partitions();
    if (partition < 0 || partition >= partitions) {
      throw new MalformedInputException(
          PARTITION + " is " + partition + ", wanted 0 to " + (partitions - 1));
    }
  }

  /** With the proof's bytes. */
  public static UpdatePartitionDocument of(UpdateStatement statement, int partition, byte[] proof) {
    return new UpdatePartitionDocument(statement, partition, HexFormat.of().formatHex(proof));
  }

  static UpdatePartitionDocument of(JsonDocument json) {
    UpdateStatement statement = StatementJson.statement(json, StatementJson.updateConfig(json));
    long partition = Math.min(json.number(PARTITION), Integer.MAX_VALUE);
    return new UpdatePartitionDocument(statement, (int) partition, json.hex(PROOF));
  }

  /** Where the proof of a partition is kept in the folder of an update. */
  public static Path in(Path folder, int partition) {
    return folder.resolve("update.partition-" + partition + ".json");
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    out.put("sectorSize", statement.config().sectorSize().bytes());
    StatementJson.put(out, statement);
    out.put(PARTITION, partition);
    out.put(PROOF, proofHex);
    return out;
  }
}
