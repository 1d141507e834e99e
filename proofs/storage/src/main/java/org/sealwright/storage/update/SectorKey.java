// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.internal.ReplicaTree;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.TemporaryAux;

/**
 * What the cache of a replica says about it.
 *
 * @param aux contents of p_aux
 * @param commR recomputed from them
 * @param layoutR layout of each file of tree-R-last, by t_aux or else by the files' length
 * @param temporaryAux bytes of t_aux, which newer builds of the reference do without
 */
record SectorKey(
    PersistentAux aux, Bytes32 commR, TreeLayout layoutR, Optional<byte[]> temporaryAux) {

  /**
   * Reads the cache of {@code paths}.
   *
   * @throws MalformedInputException where a file is not what it should be
   * @throws SealingException where p_aux and tree-R-last are not of the same replica
   */
  static SectorKey read(UpdateConfig config, SectorPaths paths, Kernels kernels)
      throws SectorFileException {
    SectorKey key = readUnchecked(config, paths);
    TreeShape shape = config.treeShape();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      if (!Files.exists(paths.treeRLast(tree, shape.baseTrees()))) {
        return key;
      }
    }
    Bytes32 root = key.treeRLast(config, paths, kernels, Work.serial()).root();
    if (!root.equals(key.aux.commRLast())) {
      throw new SealingException(
          UpdateContext.PHASE,
          paths.persistentAux()
              + " says comm_r_last "
              + key.aux.commRLast()
              + ", tree-r-last beside it has root "
              + root
              + ": one of them is damaged or another sector's, perhaps the updated one's");
    }
    return key;
  }

  /** The same without holding p_aux against the tree. */
  static SectorKey readUnchecked(UpdateConfig config, SectorPaths paths)
      throws SectorFileException {
    PersistentAux aux = PersistentAux.fromBytes(Io.readSmall(paths.persistentAux()));
    Optional<byte[]> temporaryAux = Optional.empty();
    if (Files.exists(paths.temporaryAux())) {
      temporaryAux = Optional.of(Io.readSmall(paths.temporaryAux()));
    }
    Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
    return new SectorKey(aux, commR, layoutR(config, paths, temporaryAux), temporaryAux);
  }

  private static TreeLayout layoutR(
      UpdateConfig config, SectorPaths paths, Optional<byte[]> temporaryAux)
      throws SectorFileException {
    TreeShape shape = config.treeShape();
    if (temporaryAux.isPresent()) {
      long rows = TemporaryAux.fromBytes(temporaryAux.get()).treeRLast().rowsToDiscard();
      try {
        return new TreeLayout(shape.baseArity(), shape.baseLeaves(), Math.toIntExact(rows));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new MalformedInputException(
            paths.temporaryAux() + " says that tree-r-last lacks " + rows + " rows", e);
      }
    }
    Path first = paths.treeRLast(0, shape.baseTrees());
    return Files.exists(first) ? ReplicaTree.layoutOf(shape, first) : TreeRLastFiles.layout(shape);
  }

  /** The files of tree-R-last with this layout at {@code paths}. */
  TreeRLastFiles treeRLast(UpdateConfig config, SectorPaths paths, Kernels kernels, Work work) {
    TreeShape shape = config.treeShape();
    return new TreeRLastFiles(
        shape, layoutR, tree -> paths.treeRLast(tree, shape.baseTrees()), kernels, work);
  }
}
