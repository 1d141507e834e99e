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
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorJob;

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
    int lanes = session.sealer().kernels().batchLabels().sectorsSideBySide();
    List<Manifest.Part> parts = new ArrayList<>();
    while (parts.size() * sector.unpaddedBytes() < length) {
      List<Part> batch = new ArrayList<>();
      long offset = parts.size() * sector.unpaddedBytes();
      for (; batch.size() < lanes && offset < length; offset += sector.unpaddedBytes()) {
        long part = Math.min(sector.unpaddedBytes(), length - offset);
        batch.add(stage(identity, parts.size() + batch.size(), file, offset, part));
      }
      preCommit1(batch, lanes);
      for (Part part : batch) {
        parts.add(finish(part));
      }
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

  /** One sector's share of the file. */
  private record Part(
      String name, SectorFolder folder, SectorFolder.Staged staged, long offset, long length) {}

  private Part stage(TestIdentity identity, int index, Path file, long offset, long length)
      throws IOException {
    String name = "sector-" + index;
    SectorFolder sector = new SectorFolder(session, folder.resolve(name));
    SectorFolder.Staged staged =
        sector.stage(
            identity.sector(index),
            Optional.of(identity.seed()),
            PieceSource.padded(file, offset, length).fill(identity.size()));
    return new Part(name, sector, staged, offset, length);
  }

  /** Side by side where at least half the lanes of the kernel are filled, else one by one. */
  private void preCommit1(List<Part> batch, int lanes) throws IOException {
    Sealer sealer = session.sealer();
    List<SectorJob> jobs = batch.stream().map(part -> part.staged().job()).toList();
    List<PreCommit1Output> outputs = new ArrayList<>();
    if (jobs.size() > 1 && 2 * jobs.size() >= lanes) {
      outputs.addAll(sealer.preCommit1All(jobs));
    } else {
      for (SectorJob job : jobs) {
        outputs.add(sealer.preCommit1(job.spec(), job.staged(), job.paths(), job.pieces()));
      }
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).folder().preCommitted1(batch.get(i).staged(), outputs.get(i));
    }
  }

  private Manifest.Part finish(Part part) throws IOException {
    part.folder().preCommit2();
    PreCommit2Output commitments =
        part.folder().commit1(Optional.empty(), false).commitments().orElseThrow();
    console.say("sealed %s (%d bytes from %d)", part.name(), part.length(), part.offset());
    return new Manifest.Part(
        part.name(), part.offset(), part.length(), commitments.commD(), commitments.commR());
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
