// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.SectorFileException;

/** A document that says what is claimed, and holds the proof of it. */
public sealed interface ProofDocument permits SealDocument, AggregateDocument, PoStDocument {
  /** The member that says which shape a document has. */
  String KIND = "kind";

  /** Kinds that can be judged. */
  String KINDS = "seal, aggregate, window, winning";

  /** Kinds that others write and that can't be judged yet. */
  List<String> NOT_YET = List.of("update");

  /** The members in their order. */
  Map<String, Object> toMap();

  /**
   * Reads a document.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws UnsupportedOperationException where it is of a kind that can't be judged yet
   * @throws SectorFileException where it can't be read
   */
  static ProofDocument read(Path file) throws SectorFileException {
    JsonDocument json;
    try {
      json = JsonDocument.read(file);
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
    String kind = json.text(KIND);
    if (NOT_YET.contains(kind)) {
      throw new UnsupportedOperationException(
          file + ": proofs of kind " + kind + " can't be judged yet, only " + KINDS);
    }
    return switch (kind) {
      case SealDocument.KIND -> SealDocument.of(json);
      case AggregateDocument.KIND -> AggregateDocument.of(json);
      case "window" -> PoStDocument.of(PoStKind.WINDOW, json);
      case "winning" -> PoStDocument.of(PoStKind.WINNING, json);
      default ->
          throw new MalformedInputException(
              file + ": kind is " + kind + ", wanted one of " + KINDS);
    };
  }

  /** Writes it to a file, whole or not at all. */
  default void write(Path file) throws SectorFileException {
    SafeFile.writeText(file, JsonWriter.toString(toMap()) + "\n");
  }
}
