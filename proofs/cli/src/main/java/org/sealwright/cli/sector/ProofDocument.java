// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.SectorFileException;

/** A document that says what is claimed, and holds the proof of it. */
public sealed interface ProofDocument
    permits SealDocument,
        AggregateDocument,
        PoStDocument,
        PoStPartitionDocument,
        UpdateDocument,
        UpdatePartitionDocument,
        UpdateAggregateDocument {
  /** The member that says which shape a document has. */
  String KIND = "kind";

  /** Kinds that can be judged. */
  String KINDS =
      "seal, aggregate, window, window-partition, winning, update, update-partition,"
          + " update-aggregate";

  /** The proof's bytes; none where there is no proof. */
  byte[] proof();

  /** The members in their order. */
  Map<String, Object> toMap();

  /**
   * Reads a document.
   *
   * @throws MalformedInputException where it is not what it should be
   * @throws SectorFileException where it can't be read
   */
  static ProofDocument read(Path file) throws SectorFileException {
    JsonDocument json = PoStDocument.json(file);
    String kind = json.text(KIND);
    return switch (kind) {
      case SealDocument.KIND -> SealDocument.of(json);
      case AggregateDocument.KIND -> AggregateDocument.of(json);
      case UpdateDocument.KIND -> UpdateDocument.read(file);
      case UpdatePartitionDocument.KIND -> UpdatePartitionDocument.of(json);
      case UpdateAggregateDocument.KIND -> UpdateAggregateDocument.of(json);
      case "window" -> PoStDocument.of(PoStKind.WINDOW, json);
      case "winning" -> PoStDocument.of(PoStKind.WINNING, json);
      case PoStPartitionDocument.KIND -> PoStPartitionDocument.of(json);
      default ->
          throw new MalformedInputException(
              file + ": kind is " + kind + ", wanted one of " + KINDS);
    };
  }

  /**
   * Reads a JSON object.
   *
   * @throws MalformedInputException where the file holds anything else
   * @throws SectorFileException where it can't be read
   */
  static JsonDocument json(Path file) throws SectorFileException {
    try {
      return JsonDocument.read(file);
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** Writes it to a file, whole or not at all. */
  default void write(Path file) throws SectorFileException {
    Map<String, Object> members = toMap();
    SafeFile.writeStream(file, out -> JsonWriter.write(out, members));
  }
}
