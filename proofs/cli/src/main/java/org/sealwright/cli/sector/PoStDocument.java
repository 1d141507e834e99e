// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.LongListFile;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.post.PoStResult;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorFault;

/**
 * A proof of spacetime and what it is about. Vanilla proofs are written, and read by {@link
 * PoStVanilla}.
 *
 * @param statement what is claimed
 * @param proofHex the proof's bytes in hexadecimal; empty where there are vanilla proofs only
 * @param vanilla vanilla proofs in bincode and hexadecimal, if wanted
 * @param skipped sectors that could not be proved
 */
public record PoStDocument(
    PoStStatement statement,
    Optional<String> proofHex,
    List<String> vanilla,
    List<SectorFault> skipped)
    implements ProofDocument {

  /** The member with vanilla proofs. */
  static final String VANILLA = "vanillaProofsBincode";

  /** The member with the proof. */
  static final String PROOF = "proof";

  /** Copies the lists. */
  public PoStDocument {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(proofHex, "proofHex");
    vanilla = List.copyOf(vanilla);
    skipped = List.copyOf(skipped);
  }

  /**
   * Of a proof just made.
   *
   * @param result with a statement
   * @param vanilla the vanilla proofs in hexadecimal, if wanted
   */
  public static PoStDocument of(PoStResult result, List<String> vanilla) {
    return new PoStDocument(
        result.statement().orElseThrow(),
        result.partitions().isEmpty()
            ? Optional.empty()
            : Optional.of(HexFormat.of().formatHex(result.proof())),
        vanilla,
        result.skipped());
  }

  /**
   * Reads a document but for its vanilla proofs; the proof need not be in there.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is not what it should be
   * @throws SectorFileException where it can't be read
   */
  public static PoStDocument read(Path file) throws SectorFileException {
    JsonDocument json = json(file);
    return new PoStDocument(
        PoStJson.statement(PoStJson.kind(json), json),
        json.has(PROOF) ? Optional.of(json.hex(PROOF)) : Optional.empty(),
        List.of(),
        PoStJson.skipped(json));
  }

  /** Reads a JSON object but for vanilla proofs, which may be many. */
  static JsonDocument json(Path file) throws SectorFileException {
    try {
      return new LongListFile(file, VANILLA).rest();
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** With a proof, which is judged whatever else is in there. */
  static PoStDocument of(PoStKind kind, JsonDocument json) {
    return new PoStDocument(
        PoStJson.statement(kind, json), Optional.of(json.hex(PROOF)), List.of(), List.of());
  }

  @Override
  public byte[] proof() {
    return HexFormat.of().parseHex(proofHex.orElse(""));
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(KIND, statement.config().kind());
    PoStJson.put(out, statement);
    Map<String, Object> challenges = new LinkedHashMap<>();
    statement
        .challenges()
        .forEach((sector, leaves) -> challenges.put(Long.toUnsignedString(sector), leaves));
    out.put("challenges", challenges);
    PoStJson.put(out, skipped);
    if (!vanilla.isEmpty()) {
      out.put(VANILLA, vanilla);
    }
    proofHex.ifPresent(hex -> out.put(PROOF, hex));
    return out;
  }

  /** A skipped sector and why. */
  public static Map<String, Object> describe(SectorFault fault) {
    return PoStJson.describe(fault);
  }
}
