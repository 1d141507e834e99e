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
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/** The files of tree-C and tree-R-last in one folder: one file a base tree. */
final class TreeFiles {
  private final SealContext context;
  private final PoRepConfig config;
  private final SectorPaths paths;
  private final FileKeeper files;
  private final TreeShape shape;
  private final RowHasher octal;

  TreeFiles(SealContext context, PoRepConfig config, SectorPaths paths, FileKeeper files) {
    this.context = context;
    this.config = config;
    this.paths = paths;
    this.files = files;
    this.shape = config.treeShape();
    this.octal = RowHasher.poseidon(context.kernels(), shape.baseArity());
  }

  /** Layout of each file of tree-C. */
  static TreeLayout layoutC(TreeShape shape) {
    return TreeLayout.full(shape.baseArity(), shape.baseLeaves());
  }

  /** Layout of each file of tree-R-last. */
  static TreeLayout layoutR(TreeShape shape) {
    return TreeLayout.discarding(
        shape.baseArity(), shape.baseLeaves(), StoreConfig.NETWORK_ROWS_TO_DISCARD);
  }

  boolean isComplete() throws SectorFileException {
    boolean complete = true;
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      complete = complete && files.isIntact(pathC(tree)) && files.isIntact(pathR(tree));
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
        columns.hash(firstNode, shape.baseLeaves(), store, "PC2 columns" + suffix(tree));
        new TreeBuilder(octal, context.work())
            .buildOverLeaves(layout, store, 0, "PC2 tree-c" + suffix(tree));
        check.columns(layers, firstNode, store, shape.baseLeaves());
        files.finish(file, pathC(tree));
      }
    }
  }

  /** Builds the trees over {@code replica}. */
  void buildR(MemorySegment replica) throws SectorFileException {
    TreeLayout layout = layoutR(shape);
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      if (files.isIntact(pathR(tree))) {
        continue;
      }
      long leaves = 32 * (tree * shape.baseLeaves());
      try (NewFile file =
          NewFile.create(pathR(tree), layout.storedBytes(), context.work().cancellation())) {
        new TreeBuilder(octal, context.work())
            .build(layout, replica, leaves, file.segment(), 0, "PC2 tree-r-last" + suffix(tree));
        files.finish(file, pathR(tree));
      }
    }
  }

  /** Writes the tree-R-last of a replica of zeros: all nodes of a row are the same. */
  void buildROfZeros() throws SectorFileException {
    TreeLayout layout = layoutR(shape);
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      try (NewFile file =
          NewFile.create(pathR(tree), layout.storedBytes(), context.work().cancellation())) {
        Bytes32 node = Bytes32.ZERO;
        for (int row = 1; row < layout.rows(); row++) {
          node = parentOf(node);
          for (long i = 0; row >= layout.firstStoredRow() && i < layout.width(row); i++) {
            node.writeTo(file.segment(), 32 * (layout.position(row) + i));
          }
        }
        files.finish(file, pathR(tree));
      }
    }
  }

  private Bytes32 parentOf(Bytes32 node) {
    MemorySegment children = MemorySegment.ofArray(new byte[32 * shape.baseArity()]);
    for (int i = 0; i < shape.baseArity(); i++) {
      node.writeTo(children, 32L * i);
    }
    MemorySegment parent = MemorySegment.ofArray(new byte[32]);
    octal.hash(children, 0, parent, 0, 1);
    return Bytes32.from(parent, 0);
  }

  /** comm_c: the root over the roots in the files. */
  Bytes32 commC() throws SectorFileException {
    List<Bytes32> roots = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      roots.add(rootOf(pathC(tree)));
    }
    return CompoundTree.rootOf(shape, roots, context.kernels());
  }

  /** comm_r_last: the root over the roots in the files. */
  Bytes32 commRLast() throws SectorFileException {
    List<Bytes32> roots = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      roots.add(rootOf(pathR(tree)));
    }
    return CompoundTree.rootOf(shape, roots, context.kernels());
  }

  private Path pathC(int tree) {
    return paths.treeC(tree, shape.baseTrees());
  }

  private Path pathR(int tree) {
    return paths.treeRLast(tree, shape.baseTrees());
  }

  private String suffix(int tree) {
    return shape.baseTrees() == 1 ? "" : " " + (tree + 1) + "/" + shape.baseTrees();
  }

  private static Bytes32 rootOf(Path path) throws SectorFileException {
    try (MappedFile file = MappedFile.open(path)) {
      return Bytes32.from(file.segment(), file.segment().byteSize() - 32);
    }
  }
}
