// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.StoredTree;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SectorFileException;

/** The files of tree-R-last, mapped, over the replica that has their leaves. */
public final class ReplicaTree implements AutoCloseable {
  private final List<MappedFile> files = new ArrayList<>();
  private CompoundTree tree;

  private ReplicaTree() {}

  /**
   * Opens the files. The number of discarded rows is read off each length, since builds of the
   * reference differ.
   *
   * @param paths name of each file by the number of its base tree
   * @param replica all leaves; must outlive this
   * @throws SectorFileException where a file is missing or has an impossible length
   */
  public static ReplicaTree open(
      TreeShape shape, IntFunction<Path> paths, MemorySegment replica, Kernels kernels)
      throws SectorFileException {
    ReplicaTree out = new ReplicaTree();
    RowHasher octal = RowHasher.poseidon(kernels, shape.baseArity());
    List<StoredTree> bases = new ArrayList<>();
    long bytes = 32 * shape.baseLeaves();
    try {
      for (int i = 0; i < shape.baseTrees(); i++) {
        MappedFile file = MappedFile.open(paths.apply(i));
        out.files.add(file);
        TreeLayout layout = layoutOf(shape, paths.apply(i), file.segment().byteSize());
        MemorySegment leaves = replica.asSlice(i * bytes, bytes);
        bases.add(new StoredTree(layout, file.segment(), leaves, octal));
      }
      out.tree = new CompoundTree(shape, bases, kernels);
      return out;
    } catch (SectorFileException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /**
   * Layout of a file, by its length.
   *
   * @throws SectorFileException where it is missing or has an impossible length
   */
  public static TreeLayout layoutOf(TreeShape shape, Path path) throws SectorFileException {
    try {
      return layoutOf(shape, path, Files.size(path));
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", path, e);
    }
  }

  private static TreeLayout layoutOf(TreeShape shape, Path path, long bytes)
      throws SectorFileException {
    int most = TreeLayout.full(shape.baseArity(), shape.baseLeaves()).rows() - 2;
    for (int discard = 0; discard <= most; discard++) {
      TreeLayout layout = new TreeLayout(shape.baseArity(), shape.baseLeaves(), discard);
      if (layout.storedBytes() == bytes) {
        return layout;
      }
    }
    throw new SectorFileException(
        "use", path, "its " + bytes + " bytes fit no number of discarded rows");
  }

  /** comm_r_last. */
  public Bytes32 root() {
    return tree.root();
  }

  /**
   * Proof of a node of the replica.
   *
   * @throws org.sealwright.hashing.MalformedInputException where tree and replica disagree
   */
  public InclusionProof prove(long node) {
    return tree.prove(node);
  }

  @Override
  public void close() {
    files.forEach(MappedFile::close);
  }
}
