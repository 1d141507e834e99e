// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.possession.Challenge;
import org.sealwright.storage.possession.PossessionCalldata;
import org.sealwright.storage.possession.PossessionProof;
import org.sealwright.storage.possession.ProofFee;
import org.sealwright.storage.possession.ProofSet;

/**
 * A proof of possession as a file: the call to be sent, and for people what it answers.
 *
 * @param calldata the call
 * @param seed what the challenges come from
 * @param challenges what is answered
 * @param fee attoFIL that must come with the call, at the contract's default price
 */
public record PossessionDocument(
    PossessionCalldata calldata, Bytes32 seed, List<Challenge> challenges, BigInteger fee) {
  private static final String KIND = "pdp-proof";

  /** Copies the list. */
  public PossessionDocument {
    challenges = List.copyOf(challenges);
  }

  /** The document of some answers. */
  public static PossessionDocument of(
      ProofSet set, Bytes32 seed, List<Challenge> challenges, List<PossessionProof> proofs) {
    return new PossessionDocument(
        new PossessionCalldata(set.id(), proofs),
        seed,
        challenges,
        ProofFee.of(ProofFee.DEFAULT_PER_TIB, set.challengeRange()));
  }

  /**
   * Reads the call in a document; all else in it is for people.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws SectorFileException where it can't be read
   */
  public static PossessionCalldata readCalldata(Path file) throws SectorFileException {
    JsonDocument json = DocumentFile.read(file, KIND);
    return PossessionCalldata.decode(HexFormat.of().parseHex(json.hex("calldata")));
  }

  /** A challenge for people. */
  public static Map<String, Object> describe(Challenge challenge) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("leaf", challenge.leaf());
    out.put("pieceId", challenge.pieceId());
    out.put("offset", challenge.offset());
    return out;
  }

  /** Writes it to a file, whole or not at all. */
  public void write(Path file) throws SectorFileException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", KIND);
    out.putAll(summary());
    out.put("seed", seed);
    out.put("challenges", challenges.stream().map(PossessionDocument::describe).toList());
    out.put("calldata", HexFormat.of().formatHex(calldata.encode()));
    SafeFile.writeText(file, JsonWriter.toString(out) + "\n");
  }

  /** What a command prints. */
  public Map<String, Object> summary() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("setId", calldata.setId());
    out.put("proofs", calldata.proofs().size());
    out.put("feeAttoFil", fee.toString());
    return out;
  }
}
