// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.possession.ProofSet;
import org.sealwright.storage.possession.ProofSetState;
import org.sealwright.storage.possession.ProvablePiece;

/** A proof set as a file, with the file of each piece beside it. */
public final class SetDocument {
  private static final String KIND = "pdp-set";

  private final ProofSet set;
  private final List<Optional<String>> files;

  private SetDocument(ProofSet set, List<Optional<String>> files) {
    this.set = set;
    this.files = new ArrayList<>(files);
  }

  /** An empty set. */
  public static SetDocument of(ProofSet set) {
    return new SetDocument(set, List.of());
  }

  /** The set. */
  public ProofSet set() {
    return set;
  }

  /** The file of a piece, if one is known. */
  public Optional<String> file(long id) {
    return files.get((int) id);
  }

  /** Adds a piece; the file may be null. */
  public void add(ProvablePiece piece, String file) {
    set.add(piece);
    files.add(Optional.ofNullable(file));
  }

  /**
   * Reads a set.
   *
   * @throws MalformedInputException where it is none
   * @throws SectorFileException where it can't be read
   */
  public static SetDocument read(Path file) throws SectorFileException {
    JsonDocument json = DocumentFile.read(file, KIND);
    List<Optional<ProvablePiece>> pieces = new ArrayList<>();
    List<Optional<String>> files = new ArrayList<>();
    for (JsonDocument piece : json.objects("pieces")) {
      if (piece.number("id") != pieces.size()) {
        throw new MalformedInputException(
            file + ": piece " + pieces.size() + " has id " + piece.number("id"));
      }
      pieces.add(
          piece.has("pieceCid")
              ? Optional.of(ProvablePiece.parse(piece.text("pieceCid")))
              : Optional.empty());
      files.add(piece.has("file") ? Optional.of(piece.text("file")) : Optional.empty());
    }
    ProofSetState state =
        new ProofSetState(
            json.number("setId"),
            pieces,
            List.of(),
            json.number("challengeRange"),
            json.number("challengeEpoch"));
    return new SetDocument(ProofSet.restore(state), files);
  }

  /** Writes it to a file, whole or not at all. */
  public void write(Path file) throws SectorFileException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", KIND);
    out.put("setId", set.id());
    out.put("challengeRange", set.challengeRange());
    out.put("challengeEpoch", set.challengeEpoch());
    List<Map<String, Object>> pieces = new ArrayList<>();
    for (int id = 0; id < set.size(); id++) {
      Map<String, Object> piece = new LinkedHashMap<>();
      piece.put("id", id);
      // A removed piece keeps its id and nothing else.
      set.piece(id).ifPresent(cid -> piece.put("pieceCid", cid));
      if (set.piece(id).isPresent()) {
        files.get(id).ifPresent(name -> piece.put("file", name));
      }
      pieces.add(piece);
    }
    out.put("pieces", pieces);
    SafeFile.writeText(file, JsonWriter.toString(out) + "\n");
  }

  /**
   * The live pieces from an id on.
   *
   * @return of each its id, CID, leaves and file, if one is known
   */
  public List<Map<String, Object>> describe(int first) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int id = first; id < set.size(); id++) {
      Optional<ProvablePiece> piece = set.piece(id);
      if (piece.isPresent()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", id);
        one.put("pieceCid", piece.get());
        one.put("leafCount", piece.get().leafCount());
        files.get(id).ifPresent(file -> one.put("file", file));
        out.add(one);
      }
    }
    return out;
  }

  /** What a command prints. */
  public Map<String, Object> summary() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("setId", set.id());
    out.put("pieces", set.state().pieces().stream().filter(Optional::isPresent).count());
    out.put("nextPieceId", set.size());
    out.put("leafCount", set.leafCount());
    out.put("challengeRange", set.challengeRange());
    out.put("challengeEpoch", set.challengeEpoch());
    return out;
  }
}
