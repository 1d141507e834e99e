// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.internal.WorkLock;

/**
 * Single parts of the phases, for those who share a sector's work between machines: the files are
 * byte for byte those of the phases.
 */
public final class SectorParts {
  private final SealContext context;

  /** With the settings of a sealer. */
  public SectorParts(Sealer sealer) {
    this.context = sealer.context();
  }

  /**
   * Labels alone (sdr): all layers of {@code paths}, which PreCommit1 of the same replica id takes
   * over.
   *
   * @param replicaId used as it is
   */
  public void sdr(PoRepConfig config, SectorPaths paths, ReplicaId replicaId)
      throws SectorFileException {
    try (WorkLock _ = Sealer.lock(paths)) {
      FileJournal journal = FileJournal.open(paths.journal());
      FileKeeper files =
          FileKeeper.journaled(journal, JournalKeys.preCommit1(config, replicaId), context.work());
      LayerSet layers = new LayerSet(config.sectorSize(), paths, replicaId, files);
      new LayerPhase(context, config).run(layers);
    }
  }

  /**
   * Tree-C alone (generate_tree_c).
   *
   * @param in folder of the layers
   * @param out folder that gets the trees
   * @return comm_c
   */
  public Bytes32 generateTreeC(PoRepConfig config, Path in, Path out) throws SectorFileException {
    create(out);
    TreeFiles trees = new TreeFiles(context, config, inCache(out), FileKeeper.unrecorded());
    try (Layers layers = Layers.open(inCache(in), config.sectorSize())) {
      trees.buildC(layers.segments());
    }
    return trees.commC();
  }

  /**
   * Tree-R-last alone, over a replica as it is (generate_tree_r_last).
   *
   * @param out folder that gets the trees
   * @return comm_r_last
   */
  public Bytes32 generateTreeRLast(PoRepConfig config, Path replica, Path out)
      throws SectorFileException {
    SectorSize size = config.sectorSize();
    create(out);
    FileKeeper files = FileKeeper.unrecorded();
    TreeRLastFiles trees = new TreeFiles(context, config, inCache(out), files).treeRLast();
    try (MappedFile file = MappedFile.open(replica, size.bytes())) {
      trees.build(file.segment(), files, "PC2");
    }
    return trees.root();
  }

  /** Paths of which only those in the cache are used. */
  static SectorPaths inCache(Path cache) {
    return new SectorPaths(cache.resolve("sealed"), cache, cache.resolve("journal.jsonl"));
  }

  static void create(Path folder) throws SectorFileException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SectorFileException("create folder", folder, e);
    }
  }
}
