// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a sector's files are.
 *
 * @param sealed the replica; after PreCommit1 a copy of the padded data, as the reference leaves it
 * @param cache folder of trees, layers and aux files under the reference's names
 * @param journal our record of finished files, outside of {@code cache} so that that holds nothing
 *     but the reference's files
 */
public record SectorPaths(Path sealed, Path cache, Path journal) {

  /** Checks for null. */
  public SectorPaths {
    Objects.requireNonNull(sealed, "sealed");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(journal, "journal");
  }

  /** {@code sealed}, {@code cache} and {@code journal.jsonl} in one folder. */
  public static SectorPaths in(Path folder) {
    return new SectorPaths(
        folder.resolve("sealed"), folder.resolve("cache"), folder.resolve("journal.jsonl"));
  }

  /** A file of the cache by the id of its store: {@code sc-02-data-<id>.dat}. */
  public Path store(String id) {
    return cache.resolve("sc-02-data-" + id + ".dat");
  }

  /** Tree-D. */
  public Path treeD() {
    return store("tree-d");
  }

  /** A layer of labels, from 1. */
  public Path layer(int layer) {
    return store("layer-" + layer);
  }

  /** One base tree of tree-C. */
  public Path treeC(int tree, int baseTrees) {
    return store(baseTrees == 1 ? "tree-c" : "tree-c-" + tree);
  }

  /** One base tree of tree-R-last. */
  public Path treeRLast(int tree, int baseTrees) {
    return store(baseTrees == 1 ? "tree-r-last" : "tree-r-last-" + tree);
  }

  /** comm_c and comm_r_last. */
  public Path persistentAux() {
    return cache.resolve("p_aux");
  }

  /** Store configurations. */
  public Path temporaryAux() {
    return cache.resolve("t_aux");
  }

  /** Vanilla proofs of all synthetic challenges. */
  public Path syntheticProofs() {
    return cache.resolve("syn-porep-vanilla-proofs.dat");
  }
}
