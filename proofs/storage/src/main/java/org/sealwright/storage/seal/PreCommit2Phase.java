// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.porep.CommR;

/**
 * PreCommit2: hashes columns into tree-C, encodes the data into the replica, builds tree-R-last, and
 * commits to both. The data are read from the leaves of tree-D and the replica replaces the copy
 * only when it is complete, so that the phase can be run again at any time.
 */
final class PreCommit2Phase {
  private static final String PHASE = "PC2";

  /** Rows above the leaves of tree-R-last that are left out; the network's fixed choice. */
  static final int ROWS_TO_DISCARD = 2;

  private static final long GRAIN = 1024;

  private final SealContext context;
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final SealJournal journal;
  private final SectorSize size;
  private final TreeShape shape;
  private final String key;
  private final RowHasher octal;

  PreCommit2Phase(
      SealContext context,
      SectorSpec spec,
      SectorPaths paths,
      SealJournal journal,
      ReplicaId replicaId) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.journal = journal;
    this.size = spec.config().sectorSize();
    this.shape = spec.config().treeShape();
    this.key = JournalKeys.preCommit2(spec, replicaId);
    this.octal = RowHasher.poseidon(context.kernels(), shape.baseArity());
  }

  PreCommit2Output run(PreCommit1Output pc1) throws SectorFileException {
    List<Bytes32> rootsC = new ArrayList<>();
    List<Bytes32> rootsR = new ArrayList<>();
    if (!isComplete()) {
      new PreCommit2Inputs(context, spec, paths, journal).check(pc1.commD());
      try (Layers layers = Layers.open(paths, size)) {
        for (int tree = 0; tree < shape.baseTrees(); tree++) {
          treeC(layers, tree);
        }
        replica(layers.segments().getLast());
      }
      try (MappedFile replica = MappedFile.open(paths.sealed(), size.bytes())) {
        for (int tree = 0; tree < shape.baseTrees(); tree++) {
          treeRLast(replica.segment(), tree);
        }
      }
    }
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      rootsC.add(rootOf(paths.treeC(tree, shape.baseTrees())));
      rootsR.add(rootOf(paths.treeRLast(tree, shape.baseTrees())));
    }
    Bytes32 commC = CompoundTree.rootOf(shape, rootsC, context.kernels());
    Bytes32 commRLast = CompoundTree.rootOf(shape, rootsR, context.kernels());
    aux(paths.persistentAux(), new PersistentAux(commC, commRLast).toBytes());
    aux(
        paths.temporaryAux(),
        TemporaryAux.of(size, paths.cache().toString(), layoutR()).toBytes());
    return new PreCommit2Output(CommR.of(commC, commRLast), pc1.commD());
  }

  private boolean isComplete() throws SectorFileException {
    boolean complete = journal.isIntact(key, paths.sealed(), context.work());
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      complete =
          complete
              && journal.isIntact(key, paths.treeC(tree, shape.baseTrees()), context.work())
              && journal.isIntact(key, paths.treeRLast(tree, shape.baseTrees()), context.work());
    }
    return complete;
  }

  private TreeLayout layoutC() {
    return TreeLayout.full(shape.baseArity(), shape.baseLeaves());
  }

  private TreeLayout layoutR() {
    return TreeLayout.discarding(shape.baseArity(), shape.baseLeaves(), ROWS_TO_DISCARD);
  }

  private void treeC(Layers layers, int tree) throws SectorFileException {
    Path path = paths.treeC(tree, shape.baseTrees());
    if (journal.isIntact(key, path, context.work())) {
      return;
    }
    long firstNode = tree * shape.baseLeaves();
    try (NewFile file = NewFile.create(path, layoutC().storedBytes())) {
      MemorySegment store = file.segment();
      ColumnHasher columns = new ColumnHasher(context, layers.segments());
      columns.hash(firstNode, shape.baseLeaves(), store, "PC2 columns" + suffix(tree));
      new TreeBuilder(octal, context.work())
          .buildOverLeaves(layoutC(), store, 0, "PC2 tree-c" + suffix(tree));
      StackedGraph graph = new StackedGraph(spec.config(), context.kernels().feistel());
      new SelfCheck(context, graph)
          .columns(layers.segments(), firstNode, store, shape.baseLeaves());
      PreCommit1Phase.finish(journal, file, store, key, path, context.work());
    }
  }

  private void replica(MemorySegment keyLayer) throws SectorFileException {
    if (journal.isIntact(key, paths.sealed(), context.work())) {
      return;
    }
    Step step = context.work().step("PC2 encode", size.nodes(), "nodes");
    try (MappedFile treeD =
            MappedFile.open(paths.treeD(), TreeLayout.full(2, size.nodes()).storedBytes());
        NewFile file = NewFile.create(paths.sealed(), size.bytes())) {
      context
          .work()
          .forEachChunk(
              size.nodes(),
              64 * GRAIN,
              (from, count) -> {
                encode(treeD.segment(), keyLayer, file.segment(), from, count);
                step.add(count);
              });
      PreCommit1Phase.finish(
          journal, file, file.segment(), key, paths.sealed(), context.work());
    }
  }

  private void encode(
      MemorySegment data, MemorySegment keyLayer, MemorySegment out, long from, long count) {
    long at = 32 * from;
    requireCanonical(data, at, count, paths.treeD());
    requireCanonical(keyLayer, at, count, paths.layer(size.layers()));
    context.kernels().field().add(out, at, data, at, keyLayer, at, count);
  }

  private void requireCanonical(MemorySegment nodes, long at, long count, Path path) {
    long bad = context.kernels().field().firstNonCanonical(nodes, at, count);
    if (bad >= 0) {
      throw new SealingException(
          PHASE, path + " holds at node " + (at / 32 + bad) + " what is not a field element");
    }
  }

  private void treeRLast(MemorySegment replica, int tree) throws SectorFileException {
    Path path = paths.treeRLast(tree, shape.baseTrees());
    if (journal.isIntact(key, path, context.work())) {
      return;
    }
    try (NewFile file = NewFile.create(path, layoutR().storedBytes())) {
      new TreeBuilder(octal, context.work())
          .build(
              layoutR(),
              replica,
              32L * tree * shape.baseLeaves(),
              file.segment(),
              0,
              "PC2 tree-r-last" + suffix(tree));
      PreCommit1Phase.finish(journal, file, file.segment(), key, path, context.work());
    }
  }

  private void aux(Path path, byte[] contents) throws SectorFileException {
    if (!journal.isIntact(key, path, context.work()) || !hasContents(path, contents)) {
      NewFile.write(path, contents);
      journal.record(
          key, path, contents.length, Bytes32.of(Digests.sha256().digest(contents)));
    }
  }

  private static boolean hasContents(Path path, byte[] contents) throws SectorFileException {
    try {
      return java.util.Arrays.equals(Files.readAllBytes(path), contents);
    } catch (IOException e) {
      throw new SectorFileException("read", path, e);
    }
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
