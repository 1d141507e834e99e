// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.Session;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.SectorUpdater;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateOutput;
import org.sealwright.storage.update.UpdateStatement;

/** Makes the folder of an update: a file, encoded into a sealed sector. */
public final class UpdateEncoding {
  private static final String PHASE = "update";

  private final Session session;
  private final Path folder;
  private final SectorPaths paths;

  /** Into {@code folder}, which need not be there. */
  public UpdateEncoding(Session session, Path folder) {
    this.session = session;
    this.folder = folder.toAbsolutePath().normalize();
    this.paths = SectorPaths.in(this.folder);
  }

  /**
   * Checks that a folder is not that of a sector, before anything is put into it.
   *
   * @throws SealingException where it is
   */
  public static void requireNoSector(Path folder) {
    if (SectorDocument.isIn(folder) || Manifest.isIn(folder)) {
      throw new SealingException(
          PHASE, folder + " holds what seal left; an update needs another folder");
    }
  }

  /**
   * Encodes a file into a sector, zeros after its end, and reads the vanilla proofs.
   *
   * @param sector folder of the sealed sector
   * @param data at most as many raw bytes as the sector has room for
   * @param name what the document calls the data
   * @return the members of the document
   */
  public Map<String, Object> encode(Path sector, Path data, String name) throws IOException {
    requireNoSector(folder);
    SectorDocument sealed = SectorDocument.read(sector);
    SectorSize size = sealed.spec().config().sectorSize();
    UpdateConfig config = new UpdateConfig(size);
    long length = requireRoom(data, size);
    createFolder();
    requireSpace(size);
    Path staged = folder.resolve(UpdatedSector.STAGED);
    SectorPaths sectorKey = new SectorFolder(session, sector).paths();
    List<PieceSource> sources = PieceSource.padded(data, 0, length).fill(size);
    List<PieceInfo> pieces = new Staging(session, size).stage(staged, sources);
    SectorUpdater updater = session.updater();
    UpdateOutput made = updater.encode(config, sectorKey, paths, staged, pieces);
    UpdateStatement statement = made.statement(config);
    UpdateDocument document =
        UpdateDocument.of(sealed.spec().config(), statement)
            .withVanilla(updater.vanillaProofs(statement, sectorKey, paths));
    Map<String, Object> members = keptMembers(statement);
    members.putAll(document.toMap());
    members.put("commRLastNew", made.commRLastNew());
    members.put(UpdatedSector.SECTOR_KEY, sectorKey.sealed().getParent());
    members.put("fileName", name);
    members.put(UpdatedSector.PAYLOAD_SIZE, length);
    members.put("piece", describe(pieces.getFirst()));
    members.put("pieces", pieces.stream().map(UpdateEncoding::describe).toList());
    members.put("stagedSha256", FileSha256.of(staged, session.work()));
    members.putAll(UpdateInventory.of(paths, session.work()));
    SafeFile.writeText(folder.resolve(UpdateDocument.FILE), JsonWriter.toString(members) + "\n");
    return members;
  }

  /** What others added to a document about the same update, a proof above all. */
  private Map<String, Object> keptMembers(UpdateStatement statement) throws IOException {
    Path file = folder.resolve(UpdateDocument.FILE);
    if (!Files.exists(file) || !UpdateDocument.read(file).statement().equals(statement)) {
      return new LinkedHashMap<>();
    }
    return JsonDocument.read(file).members();
  }

  private static Map<String, Object> describe(PieceInfo piece) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("bytes", piece.unpaddedBytes());
    out.put("commP", piece.commP());
    out.put("pieceCid", new PieceCid(piece.commP()));
    return out;
  }

  private static long requireRoom(Path data, SectorSize size) throws SectorFileException {
    try {
      long length = Files.size(data);
      if (length < 1 || length > size.unpaddedBytes()) {
        throw new SealingException(
            PHASE,
            data
                + " has "
                + length
                + " bytes; a sector of "
                + size.label()
                + " takes 1 to "
                + size.unpaddedBytes());
      }
      return length;
    } catch (IOException e) {
      throw new SectorFileException("read", data, e);
    }
  }

  private void createFolder() throws SectorFileException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SectorFileException("create folder", folder, e);
    }
  }

  private void requireSpace(SectorSize size) throws IOException {
    if (Files.exists(folder.resolve(UpdatedSector.STAGED))) {
      return;
    }
    // Staged, sealed, tree-D twice a sector, tree-R-last far less than an eighth.
    long needed = size.bytes() * 4 + size.bytes() / 8;
    DiskSpace.require("update in", folder, size, needed);
  }
}
