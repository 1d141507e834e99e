// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.SpacePlan;
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
  private final FileJournal journal;
  private final SectorSize size;

  PreCommit1Phase(SealContext context, SectorSpec spec, SectorPaths paths, FileJournal journal) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.journal = journal;
    this.size = spec.config().sectorSize();
  }

  /**
   * A sector that lacks nothing but its layers.
   *
   * @param layers the layers to be
   * @param output what the phase will hand on
   */
  record Prepared(LayerSet layers, PreCommit1Output output) {}

  PreCommit1Output run(Path staged, List<PieceInfo> pieces) throws SectorFileException {
    Prepared prepared = prepare(staged, pieces);
    new LayerPhase(context, spec.config()).run(prepared.layers());
    return prepared.output();
  }

  /** Everything before the layers. */
  Prepared prepare(Path staged, List<PieceInfo> pieces) throws SectorFileException {
    Bytes32 commD = CommD.compute(size, pieces);
    ReplicaId replicaId = spec.replicaId(commD);
    String key = JournalKeys.preCommit1(spec, replicaId);
    refuseAnotherSector(key);
    try (StagedData data = StagedData.open(staged, size)) {
      planSpace(key);
      treeD(data, commD, key);
      sealedCopy(data, key, JournalKeys.preCommit2(spec, replicaId));
    }
    LayerSet layers = new LayerSet(size, paths, replicaId, files(key));
    return new Prepared(layers, PreCommit1Output.of(size, paths.cache().toString(), commD));
  }

  private FileKeeper files(String key) {
    return FileKeeper.journaled(journal, key, context.work());
  }

  /** What another sector's phases finished in this folder is not ours to replace. */
  private void refuseAnotherSector(String key) {
    String own = JournalKeys.sector(key);
    for (FileJournal.Entry entry : journal.entries()) {
      if (!JournalKeys.sector(entry.key()).equals(own) && Files.exists(fileOf(entry.file()))) {
        throw new SealingException(
            PHASE,
            fileOf(entry.file())
                + " is of another sector (other data, prover, number, ticket or proof); take"
                + " another folder, or delete this one's files and journal first");
      }
    }
  }

  private Path fileOf(String name) {
    return name.equals(paths.sealed().getFileName().toString())
        ? paths.sealed()
        : paths.cache().resolve(name);
  }

  private void planSpace(String key) throws SectorFileException {
    SpacePlan plan =
        new SpacePlan(journal, key)
            .file(paths.treeD(), TreeLayout.full(2, size.nodes()).storedBytes())
            .file(paths.sealed(), size.bytes());
    for (int layer = 1; layer <= size.layers(); layer++) {
      plan.file(paths.layer(layer), size.bytes());
    }
  }

  private void treeD(StagedData data, Bytes32 commD, String key) throws SectorFileException {
    if (journal.isIntact(key, paths.treeD(), context.work())) {
      return;
    }
    TreeLayout layout = TreeLayout.full(2, size.nodes());
    try (NewFile file = newFile(paths.treeD(), layout.storedBytes())) {
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
      files(key).finish(file, paths.treeD());
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
    try (NewFile file = newFile(sealed, size.bytes())) {
      data.copyTo(file.segment(), "PC1 copy data to sealed", context.work());
      files(key).finish(file, sealed);
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

  private NewFile newFile(Path path, long bytes) throws SectorFileException {
    return NewFile.create(path, bytes, context.work().cancellation());
  }
}
