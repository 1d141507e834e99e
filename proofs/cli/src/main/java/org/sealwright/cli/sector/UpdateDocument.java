// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdatePartitionProof;
import org.sealwright.storage.update.UpdateStatement;

/**
 * {@code update.json}: an update of a sector, its commitments and, once there, its proofs. The
 * field names are those of the golden data; what others added stays.
 *
 * @param sector how the sector was sealed
 * @param statement the commitments
 * @param vanilla the vanilla proof of each partition in bincode and hexadecimal; none where they
 *     are not in there
 * @param proofHex the proof's bytes in hexadecimal
 */
public record UpdateDocument(
    PoRepConfig sector, UpdateStatement statement, List<String> vanilla, Optional<String> proofHex)
    implements ProofDocument {

  /** Name of the file in the folder of an update. */
  public static final String FILE = "update.json";

  /** What such a document says of itself. */
  static final String KIND = "update";

  private static final String VANILLA = "vanillaProofsBincode";
  private static final String PROOF = "proof";

  /** Copies the list. */
  public UpdateDocument {
    Objects.requireNonNull(sector, "sector");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(proofHex, "proofHex");
    vanilla = List.copyOf(vanilla);
  }

  /** An update that isn't proved yet. */
  public static UpdateDocument of(PoRepConfig sector, UpdateStatement statement) {
    return new UpdateDocument(sector, statement, List.of(), Optional.empty());
  }

  /**
   * Reads a document.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws SectorFileException where it can't be read
   */
  public static UpdateDocument read(Path file) throws SectorFileException {
    return of(ProofDocument.json(file));
  }

  static UpdateDocument of(JsonDocument json) {
    PoRepConfig sector = StatementJson.config(json);
    return new UpdateDocument(
        sector,
        StatementJson.statement(json, new UpdateConfig(sector.sectorSize())),
        json.has(VANILLA) ? json.hexes(VANILLA) : List.of(),
        json.has(PROOF) ? Optional.of(json.hex(PROOF)) : Optional.empty());
  }

  /** The same with vanilla proofs. */
  public UpdateDocument withVanilla(List<UpdatePartitionProof> proofs) {
    List<String> hex = new ArrayList<>();
    proofs.forEach(proof -> hex.add(HexFormat.of().formatHex(proof.toBytes())));
    return new UpdateDocument(sector, statement, hex, proofHex);
  }

  /**
   * Puts a proof into a document, which may have changed while the proof was made.
   *
   * @throws SealingException where it is about another update by now
   */
  static void addProof(Path file, UpdateStatement statement, byte[] proof)
      throws SectorFileException {
    UpdateDocument now = read(file);
    if (!now.statement.equals(statement)) {
      throw new SealingException(
          "update", file + " is about another update by now, which this is no proof of");
    }
    new UpdateDocument(
            now.sector, statement, now.vanilla, Optional.of(HexFormat.of().formatHex(proof)))
        .write(file);
  }

  /**
   * The vanilla proof of a partition.
   *
   * @param k partition, from 0
   * @throws MalformedInputException where there are not as many as partitions, or its bytes are
   *     none
   */
  public UpdatePartitionProof vanillaProof(int k) {
    int wanted = statement.config().partitions();
    if (vanilla.size() != wanted) {
      throw new MalformedInputException(
          "got " + vanilla.size() + " vanilla proofs, wanted " + wanted);
    }
    return UpdatePartitionProof.fromBytes(HexFormat.of().parseHex(vanilla.get(k)));
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex.orElse(""));
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ProofDocument.KIND, KIND);
    StatementJson.put(out, sector);
    out.put("h", statement.config().h());
    StatementJson.put(out, statement);
    if (!vanilla.isEmpty()) {
      out.put(VANILLA, vanilla);
    }
    proofHex.ifPresent(hex -> out.put(PROOF, hex));
    return out;
  }

  /**
   * Writes it to a file, whole or not at all, keeping members of an older one that are not ours.
   */
  @Override
  public void write(Path file) throws SectorFileException {
    Map<String, Object> members =
        Files.exists(file) ? ProofDocument.json(file).members() : new LinkedHashMap<>();
    members.putAll(toMap());
    SafeFile.writeText(file, JsonWriter.toString(members) + "\n");
  }
}
