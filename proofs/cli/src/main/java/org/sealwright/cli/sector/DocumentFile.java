// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;

/** Files with a document of ours, which says its kind. */
final class DocumentFile {
  private DocumentFile() {}

  /**
   * Reads one.
   *
   * @throws MalformedInputException where it is no JSON object, or of another kind
   * @throws SectorFileException where it can't be read
   */
  static JsonDocument read(Path file, String kind) throws SectorFileException {
    JsonDocument json;
    try {
      json = JsonDocument.read(file);
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
    if (!json.text("kind").equals(kind)) {
      throw new MalformedInputException(
          file + ": kind is " + json.text("kind") + ", wanted " + kind);
    }
    return json;
  }
}
