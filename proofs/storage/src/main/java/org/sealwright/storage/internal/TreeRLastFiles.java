// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;

/** Makes the files of tree-R-last, one a base tree; the leaves are the replica and stay there. */
public final class TreeRLastFiles {
  /** Rows above the leaves that are left out; the network's fixed choice. */
  private static final int ROWS_TO_DISCARD = 2;

  private final TreeShape shape;
  private final TreeLayout layout;
  private final IntFunction<Path> paths;
  private final Kernels kernels;
  private final Work work;
  private final RowHasher octal;

  /**
   * Files of one tree.
   *
   * @param layout of each file
   * @param paths name of each file by the number of its base tree
   */
  public TreeRLastFiles(
      TreeShape shape, TreeLayout layout, IntFunction<Path> paths, Kernels kernels, Work work) {
    this.shape = shape;
    this.layout = layout;
    this.paths = paths;
    this.kernels = kernels;
    this.work = work;
    this.octal = RowHasher.poseidon(kernels, shape.baseArity());
  }

  /** Layout of each file as the network has it. */
  public static TreeLayout layout(TreeShape shape) {
    return TreeLayout.discarding(shape.baseArity(), shape.baseLeaves(), ROWS_TO_DISCARD);
  }

  /** Layout of each file. */
  public TreeLayout layout() {
    return layout;
  }

  /** Whether none of them needs to be made. */
  public boolean isComplete(FileKeeper files) throws SectorFileException {
    boolean complete = true;
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      complete = complete && files.isIntact(paths.apply(tree));
    }
    return complete;
  }

  /** Builds the trees over {@code replica}; those that are intact are kept. */
  public void build(MemorySegment replica, FileKeeper files, String phase)
      throws SectorFileException {
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      Path path = paths.apply(tree);
      if (files.isIntact(path)) {
        continue;
      }
      String step = phase + " tree-r-last" + suffix(shape, tree);
      try (NewFile file = create(path)) {
        new TreeBuilder(octal, work)
            .build(layout, replica, 32L * tree * shape.baseLeaves(), file.segment(), 0, step);
        files.finish(file, path);
      }
    }
  }

  /** Builds the trees over a replica of zeros: all nodes of a row are the same. */
  public void buildOverZeros(FileKeeper files) throws SectorFileException {
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      try (NewFile file = create(paths.apply(tree))) {
        Bytes32 node = Bytes32.ZERO;
        for (int row = 1; row < layout.rows(); row++) {
          node = parentOf(node);
          for (long i = 0; row >= layout.firstStoredRow() && i < layout.width(row); i++) {
            node.writeTo(file.segment(), 32 * (layout.position(row) + i));
          }
        }
        files.finish(file, paths.apply(tree));
      }
    }
  }

  /** comm_r_last: the root over the roots in the files. */
  public Bytes32 root() throws SectorFileException {
    List<Bytes32> roots = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      roots.add(lastNode(paths.apply(tree)));
    }
    return CompoundTree.rootOf(shape, roots, kernels);
  }

  /** The last node of a file, which in a tree's file is its root. */
  public static Bytes32 lastNode(Path path) throws SectorFileException {
    try (MappedFile file = MappedFile.open(path)) {
      long bytes = file.segment().byteSize();
      if (bytes < Bytes32.LENGTH) {
        throw new SectorFileException("use", path, "its " + bytes + " bytes hold no tree");
      }
      return Bytes32.from(file.segment(), bytes - Bytes32.LENGTH);
    }
  }

  /** What tells the steps of several base trees apart. */
  public static String suffix(TreeShape shape, int tree) {
    return shape.baseTrees() == 1 ? "" : " " + (tree + 1) + "/" + shape.baseTrees();
  }

  private NewFile create(Path path) throws SectorFileException {
    return NewFile.create(path, layout.storedBytes(), work.cancellation());
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
}
