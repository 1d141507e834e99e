// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealwright.cli.Session;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
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

/**
 * One update in one folder: {@code staged}, {@code sealed}, {@code cache/}, {@code update.json}, as
 * programs around the reference leave it. The sector that was updated has a folder of its own.
 */
public final class UpdatedSector {
  private static final String STAGED = "staged";
  private static final String SECTOR_KEY = "sectorKey";
  private static final String PAYLOAD_SIZE = "payloadSize";

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

  /** Where the files are. */
  public SectorPaths paths() {
    return paths;
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

  /**
   * Encodes a file into a sector, zeros after its end, and reads the vanilla proofs.
   *
   * @param sector folder of the sealed sector
   * @param data at most as many raw bytes as the sector has room for
   * @param name what the document calls the data
   */
  public Map<String, Object> encode(Path sector, Path data, String name) throws IOException {
    SectorDocument sealed = SectorDocument.read(sector);
    SectorSize size = sealed.spec().config().sectorSize();
    UpdateConfig config = new UpdateConfig(size);
    long length = requireRoom(data, size);
    createFolder();
    requireSpace(size);
    SectorPaths sectorKey = new SectorFolder(session, sector).paths();
    List<PieceSource> sources = PieceSource.padded(data, 0, length).fill(size);
    List<PieceInfo> pieces = new Staging(session, size).stage(folder.resolve(STAGED), sources);
    SectorUpdater updater = session.updater();
    UpdateOutput made = updater.encode(config, sectorKey, paths, folder.resolve(STAGED), pieces);
    UpdateStatement statement = made.statement(config);
    UpdateDocument document =
        UpdateDocument.of(sealed.spec().config(), statement)
            .withVanilla(updater.vanillaProofs(statement, sectorKey, paths));
    Map<String, Object> members = keptMembers(statement);
    members.putAll(document.toMap());
    members.put("commRLastNew", made.commRLastNew());
    members.put(SECTOR_KEY, sectorKey.sealed().getParent());
    members.put("fileName", name);
    members.put(PAYLOAD_SIZE, length);
    members.put("piece", describe(pieces.getFirst()));
    members.put("pieces", pieces.stream().map(UpdatedSector::describe).toList());
    members.put("replicaSha256", FileSha256.of(paths.sealed(), session.work()));
    members.put("stagedSha256", FileSha256.of(folder.resolve(STAGED), session.work()));
    members.put("cache", inventory());
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

  /** The update's commitments and proofs. */
  public UpdateDocument document() throws SectorFileException {
    return UpdateDocument.read(folder.resolve(UpdateDocument.FILE));
  }

  private JsonDocument json() throws IOException {
    return JsonDocument.read(folder.resolve(UpdateDocument.FILE));
  }

  private SectorPaths sectorKey(Optional<Path> sector) throws IOException {
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
      place = Path.of(json.text(SECTOR_KEY));
    }
    return SectorPaths.in(place.toAbsolutePath().normalize());
  }

  /** What the document and the files in the folder disagree about. */
  public List<String> problems(Map<Path, Bytes32> digests) throws IOException {
    JsonDocument json = json();
    UpdateStatement statement = document().statement();
    Map<Path, Bytes32> wanted = new LinkedHashMap<>();
    json.optionalBytes32("replicaSha256").ifPresent(digest -> wanted.put(paths.sealed(), digest));
    if (json.has("cache") && json.members().get("cache") instanceof Map<?, ?> cache) {
      cache.forEach(
          (name, entry) -> {
            if (entry instanceof Map<?, ?> file && file.get("sha256") instanceof String sha256) {
              wanted.put(paths.cache().resolve((String) name), Bytes32.fromHex(sha256));
            }
          });
    }
    List<String> problems = new java.util.ArrayList<>();
    wanted.forEach(
        (file, digest) -> {
          Bytes32 got = digests.get(file);
          if (!digest.equals(got)) {
            problems.add(
                file
                    + (got == null ? " is missing" : " has SHA-256 " + got)
                    + ", update.json says "
                    + digest);
          }
        });
    statement.problem().ifPresent(problem -> problems.add("update.json: " + problem));
    return problems;
  }

  private Map<String, Object> inventory() throws IOException {
    Map<String, Object> out = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(paths.cache())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("bytes", Files.size(file));
      entry.put("sha256", FileSha256.of(file, session.work()));
      out.put(file.getFileName().toString(), entry);
    }
    return out;
  }

  private static long requireRoom(Path data, SectorSize size) throws SectorFileException {
    try {
      long length = Files.size(data);
      if (length < 1 || length > size.unpaddedBytes()) {
        throw new SealingException(
            "update",
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
    if (Files.exists(folder.resolve(STAGED))) {
      return;
    }
    // Staged, sealed, tree-D twice a sector, tree-R-last far less than an eighth.
    long needed = size.bytes() * 4 + size.bytes() / 8;
    DiskSpace.require("update in", folder, size, needed);
  }
}
