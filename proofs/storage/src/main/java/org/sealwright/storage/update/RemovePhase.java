// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.DataRoot;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.SpacePlan;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.internal.WorkLock;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;

/**
 * Takes the data out of an updated replica again, which leaves the sector key, and builds its
 * tree-R-last and p_aux. Data and result are held against their commitments, so that nothing wrong
 * can come out; replica and data are only read.
 */
final class RemovePhase {
  private static final String PHASE = UpdateContext.PHASE;

  private final UpdateContext context;
  private final UpdateConfig config;
  private final SectorPaths updated;
  private final SectorPaths restored;
  private final Bytes32 commROld;
  private final Bytes32 commDNew;

  RemovePhase(
      UpdateContext context,
      UpdateConfig config,
      SectorPaths updated,
      SectorPaths restored,
      Bytes32 commROld,
      Bytes32 commDNew) {
    this.context = context;
    this.config = config;
    this.updated = updated;
    this.restored = restored;
    this.commROld = commROld;
    this.commDNew = commDNew;
  }

  void run(Path data) throws SectorFileException {
    UpdateContext.requireCommitment("comm_r_old", commROld);
    UpdateContext.requireCommitment("comm_d_new", commDNew);
    UpdateContext.requireApart(updated, restored);
    UpdateContext.requireApart(data, restored.sealed());
    SectorKey cache = SectorKey.readUnchecked(config, updated);
    UpdateContext.createFolder(restored.cache());
    try (WorkLock _ = WorkLock.acquire(restored.journal())) {
      make(cache, data);
    }
  }

  private void make(SectorKey cache, Path data) throws SectorFileException {
    FileJournal journal = FileJournal.open(restored.journal());
    String key = UpdateJournal.remove(config, commROld, commDNew, cache.layoutR().discardedRows());
    UpdateGuard files = new UpdateGuard(restored, journal, key, context.work());
    files.requireOwn(commROld);
    TreeRLastFiles trees = cache.treeRLast(config, restored, context.kernels(), context.work());
    planSpace(new SpacePlan(journal, key), trees.layout());
    try (MappedFile replica = MappedFile.open(updated.sealed(), bytes());
        MappedFile contents = EncodePhase.openData(data, bytes())) {
      sectorKey(
          new UpdateCodec.Nodes(updated.sealed(), replica.segment()),
          new UpdateCodec.Nodes(data, contents.segment()),
          files);
    }
    try (MappedFile sectorKey = MappedFile.open(restored.sealed(), bytes())) {
      trees.build(sectorKey.segment(), files, PHASE);
    }
    Bytes32 commRLast = trees.root();
    requireCommR(cache, commRLast, files);
    PersistentAux aux = new PersistentAux(cache.aux().commC(), commRLast);
    journal.keep(key, restored.persistentAux(), aux.toBytes(), context.work());
    if (cache.temporaryAux().isPresent()) {
      journal.keep(key, restored.temporaryAux(), cache.temporaryAux().get(), context.work());
    }
  }

  private long bytes() {
    return config.sectorSize().bytes();
  }

  private void planSpace(SpacePlan plan, TreeLayout layoutR) throws SectorFileException {
    plan.file(restored.sealed(), bytes());
    int trees = config.treeShape().baseTrees();
    for (int tree = 0; tree < trees; tree++) {
      plan.file(restored.treeRLast(tree, trees), layoutR.storedBytes());
    }
  }

  private void sectorKey(UpdateCodec.Nodes replica, UpdateCodec.Nodes data, FileKeeper files)
      throws SectorFileException {
    Path path = restored.sealed();
    if (files.isIntact(path)) {
      return;
    }
    requireData(data);
    Bytes32 phi = new UpdateHash().phi(commDNew, commROld);
    UpdateCodec codec =
        new UpdateCodec(context, config, UpdateCodec.Direction.REMOVE, phi, 0, config.nodes());
    try (NewFile file = NewFile.create(path, bytes(), context.work().cancellation())) {
      codec.applyToAll(replica, data, file.segment(), "update remove");
      files.finish(file, path);
    }
  }

  private void requireData(UpdateCodec.Nodes data) {
    Bytes32 root =
        DataRoot.of(
            bytes(),
            (at, out, count) -> MemorySegment.copy(data.segment(), at, out, 0, count),
            context.kernels(),
            context.work(),
            "update check comm_d");
    if (!root.equals(commDNew)) {
      throw new SealingException(
          PHASE, data.path() + " has comm_d " + root + ", the update's data " + commDNew);
    }
  }

  /** What does not lead back to comm_r_old is no sector key; it goes away again. */
  private void requireCommR(SectorKey cache, Bytes32 commRLast, UpdateGuard files)
      throws SectorFileException {
    Bytes32 commR = CommR.of(cache.aux().commC(), commRLast);
    if (commR.equals(commROld)) {
      return;
    }
    TreeShape shape = config.treeShape();
    files.discard(restored.sealed());
    for (int tree = 0; tree < shape.baseTrees(); tree++) {
      files.discard(restored.treeRLast(tree, shape.baseTrees()));
    }
    throw new SealingException(
        PHASE,
        "what is left without the data has comm_r "
            + commR
            + ", wanted "
            + commROld
            + (commROld.equals(cache.commR()) ? ", which is that of the updated replica" : "")
            + ": the replica is damaged, p_aux is another sector's, or comm_r_old is not that of"
            + " the sector before its update");
  }
}
