// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.FileDigest;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PieceInfo;

/**
 * PreCommit1: copies the data, builds tree-D, labels the layers. Every file that the journal holds
 * and that is still what it was is kept; everything else is made anew under a temporary name.
 */
final class PreCommit1Phase {
  private static final String PHASE = "PC1";

  private final SealContext context;
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final SealJournal journal;
  private final SectorSize size;

  PreCommit1Phase(
      SealContext context, SectorSpec spec, SectorPaths paths, SealJournal journal) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.journal = journal;
    this.size = spec.config().sectorSize();
  }

  PreCommit1Output run(Path staged, List<PieceInfo> pieces) throws SectorFileException {
    Bytes32 commD = CommD.compute(size, pieces);
    ReplicaId replicaId = spec.replicaId(commD);
    String key = JournalKeys.preCommit1(spec, replicaId);
    try (StagedData data = StagedData.open(staged, size)) {
      treeD(data, commD, key);
      sealedCopy(data, key, JournalKeys.preCommit2(spec, replicaId));
    }
    layers(replicaId, key);
    return PreCommit1Output.of(size, paths.cache().toString(), commD);
  }

  private void treeD(StagedData data, Bytes32 commD, String key) throws SectorFileException {
    if (journal.isIntact(key, paths.treeD(), context.work())) {
      return;
    }
    TreeLayout layout = TreeLayout.full(2, size.nodes());
    try (NewFile file = NewFile.create(paths.treeD(), layout.storedBytes())) {
      MemorySegment store = file.segment();
      data.copyTo(store.asSlice(0, size.bytes()), "PC1 copy data", context.work());
      Bytes32 root =
          new TreeBuilder(RowHasher.sha256(context.kernels()), context.work())
              .buildOverLeaves(layout, store, 0, "PC1 tree-d");
      if (!root.equals(commD)) {
        throw new SealingException(
            PHASE,
            "pieces and data do not match: the pieces have comm_d " + commD + ", the data " + root);
      }
      finish(file, store, key, paths.treeD());
    }
  }

  /** The reference's PreCommit2 expects the data under the replica's name. */
  private void sealedCopy(StagedData data, String key, String replicaKey)
      throws SectorFileException {
    Path sealed = paths.sealed();
    if (journal.isIntact(key, sealed, context.work())
        || journal.isIntact(replicaKey, sealed, context.work())) {
      return;
    }
    refuseToOverwrite(data, sealed);
    try (NewFile file = NewFile.create(sealed, size.bytes())) {
      data.copyTo(file.segment(), "PC1 copy data to sealed", context.work());
      finish(file, file.segment(), key, sealed);
    }
  }

  private void refuseToOverwrite(StagedData data, Path sealed) throws SectorFileException {
    if (!Files.exists(sealed) || journal.hasEntry(sealed)) {
      return;
    }
    try (MappedFile old = MappedFile.open(sealed)) {
      if (old.segment().byteSize() > 0 && !data.isCopiedIn(old.segment())) {
        throw new SectorFileException(
            "write", sealed, "a file with other contents is there; move it away first");
      }
    }
  }

  private void layers(ReplicaId replicaId, String key) throws SectorFileException {
    boolean complete = true;
    for (int layer = 1; layer <= size.layers(); layer++) {
      complete &= journal.isIntact(key, paths.layer(layer), context.work());
    }
    if (complete) {
      return;
    }
    StackedGraph graph = new StackedGraph(spec.config(), context.kernels().feistel());
    try (Arena arena = Arena.ofShared();
        ParentsSource parents = ParentsSource.open(context, graph, arena)) {
      Labeler labeler = new Labeler(graph, context.kernels(), context.work(), parents.segment());
      for (int layer = 1; layer <= size.layers(); layer++) {
        if (!journal.isIntact(key, paths.layer(layer), context.work())) {
          layer(labeler, new SelfCheck(context, graph), replicaId, layer, key);
        }
      }
    }
  }

  private void layer(
      Labeler labeler, SelfCheck check, ReplicaId replicaId, int layer, String key)
      throws SectorFileException {
    Path path = paths.layer(layer);
    try (MappedFile below =
            layer == 1 ? null : MappedFile.open(paths.layer(layer - 1), size.bytes());
        NewFile file = NewFile.create(path, size.bytes())) {
      MemorySegment previous = below == null ? null : below.segment();
      String step = "PC1 layer " + layer + "/" + size.layers();
      labeler.label(replicaId, layer, file.segment(), previous, step);
      check.labels(replicaId, layer, file.segment(), previous);
      finish(file, file.segment(), key, path);
    }
  }

  private void finish(NewFile file, MemorySegment contents, String key, Path path)
      throws SectorFileException {
    finish(journal, file, contents, key, path, context.work());
  }

  /** Digest, final name, journal: in this order. */
  static void finish(
      SealJournal journal,
      NewFile file,
      MemorySegment contents,
      String key,
      Path path,
      Work work)
      throws SectorFileException {
    Bytes32 digest = FileDigest.of(contents, "digest of " + path.getFileName(), work);
    long bytes = contents.byteSize();
    file.commit();
    journal.record(key, path, bytes, digest);
  }
}
