// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.TreeRLastFiles;

/** The files of tree-C and tree-R-last in one folder: one file a base tree, tree-C made here. */
final class TreeFiles {
  private final SealContext context;
  private final PoRepConfig config;
  private final SectorPaths paths;
  private final FileKeeper files;
  private final TreeShape shape;
  private final RowHasher octal;
  private final TreeRLastFiles treeRLast;

  TreeFiles(SealContext context, PoRepConfig config, SectorPaths paths, FileKeeper files) {
    this.context = context;
    this.config = config;
    this.paths = paths;
    this.files = files;
    this.shape = config.treeShape();
    this.octal = RowHasher.poseidon(context.kernels(), shape.baseArity());
    this.treeRLast =
        new TreeRLastFiles(
            shape,
            TreeRLastFiles.layout(shape),
            tree -> paths.treeRLast(tree, shape.baseTrees()),
            context.kernels(),
            context.work());
  }

  /** Layout of each file of tree-C. */
  static TreeLayout layoutC(TreeShape shape) {
    return TreeLayout.full(shape.baseArity(), shape.baseLeaves());
  }

  boolean isComplete() throws SectorFileException {
    boolean complete = treeRLast.isComplete(files);
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      complete = complete && files.isIntact(pathC(tree));
    }
    return complete;
  }

  /** Builds the trees over the columns of {@code layers}. */
  void buildC(List<MemorySegment> layers) throws SectorFileException {
    TreeLayout layout = layoutC(shape);
    ColumnHasher columns = new ColumnHasher(context, layers);
    SelfCheck check = new SelfCheck(context, new StackedGraph(config, context.kernels().feistel()));
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      if (files.isIntact(pathC(tree))) {
        continue;
      }
      long firstNode = tree * shape.baseLeaves();
      try (NewFile file =
          NewFile.create(pathC(tree), layout.storedBytes(), context.work().cancellation())) {
        MemorySegment store = file.segment();
        columns.hash(
            firstNode,
            shape.baseLeaves(),
            store,
            "PC2 columns" + TreeRLastFiles.suffix(shape, tree));
        new TreeBuilder(octal, context.work())
            .buildOverLeaves(layout, store, 0, "PC2 tree-c" + TreeRLastFiles.suffix(shape, tree));
        check.columns(layers, firstNode, store, shape.baseLeaves());
        files.finish(file, pathC(tree));
      }
    }
  }

  /** comm_c: the root over the roots in the files. */
  Bytes32 commC() throws SectorFileException {
    List<Bytes32> roots = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      roots.add(TreeRLastFiles.lastNode(pathC(tree)));
    }
    return CompoundTree.rootOf(shape, roots, context.kernels());
  }

  /** The files of tree-R-last in the same folder. */
  TreeRLastFiles treeRLast() {
    return treeRLast;
  }

  private Path pathC(int tree) {
    return paths.treeC(tree, shape.baseTrees());
  }
}
