// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.StoredTree;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.ReplicaTree;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.porep.VanillaProofs;

/** All files that vanilla proofs are read from, mapped: trees, layers, replica. */
final class ProofSource implements AutoCloseable {
  private final List<MappedFile> files = new ArrayList<>();
  private final SectorPaths paths;
  private final SectorSize size;
  private final StackedGraph graph;
  private StoredTree treeD;
  private CompoundTree treeC;
  private ReplicaTree treeRLast;
  private List<MemorySegment> layers;

  private ProofSource(SealContext context, SectorSpec spec, SectorPaths paths) {
    this.paths = paths;
    this.size = spec.config().sectorSize();
    this.graph = new StackedGraph(spec.config(), context.kernels().feistel());
  }

  /**
   * Opens everything.
   *
   * @throws SectorFileException where a file is missing or has the wrong length
   */
  static ProofSource open(SealContext context, SectorSpec spec, SectorPaths paths)
      throws SectorFileException {
    ProofSource source = new ProofSource(context, spec, paths);
    try {
      source.map(context, spec.config().treeShape());
    } catch (SectorFileException | RuntimeException e) {
      source.close();
      throw e;
    }
    return source;
  }

  private void map(SealContext context, TreeShape shape) throws SectorFileException {
    TreeLayout layoutD = TreeLayout.full(2, size.nodes());
    MemorySegment storeD = file(paths.treeD(), layoutD.storedBytes());
    treeD = new StoredTree(layoutD, storeD, storeD, RowHasher.sha256(context.kernels()));
    MemorySegment replica = file(paths.sealed(), size.bytes());
    RowHasher octal = RowHasher.poseidon(context.kernels(), shape.baseArity());
    TreeLayout layoutC = TreeLayout.full(shape.baseArity(), shape.baseLeaves());
    List<StoredTree> basesC = new ArrayList<>();
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      MemorySegment storeC = file(paths.treeC(tree, shape.baseTrees()), layoutC.storedBytes());
      basesC.add(new StoredTree(layoutC, storeC, storeC, octal));
    }
    treeC = new CompoundTree(shape, basesC, context.kernels());
    treeRLast =
        ReplicaTree.open(
            shape, i -> paths.treeRLast(i, shape.baseTrees()), replica, context.kernels());
    List<MemorySegment> found = new ArrayList<>();
    for (int layer = 1; layer <= size.layers(); layer++) {
      found.add(file(paths.layer(layer), size.bytes()));
    }
    layers = List.copyOf(found);
  }

  private MemorySegment file(java.nio.file.Path path, long bytes) throws SectorFileException {
    MappedFile file = MappedFile.open(path, bytes);
    files.add(file);
    return file.segment();
  }

  /** Root of tree-C. */
  Bytes32 commC() {
    return treeC.root();
  }

  /** Root of tree-R-last. */
  Bytes32 commRLast() {
    return treeRLast.root();
  }

  /** Root of tree-D. */
  Bytes32 commD() {
    return treeD.root();
  }

  /** The proof of one challenge, read from the files as they are. */
  VanillaProof prove(long challenge) {
    long[] parents = graph.parents(challenge);
    List<ColumnProof> drg = new ArrayList<>();
    List<ColumnProof> exp = new ArrayList<>();
    for (int i = 0; i < parents.length; i++) {
      (i < StackedGraph.BASE_PARENTS ? drg : exp).add(column(parents[i]));
    }
    List<LabelingProof> labeling = VanillaProofs.labeling(challenge, size.layers(), drg, exp);
    return new VanillaProof(
        InclusionProof.single(treeD.root(), treeD.leaf(challenge), treeD.path(challenge)),
        inReplica(challenge),
        column(challenge),
        drg,
        exp,
        labeling,
        labeling.getLast());
  }

  private InclusionProof inReplica(long challenge) {
    try {
      return treeRLast.prove(challenge);
    } catch (org.sealwright.hashing.MalformedInputException e) {
      throw new SealingException(
          "C1", paths.sealed() + " and its tree-r-last don't fit together: " + e.getMessage());
    }
  }

  private ColumnProof column(long node) {
    List<Bytes32> rows = layers.stream().map(layer -> Bytes32.from(layer, 32 * node)).toList();
    return new ColumnProof(node, rows, treeC.prove(node));
  }

  @Override
  public void close() {
    if (treeRLast != null) {
      treeRLast.close();
    }
    files.forEach(MappedFile::close);
  }
}
