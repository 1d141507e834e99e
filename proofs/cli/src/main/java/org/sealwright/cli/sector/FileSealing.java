// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.cli.Console;
import org.sealwright.cli.Session;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.PreCommit2Output;

/** The short form of sealing: one file of any length, over as many sectors as it takes. */
public final class FileSealing {
  /** What seals in seconds; larger sizes are taken on request. */
  private static final List<SectorSize> BY_DEFAULT =
      List.of(
          SectorSize.KIB_2,
          SectorSize.KIB_4,
          SectorSize.KIB_16,
          SectorSize.KIB_32,
          SectorSize.MIB_8);

  private final Session session;
  private final Path folder;
  private final Console console;

  /** Seals into sub-folders of {@code folder}. */
  public FileSealing(Session session, Path folder, Console console) {
    this.session = session;
    this.folder = folder;
    this.console = console;
  }

  /**
   * Seals a file.
   *
   * @param name what the manifest calls it
   * @param size size of each sector; by default the smallest up to 8 MiB that holds the file
   */
  public Manifest seal(Path file, String name, Optional<SectorSize> size) throws IOException {
    long length = length(file);
    SectorSize sector = size.orElseGet(() -> choose(length));
    Bytes32 commP = session.pieceHasher("CommP of " + name).hash(file).commP();
    requireSameFile(name, length, commP, sector);
    TestIdentity identity = new TestIdentity(sector);
    console.say("%s", identity.describe());
    List<Manifest.Part> parts = new ArrayList<>();
    for (long offset = 0; offset < length; offset += sector.unpaddedBytes()) {
      long part = Math.min(sector.unpaddedBytes(), length - offset);
      parts.add(sealPart(identity, parts.size(), file, offset, part));
    }
    Manifest manifest = new Manifest(name, length, commP, sector, parts);
    manifest.write(folder);
    return manifest;
  }

  /** The smallest default size that holds {@code length} bytes, else the largest. */
  static SectorSize choose(long length) {
    return BY_DEFAULT.stream()
        .filter(size -> size.unpaddedBytes() >= length)
        .findFirst()
        .orElse(BY_DEFAULT.getLast());
  }

  private Manifest.Part sealPart(
      TestIdentity identity, int index, Path file, long offset, long length) throws IOException {
    String name = "sector-" + index;
    SectorFolder sector = new SectorFolder(session, folder.resolve(name));
    sector.preCommit1(
        identity.sector(index),
        Optional.of(identity.seed()),
        fill(identity.size(), PieceSource.padded(file, offset, length)));
    sector.preCommit2();
    PreCommit2Output commitments =
        sector.commit1(Optional.empty(), false).commitments().orElseThrow();
    console.say("sealed %s (%d bytes from %d)", name, length, offset);
    return new Manifest.Part(name, offset, length, commitments.commD(), commitments.commR());
  }

  /** The piece and zeros up to the end of the sector. */
  private static List<PieceSource> fill(SectorSize size, PieceSource piece) {
    List<PieceSource> sources = new ArrayList<>(List.of(piece));
    List<PieceInfo> filled =
        CommD.fill(size, List.of(PieceInfo.zero(piece.size().padded())));
    filled.stream().skip(1).forEach(zeros -> sources.add(PieceSource.zeros(zeros.unpaddedSize())));
    return sources;
  }

  private static long length(Path file) throws SectorFileException {
    try {
      long length = Files.size(file);
      if (length == 0) {
        throw new MalformedInputException(file + " is empty; there is nothing to seal");
      }
      return length;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** A folder with another file in it is not to be mixed up with this one. */
  private void requireSameFile(String name, long length, Bytes32 commP, SectorSize sector)
      throws SectorFileException {
    if (!Manifest.isIn(folder)) {
      return;
    }
    Manifest old = Manifest.read(folder);
    if (old.length() != length || !old.commP().equals(commP) || old.sectorSize() != sector) {
      throw new SealingException(
          "seal",
          folder
              + " holds "
              + old.fileName()
              + " already, which is not this "
              + name
              + " in sectors of "
              + sector.label()
              + "; take another folder");
    }
  }
}
