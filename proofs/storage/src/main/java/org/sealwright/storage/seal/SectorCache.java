// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.WorkLock;

/**
 * Deletes what later phases no longer need. What is missing already is fine. The journal learns of
 * the removal first: a crash in between leaves a file that nobody trusts, never one that is missed.
 */
public final class SectorCache {
  private SectorCache() {}

  /**
   * Deletes tree-D, tree-C and the layers (clear_cache): after Commit1 or, for a synthetic sector,
   * after its proofs are made. Aux files, tree-R-last and synthetic proofs stay.
   */
  public static void clear(SectorPaths paths) throws SectorFileException {
    delete(
        paths, List.of("sc-02-data-tree-d.dat", "sc-02-data-tree-c*.dat", "sc-02-data-layer*.dat"));
  }

  /** Deletes the synthetic proofs (clear_synthetic_proofs): after Commit1. */
  public static void clearSyntheticProofs(SectorPaths paths) throws SectorFileException {
    delete(paths, List.of(paths.syntheticProofs().getFileName().toString()));
  }

  private static void delete(SectorPaths paths, List<String> globs) throws SectorFileException {
    if (!Files.isDirectory(paths.cache())) {
      return;
    }
    try (WorkLock _ = Sealer.lock(paths)) {
      deleteLocked(paths, globs);
    }
  }

  private static void deleteLocked(SectorPaths paths, List<String> globs)
      throws SectorFileException {
    List<Path> files = new ArrayList<>();
    for (String glob : globs) {
      try (DirectoryStream<Path> matches = Files.newDirectoryStream(paths.cache(), glob)) {
        matches.forEach(files::add);
      } catch (DirectoryIteratorException e) {
        throw new SectorFileException("read folder", paths.cache(), e.getCause());
      } catch (IOException e) {
        throw new SectorFileException("read folder", paths.cache(), e);
      }
    }
    FileJournal journal = FileJournal.open(paths.journal());
    for (Path file : files) {
      journal.remove(file);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new SectorFileException("delete", file, e);
      }
    }
  }
}
