// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.TreeRLastFiles;

/**
 * Whether all files that a phase reads are there, with the right sizes and, where the journal knows
 * them, the right contents. Each answer is a list of problems, one line each with the file's path;
 * empty where all is well.
 */
public final class CacheValidation {
  private final SectorPaths paths;
  private final SectorSize size;
  private final TreeShape shape;
  private final Work work;
  private final Map<String, FileJournal.Entry> journal = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private CacheValidation(PoRepConfig config, SectorPaths paths, Work work)
      throws SectorFileException {
    this.paths = paths;
    this.size = config.sectorSize();
    this.shape = config.treeShape();
    this.work = work;
    FileJournal.open(paths.journal()).entries().forEach(e -> journal.put(e.file(), e));
  }

  /** What PreCommit2 would miss: data, tree-D, layers (validate_cache_for_precommit_phase2). */
  public static List<String> forPreCommit2(PoRepConfig config, SectorPaths paths, Work work)
      throws SectorFileException {
    CacheValidation validation = new CacheValidation(config, paths, work);
    validation.file(paths.sealed(), validation.size.bytes());
    validation.preCommit1Files();
    return List.copyOf(validation.problems);
  }

  /** What Commit1 would miss: everything but synthetic proofs (validate_cache_for_commit). */
  public static List<String> forCommit(PoRepConfig config, SectorPaths paths, Work work)
      throws SectorFileException {
    CacheValidation validation = new CacheValidation(config, paths, work);
    validation.file(paths.sealed(), validation.size.bytes());
    validation.preCommit1Files();
    validation.persistentAux();
    validation.trees(validation.temporaryAux());
    return List.copyOf(validation.problems);
  }

  private void preCommit1Files() throws SectorFileException {
    file(paths.treeD(), TreeLayout.full(2, size.nodes()).storedBytes());
    for (int layer = 1; layer <= size.layers(); layer++) {
      file(paths.layer(layer), size.bytes());
    }
  }

  private void trees(Optional<TemporaryAux> aux) throws SectorFileException {
    TreeLayout layoutR = TreeRLastFiles.layout(shape);
    if (aux.isPresent()) {
      long discarded = aux.get().treeRLast().rowsToDiscard();
      try {
        layoutR = new TreeLayout(shape.baseArity(), shape.baseLeaves(), Math.toIntExact(discarded));
      } catch (IllegalArgumentException | ArithmeticException e) {
        problems.add(paths.temporaryAux() + " says that tree-r-last lacks " + discarded + " rows");
      }
    }
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      file(paths.treeC(tree, shape.baseTrees()), TreeFiles.layoutC(shape).storedBytes());
      file(paths.treeRLast(tree, shape.baseTrees()), layoutR.storedBytes());
    }
  }

  private void persistentAux() throws SectorFileException {
    Path path = paths.persistentAux();
    if (file(path, PersistentAux.BYTES)) {
      try {
        PersistentAux.fromBytes(bytes(path));
      } catch (MalformedInputException e) {
        problems.add(path + " can't be read: " + e.getMessage());
      }
    }
  }

  private Optional<TemporaryAux> temporaryAux() throws SectorFileException {
    Path path = paths.temporaryAux();
    if (!file(path, -1)) {
      return Optional.empty();
    }
    try {
      TemporaryAux aux = TemporaryAux.fromBytes(bytes(path));
      if (aux.labels().size() != size.layers()) {
        problems.add(path + " names " + aux.labels().size() + " layers, wanted " + size.layers());
      }
      return Optional.of(aux);
    } catch (MalformedInputException e) {
      problems.add(path + " can't be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Checks one file; any size will do where {@code bytes} is negative. */
  private boolean file(Path path, long bytes) throws SectorFileException {
    if (!Files.isRegularFile(path)) {
      problems.add(path + " is missing");
      return false;
    }
    long got = length(path);
    if (bytes >= 0 && got != bytes) {
      problems.add(path + " has " + got + " bytes, wanted " + bytes);
      return false;
    }
    FileJournal.Entry entry = journal.get(path.getFileName().toString());
    Optional<String> problem =
        entry == null ? Optional.empty() : FileJournal.problem(entry, path, work);
    problem.ifPresent(text -> problems.add(path + " " + text));
    return problem.isEmpty();
  }

  private static long length(Path path) throws SectorFileException {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new SectorFileException("read", path, e);
    }
  }

  private static byte[] bytes(Path path) throws SectorFileException {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SectorFileException("read", path, e);
    }
  }
}
