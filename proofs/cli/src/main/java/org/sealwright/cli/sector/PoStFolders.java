// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.SectorPaths;

/**
 * The sectors that a proof of spacetime is about, as sealing left them in folders.
 *
 * @param size size of all of them
 * @param prover who sealed the first
 * @param replicas where they are
 */
public record PoStFolders(SectorSize size, ProverId prover, List<PoStReplica> replicas) {

  /** Copies the list. */
  public PoStFolders {
    replicas = List.copyOf(replicas);
  }

  /**
   * Reads {@code sector.json} of each folder, or of each part where there is a manifest. The other
   * files are not looked at.
   *
   * @param folders one at least
   * @throws MalformedInputException where one is not what it should be, not sealed yet, or of
   *     another size than the first
   * @throws SectorFileException where there is none
   */
  public static PoStFolders read(List<Path> folders) throws SectorFileException {
    List<Path> sectors = new ArrayList<>();
    for (Path folder : folders) {
      if (Manifest.isIn(folder)) {
        Manifest.read(folder).parts().forEach(part -> sectors.add(folder.resolve(part.folder())));
      } else {
        sectors.add(folder);
      }
    }
    SectorDocument first = SectorDocument.read(sectors.getFirst());
    SectorSize size = first.spec().config().sectorSize();
    List<PoStReplica> replicas = new ArrayList<>();
    for (Path folder : sectors) {
      replicas.add(replica(folder, size));
    }
    return new PoStFolders(size, first.spec().proverId(), replicas);
  }

  private static PoStReplica replica(Path folder, SectorSize size) throws SectorFileException {
    SectorDocument document = SectorDocument.read(folder);
    SectorSize own = document.spec().config().sectorSize();
    if (own != size) {
      throw new MalformedInputException(
          folder + " has a sector of " + own.label() + ", the first is of " + size.label());
    }
    PreCommit2Output commitments =
        document
            .commitments()
            .orElseThrow(
                () ->
                    new MalformedInputException(
                        folder + " has no comm_r in sector.json yet; run seal first"));
    SectorPaths paths = SectorPaths.in(folder);
    return new PoStReplica(
        document.spec().sectorId(), commitments.commR(), paths.sealed(), paths.cache());
  }

  /** Those that are not to be left out. */
  public PoStFolders without(Set<Long> sectors) {
    return new PoStFolders(
        size,
        prover,
        replicas.stream().filter(replica -> !sectors.contains(replica.sector())).toList());
  }
}
