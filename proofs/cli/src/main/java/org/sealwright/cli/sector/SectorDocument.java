// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.SectorSpec;

/**
 * {@code sector.json}: all inputs of a sector, and its commitments as they become known. Its field
 * names are those of the golden data, so that programs around the reference read it; what others
 * added stays.
 *
 * @param spec which sector
 * @param seed the chain's seed, once known
 * @param pieces the data
 * @param commitments after PreCommit2
 * @param replicaSha256 digest of the replica, after PreCommit2
 */
public record SectorDocument(
    SectorSpec spec,
    Optional<InteractiveSeed> seed,
    List<PieceInfo> pieces,
    Optional<PreCommit2Output> commitments,
    Optional<Bytes32> replicaSha256) {

  /** Name of the file. */
  public static final String FILE = "sector.json";

  private static final String KIND = "seal";

  /** Copies the pieces. */
  public SectorDocument {
    pieces = List.copyOf(pieces);
  }

  /** A sector of which only the inputs are known. */
  public static SectorDocument ofInputs(
      SectorSpec spec, Optional<InteractiveSeed> seed, List<PieceInfo> pieces) {
    return new SectorDocument(spec, seed, pieces, Optional.empty(), Optional.empty());
  }

  /** The same with PreCommit2's results. */
  public SectorDocument sealed(PreCommit2Output output, Bytes32 sha256) {
    return new SectorDocument(spec, seed, pieces, Optional.of(output), Optional.of(sha256));
  }

  /** The same with a seed. */
  public SectorDocument withSeed(InteractiveSeed value) {
    return new SectorDocument(spec, Optional.of(value), pieces, commitments, replicaSha256);
  }

  /** Whether both are about the same sector with the same data. */
  public boolean hasInputsOf(SectorDocument other) {
    return spec.equals(other.spec) && pieces.equals(other.pieces);
  }

  /** Whether {@code folder} has such a file. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * Reads it from a folder.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws SectorFileException where there is none
   */
  public static SectorDocument read(Path folder) throws SectorFileException {
    Path file = folder.resolve(FILE);
    try {
      JsonDocument json = JsonDocument.read(file);
      SectorSpec spec =
          new SectorSpec(
              StatementJson.config(json),
              new ProverId(json.bytes32("proverId")),
              json.unsigned("sectorId"),
              new Ticket(json.bytes32("ticket")));
      List<PieceInfo> pieces = new ArrayList<>();
      for (JsonDocument piece : json.objects("pieces")) {
        pieces.add(new PieceInfo(piece.bytes32("commP"), piece.number("bytes")));
      }
      Optional<Bytes32> commR = json.optionalBytes32("commR");
      Optional<Bytes32> commD = json.optionalBytes32("commD");
      return new SectorDocument(
          spec,
          json.optionalBytes32("seed").map(InteractiveSeed::new),
          pieces,
          commR.flatMap(r -> commD.map(d -> new PreCommit2Output(r, d))),
          json.optionalBytes32("sealedSha256"));
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** Writes it to a folder, keeping members that are not ours. */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Map<String, Object> members =
        Files.exists(file) ? JsonDocument.read(file).members() : new LinkedHashMap<>();
    members.putAll(toMap());
    SafeFile.writeText(file, JsonWriter.toString(members) + "\n");
  }

  /** The members in their order. */
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    PoRepConfig config = spec.config();
    out.put("kind", KIND);
    StatementJson.put(out, config);
    RegisteredSealProof.of(config).ifPresent(proof -> out.put("sealProof", proof.number()));
    out.put("proverId", spec.proverId());
    out.put("sectorId", new BigInteger(Long.toUnsignedString(spec.sectorId())));
    out.put("ticket", spec.ticket());
    seed.ifPresent(value -> out.put("seed", value));
    out.put("pieces", pieces.stream().map(SectorDocument::describe).toList());
    commitments.ifPresent(
        both -> {
          out.put("commD", both.commD());
          out.put("commR", both.commR());
          out.put("replicaId", spec.replicaId(both.commD()));
        });
    // The golden data says sealedSha256, our result says replicaSha256: both are written.
    replicaSha256.ifPresent(
        digest -> {
          out.put("sealedSha256", digest);
          out.put("replicaSha256", digest);
        });
    return out;
  }

  private static Map<String, Object> describe(PieceInfo piece) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("bytes", piece.unpaddedBytes());
    out.put("commP", piece.commP());
    out.put("pieceCid", piece.cid());
    return out;
  }
}
