// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.update.UpdatePartitionSource;

/**
 * The vanilla proofs of an update, and where they are taken from.
 *
 * @param place the files on disk, or {@code update.json}
 * @param source reads them one at a time
 */
public record VanillaProofs(Place place, UpdatePartitionSource source) {

  /** Where vanilla proofs are. */
  public enum Place {
    /** On disk where all files are there, since it is those that a proof should speak of. */
    AUTO,
    /** The replicas and trees of both sectors. */
    DISK,
    /** The document that encoding left. */
    DOCUMENT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Those of an update.
   *
   * @param sector folder of the sector before the update, where the document's is not to be used
   * @throws MalformedInputException where the document hasn't what it takes
   * @throws SectorFileException where there is nothing to take them from
   */
  static VanillaProofs of(UpdatedSector update, Place place, Optional<Path> sector)
      throws IOException {
    return switch (place) {
      case DISK -> new VanillaProofs(Place.DISK, update.vanillaProofs(sector));
      case DOCUMENT -> ofDocument(update.document());
      case AUTO -> wherever(update, sector);
    };
  }

  private static VanillaProofs wherever(UpdatedSector update, Optional<Path> sector)
      throws IOException {
    UpdateDocument document = update.document();
    boolean known = sector.isPresent() || update.knowsSector();
    Optional<Path> missing = known ? update.missing(sector) : Optional.empty();
    if ((!known || missing.isPresent()) && !document.vanilla().isEmpty()) {
      return ofDocument(document);
    }
    if (missing.isPresent()) {
      throw new SectorFileException(
          "read",
          missing.get(),
          "no such file, and " + UpdateDocument.FILE + " has no vanilla proofs");
    }
    return new VanillaProofs(Place.DISK, update.vanillaProofs(sector));
  }

  private static VanillaProofs ofDocument(UpdateDocument document) {
    if (document.vanilla().isEmpty()) {
      throw new MalformedInputException(UpdateDocument.FILE + " has no vanilla proofs");
    }
    return new VanillaProofs(Place.DOCUMENT, document::vanillaProof);
  }
}
