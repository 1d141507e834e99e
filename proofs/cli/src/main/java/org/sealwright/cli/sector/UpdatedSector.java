// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.cli.Session;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.SectorUpdater;
import org.sealwright.storage.update.UpdatePartitionSource;
import org.sealwright.storage.update.UpdateStatement;

/**
 * One update in one folder: {@code staged}, {@code sealed}, {@code cache/}, {@code update.json}, as
 * programs around the reference leave it. The sector that was updated has a folder of its own.
 */
public final class UpdatedSector {
  /** The padded data, in the folder of an update. */
  static final String STAGED = "staged";

  /** Member of {@code update.json}: folder of the sector before the update. */
  static final String SECTOR_KEY = "sectorKey";

  /** Member of {@code update.json}: bytes of the file that was encoded. */
  static final String PAYLOAD_SIZE = "payloadSize";

  private final Session session;
  private final Path folder;
  private final SectorPaths paths;

  /** An update in {@code folder}. */
  public UpdatedSector(Session session, Path folder) {
    this.session = session;
    this.folder = folder.toAbsolutePath().normalize();
    this.paths = SectorPaths.in(this.folder);
  }

  /** Whether {@code folder} has an update. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(UpdateDocument.FILE));
  }

  /**
   * The folder of the one sector in what seal left.
   *
   * @throws MalformedInputException where there are several
   */
  public static Path sectorIn(Path folder) throws SectorFileException {
    if (!Manifest.isIn(folder)) {
      return folder;
    }
    List<Manifest.Part> parts = Manifest.read(folder).parts();
    if (parts.size() != 1) {
      throw new MalformedInputException(
          folder
              + " holds "
              + parts.size()
              + " sectors; name the folder of one, such as "
              + folder.resolve(parts.getFirst().folder()));
    }
    return folder.resolve(parts.getFirst().folder());
  }

  /** Bytes of data that the update is known to hold: those of the file, or all of the sector. */
  public long length() throws IOException {
    JsonDocument json = json();
    SectorSize size = document().statement().config().sectorSize();
    long length = json.has(PAYLOAD_SIZE) ? json.number(PAYLOAD_SIZE) : size.unpaddedBytes();
    return Math.min(length, size.unpaddedBytes());
  }

  /**
   * Checks that all data have their commitment.
   *
   * @param sector folder of the sector before the update, where the document's is not to be used
   */
  public void check(Optional<Path> sector) throws IOException {
    UpdateStatement statement = document().statement();
    session
        .updater()
        .check(statement.config(), paths.sealed(), sectorKey(sector), statement.commDNew());
  }

  /** Writes raw bytes of the data. */
  public void decode(Optional<Path> sector, long offset, long length, WritableByteChannel out)
      throws IOException {
    UpdateStatement statement = document().statement();
    session
        .updater()
        .decodeRaw(
            statement.config(),
            paths.sealed(),
            sectorKey(sector),
            statement.commDNew(),
            offset,
            length,
            out);
  }

  /**
   * Restores the sector key to another folder.
   *
   * @param data padded data, where those of the folder are not to be used
   * @return commitment to the restored replica
   */
  public Bytes32 remove(Optional<Path> data, Path out) throws IOException {
    UpdateStatement statement = document().statement();
    session
        .updater()
        .remove(
            statement.config(),
            paths,
            data.orElse(folder.resolve(STAGED)),
            statement.commDNew(),
            statement.commROld(),
            SectorPaths.in(out.toAbsolutePath().normalize()));
    return statement.commROld();
  }

  /**
   * Vanilla proofs out of the files of both sectors.
   *
   * @param sector folder of the sector before the update, where the document's is not to be used
   */
  UpdatePartitionSource vanillaProofs(Optional<Path> sector) throws IOException {
    UpdateStatement statement = document().statement();
    SectorPaths before = sectorKey(sector);
    SectorUpdater updater = session.updater();
    return k -> updater.vanillaProof(statement, before, paths, k);
  }

  /** Whether the document says where the sector before the update is. */
  boolean knowsSector() throws IOException {
    return json().has(SECTOR_KEY);
  }

  /** A file that {@link #vanillaProofs} would read and that isn't there. */
  Optional<Path> missing(Optional<Path> sector) throws IOException {
    SectorPaths before = sectorKey(sector);
    TreeShape shape = document().statement().config().treeShape();
    List<Path> files = new ArrayList<>();
    files.addAll(List.of(before.sealed(), before.persistentAux(), paths.sealed(), paths.treeD()));
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      files.add(before.treeRLast(tree, shape.baseTrees()));
      files.add(paths.treeRLast(tree, shape.baseTrees()));
    }
    return files.stream().filter(file -> !Files.exists(file)).findFirst();
  }

  /** The update's commitments and proofs. */
  public UpdateDocument document() throws SectorFileException {
    return UpdateDocument.read(folder.resolve(UpdateDocument.FILE));
  }

  private JsonDocument json() throws IOException {
    return JsonDocument.read(folder.resolve(UpdateDocument.FILE));
  }

  /** Folder of the sector before the update. */
  public Path sectorFolder(Optional<Path> sector) throws IOException {
    Path place;
    if (sector.isPresent()) {
      place = sectorIn(sector.get());
    } else {
      JsonDocument json = json();
      if (!json.has(SECTOR_KEY)) {
        throw new MalformedInputException(
            folder.resolve(UpdateDocument.FILE)
                + " does not say where the sector before the update is; name its folder with"
                + " --sector");
      }
      place = json.path(SECTOR_KEY);
    }
    return place.toAbsolutePath().normalize();
  }

  private SectorPaths sectorKey(Optional<Path> sector) throws IOException {
    return SectorPaths.in(sectorFolder(sector));
  }
}
