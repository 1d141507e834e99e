// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.SectorPaths;

/**
 * The sectors that a proof of spacetime is about, as sealing or updating left them in folders.
 *
 * @param size size of all of them
 * @param prover who sealed the first
 * @param replicas where they are
 */
public record PoStFolders(SectorSize size, ProverId prover, List<PoStReplica> replicas) {
  private static final String SECTOR_KEY = "sectorKey";

  /** Copies the list. */
  public PoStFolders {
    replicas = List.copyOf(replicas);
  }

  /** One sector, and how it was sealed. */
  private record Sector(SectorSize size, ProverId prover, PoStReplica replica) {}

  /**
   * Reads {@code sector.json} or {@code update.json} of each folder, or of each part where there is
   * a manifest. Of an updated sector the new replica is to be proved; number and prover are in
   * {@code sector.json} of the sector before the update. The other files are not looked at.
   *
   * @param folders one at least
   * @throws MalformedInputException where one is not what it should be, not sealed yet, or of
   *     another size than the first
   * @throws SectorFileException where there is none
   */
  public static PoStFolders read(List<Path> folders) throws SectorFileException {
    List<Path> all = new ArrayList<>();
    for (Path folder : folders) {
      if (Manifest.isIn(folder)) {
        Manifest.read(folder).parts().forEach(part -> all.add(folder.resolve(part.folder())));
      } else {
        all.add(folder);
      }
    }
    Sector first = sector(all.getFirst());
    List<PoStReplica> replicas = new ArrayList<>();
    for (Path folder : all) {
      Sector sector = sector(folder);
      if (sector.size() != first.size()) {
        throw new MalformedInputException(
            folder
                + " has a sector of "
                + sector.size().label()
                + ", the first is of "
                + first.size().label());
      }
      replicas.add(sector.replica());
    }
    return new PoStFolders(first.size(), first.prover(), replicas);
  }

  private static Sector sector(Path folder) throws SectorFileException {
    if (UpdatedSector.isIn(folder) && !SectorDocument.isIn(folder)) {
      return updated(folder);
    }
    SectorDocument document = SectorDocument.read(folder);
    return sector(document, sealedCommR(document, folder), folder);
  }

  private static Sector updated(Path folder) throws SectorFileException {
    Path file = folder.resolve(UpdateDocument.FILE);
    JsonDocument json = ProofDocument.json(file);
    UpdateDocument update = UpdateDocument.of(json);
    Path before = sectorBefore(json);
    SectorDocument document = SectorDocument.read(before);
    if (!sealedCommR(document, before).equals(update.statement().commROld())) {
      throw new MalformedInputException(
          file + " is about an update of another sector than that in " + before);
    }
    return sector(document, update.statement().commRNew(), folder);
  }

  private static Path sectorBefore(JsonDocument json) {
    try {
      return Path.of(json.text(SECTOR_KEY));
    } catch (InvalidPathException e) {
      throw json.wrong(SECTOR_KEY, "is an impossible path: " + e.getReason());
    }
  }

  private static Sector sector(SectorDocument document, Bytes32 commR, Path folder) {
    SectorPaths paths = SectorPaths.in(folder);
    return new Sector(
        document.spec().config().sectorSize(),
        document.spec().proverId(),
        new PoStReplica(document.spec().sectorId(), commR, paths.sealed(), paths.cache()));
  }

  private static Bytes32 sealedCommR(SectorDocument document, Path folder) {
    return document
        .commitments()
        .map(PreCommit2Output::commR)
        .orElseThrow(
            () ->
                new MalformedInputException(
                    folder + " has no comm_r in sector.json yet; run seal first"));
  }

  /** Those that are not to be left out. */
  public PoStFolders without(Set<Long> sectors) {
    return new PoStFolders(
        size,
        prover,
        replicas.stream().filter(replica -> !sectors.contains(replica.sector())).toList());
  }
}
