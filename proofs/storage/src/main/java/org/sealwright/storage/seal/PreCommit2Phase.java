// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.SpacePlan;
import org.sealwright.storage.porep.CommR;

/**
 * PreCommit2: hashes columns into tree-C, encodes the data into the replica, builds tree-R-last,
 * and commits to both. The data are read from the leaves of tree-D and the replica replaces the
 * copy only when it is complete, so that the phase can be run again at any time.
 */
final class PreCommit2Phase {
  private static final String PHASE = "PC2";

  private static final long GRAIN = 1024;

  private final SealContext context;
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final FileJournal journal;
  private final SectorSize size;
  private final String key;
  private final FileKeeper files;
  private final TreeFiles trees;

  PreCommit2Phase(
      SealContext context,
      SectorSpec spec,
      SectorPaths paths,
      FileJournal journal,
      ReplicaId replicaId) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.journal = journal;
    this.size = spec.config().sectorSize();
    this.key = JournalKeys.preCommit2(spec, replicaId);
    this.files = FileKeeper.journaled(journal, key, context.work());
    this.trees = new TreeFiles(context, spec.config(), paths, files);
  }

  PreCommit2Output run(PreCommit1Output pc1) throws SectorFileException {
    if (!isComplete()) {
      planSpace();
      new PreCommit2Inputs(context, spec, paths, journal).check(pc1.commD());
      try (Layers layers = Layers.open(paths, size)) {
        trees.buildC(layers.segments());
        replica(layers.segments().getLast());
      }
      try (MappedFile replica = MappedFile.open(paths.sealed(), size.bytes())) {
        trees.treeRLast().build(replica.segment(), files, PHASE);
      }
    }
    Bytes32 commC = trees.commC();
    Bytes32 commRLast = trees.treeRLast().root();
    TreeLayout layoutR = trees.treeRLast().layout();
    aux(paths.persistentAux(), new PersistentAux(commC, commRLast).toBytes());
    aux(paths.temporaryAux(), TemporaryAux.of(size, paths.cache().toString(), layoutR).toBytes());
    return new PreCommit2Output(CommR.of(commC, commRLast), pc1.commD());
  }

  private boolean isComplete() throws SectorFileException {
    return journal.isIntact(key, paths.sealed(), context.work()) && trees.isComplete();
  }

  private void replica(MemorySegment keyLayer) throws SectorFileException {
    if (journal.isIntact(key, paths.sealed(), context.work())) {
      return;
    }
    Step step = context.work().step("PC2 encode", size.nodes(), "nodes");
    try (MappedFile treeD =
            MappedFile.open(paths.treeD(), TreeLayout.full(2, size.nodes()).storedBytes());
        NewFile file = newFile(paths.sealed(), size.bytes())) {
      context
          .work()
          .forEachChunk(
              size.nodes(),
              64 * GRAIN,
              (from, count) -> {
                encode(treeD.segment(), keyLayer, file.segment(), from, count);
                step.add(count);
              });
      files.finish(file, paths.sealed());
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

  private void aux(Path path, byte[] contents) throws SectorFileException {
    journal.keep(key, path, contents, context.work());
  }

  private NewFile newFile(Path path, long bytes) throws SectorFileException {
    return NewFile.create(path, bytes, context.work().cancellation());
  }

  private void planSpace() throws SectorFileException {
    TreeShape shape = spec.config().treeShape();
    long full = TreeLayout.full(shape.baseArity(), shape.baseLeaves()).storedBytes();
    SpacePlan plan = new SpacePlan(journal, key).file(paths.sealed(), size.bytes());
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      plan.file(paths.treeC(tree, shape.baseTrees()), full);
      plan.file(paths.treeRLast(tree, shape.baseTrees()), trees.treeRLast().layout().storedBytes());
    }
  }
}
