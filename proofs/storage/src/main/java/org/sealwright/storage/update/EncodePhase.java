// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.SpacePlan;
import org.sealwright.storage.internal.TreeRLastFiles;
import org.sealwright.storage.internal.WorkLock;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.seal.PersistentAux;
import org.sealwright.storage.seal.SectorPaths;

/**
 * Encodes data into a sealed replica: tree-D of the data, the new replica, its tree-R-last, the aux
 * files. The sector key is only read. Every file that the journal holds and that is still what it
 * was is kept, so that the phase can be run again at any time.
 */
final class EncodePhase {
  private static final String PHASE = UpdateContext.PHASE;
  private static final long CHUNK = 1 << 14;

  private final UpdateContext context;
  private final UpdateConfig config;
  private final SectorPaths sectorKey;
  private final SectorPaths updated;

  EncodePhase(
      UpdateContext context, UpdateConfig config, SectorPaths sectorKey, SectorPaths updated) {
    this.context = context;
    this.config = config;
    this.sectorKey = sectorKey;
    this.updated = updated;
  }

  UpdateOutput run(Path staged, List<PieceInfo> pieces) throws SectorFileException {
    UpdateContext.requireApart(sectorKey, updated);
    UpdateContext.requireApart(staged, updated.sealed());
    SectorKey old = SectorKey.read(config, sectorKey, context.kernels());
    requireUndamaged();
    Bytes32 commD = CommD.compute(config.sectorSize(), pieces);
    UpdateContext.requireNotZero("comm_d", commD);
    UpdateContext.createFolder(updated.cache());
    try (WorkLock _ = WorkLock.acquire(updated.journal())) {
      return make(old, staged, commD);
    }
  }

  private UpdateOutput make(SectorKey old, Path staged, Bytes32 commD) throws SectorFileException {
    FileJournal journal = FileJournal.open(updated.journal());
    String key = UpdateJournal.encode(config, old, commD);
    UpdateGuard files = new UpdateGuard(updated, journal, key, context.work());
    files.requireOwn(old.aux(), commD);
    TreeRLastFiles trees = old.treeRLast(config, updated, context.kernels(), context.work());
    planSpace(new SpacePlan(journal, key), trees.layout());
    try (MappedFile oldReplica = MappedFile.open(sectorKey.sealed(), bytes())) {
      treeD(staged, commD, files);
      replica(oldReplica.segment(), new UpdateHash().phi(commD, old.commR()), files);
    }
    try (MappedFile replica = MappedFile.open(updated.sealed(), bytes())) {
      trees.build(replica.segment(), files, PHASE);
    }
    PersistentAux aux = new PersistentAux(old.aux().commC(), trees.root());
    Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
    UpdateContext.requireNotZero("comm_r", commR);
    UpdateContext.requireNotZero("comm_r_last", aux.commRLast());
    journal.keep(key, updated.persistentAux(), aux.toBytes(), context.work());
    // As it is: the reference, too, leaves the old folder's paths in it.
    if (old.temporaryAux().isPresent()) {
      journal.keep(key, updated.temporaryAux(), old.temporaryAux().get(), context.work());
    }
    return new UpdateOutput(old.commR(), commR, aux.commRLast(), commD);
  }

  /** Holds the old replica against the journal of whoever sealed it, where there is one. */
  private void requireUndamaged() throws SectorFileException {
    String name = sectorKey.sealed().getFileName().toString();
    for (FileJournal.Entry entry : FileJournal.open(sectorKey.journal()).entries()) {
      if (entry.file().equals(name)) {
        Optional<String> problem = FileJournal.problem(entry, sectorKey.sealed(), context.work());
        if (problem.isPresent()) {
          throw new SealingException(
              PHASE, sectorKey.sealed() + " is damaged: it " + problem.get());
        }
      }
    }
  }

  private long bytes() {
    return config.sectorSize().bytes();
  }

  private void planSpace(SpacePlan plan, TreeLayout layoutR) throws SectorFileException {
    plan.file(updated.treeD(), TreeLayout.full(2, config.nodes()).storedBytes());
    plan.file(updated.sealed(), bytes());
    int trees = config.treeShape().baseTrees();
    for (int tree = 0; tree < trees; tree++) {
      plan.file(updated.treeRLast(tree, trees), layoutR.storedBytes());
    }
  }

  private void treeD(Path staged, Bytes32 commD, FileKeeper files) throws SectorFileException {
    if (files.isIntact(updated.treeD())) {
      return;
    }
    TreeLayout layout = TreeLayout.full(2, config.nodes());
    try (MappedFile data = openData(staged, bytes());
        NewFile file = newFile(updated.treeD(), layout.storedBytes())) {
      copy(data.segment(), file.segment());
      Bytes32 root =
          new TreeBuilder(RowHasher.sha256(context.kernels()), context.work())
              .buildOverLeaves(layout, file.segment(), 0, "update tree-d");
      if (!root.equals(commD)) {
        throw new SealingException(
            PHASE,
            "pieces and data do not match: the pieces have comm_d "
                + commD
                + ", the data in "
                + staged
                + " "
                + root);
      }
      files.finish(file, updated.treeD());
    }
  }

  /**
   * Opens a file of data; what is beyond the sector's length doesn't count.
   *
   * @throws SealingException where it is shorter than the sector
   */
  static MappedFile openData(Path path, long bytes) throws SectorFileException {
    MappedFile file = MappedFile.open(path);
    long got = file.segment().byteSize();
    if (got < bytes) {
      file.close();
      throw new SealingException(
          PHASE, "data " + path + " has " + got + " bytes, the sector " + bytes);
    }
    return file;
  }

  private void copy(MemorySegment data, MemorySegment out) {
    Step step = context.work().step("update copy data", bytes(), "bytes");
    context
        .work()
        .forEachChunk(
            config.nodes(),
            CHUNK,
            (from, count) -> {
              MemorySegment.copy(data, 32 * from, out, 32 * from, 32 * count);
              step.add(32 * count);
            });
  }

  private void replica(MemorySegment oldReplica, Bytes32 phi, FileKeeper files)
      throws SectorFileException {
    Path path = updated.sealed();
    if (files.isIntact(path)) {
      return;
    }
    UpdateCodec codec =
        new UpdateCodec(context, config, UpdateCodec.Direction.ENCODE, phi, 0, config.nodes());
    long treeBytes = TreeLayout.full(2, config.nodes()).storedBytes();
    try (MappedFile treeD = MappedFile.open(updated.treeD(), treeBytes);
        NewFile file = newFile(path, bytes())) {
      codec.applyToAll(
          new UpdateCodec.Nodes(sectorKey.sealed(), oldReplica),
          new UpdateCodec.Nodes(updated.treeD(), treeD.segment()),
          file.segment(),
          "update encode");
      files.finish(file, path);
    }
  }

  private NewFile newFile(Path path, long size) throws SectorFileException {
    return NewFile.create(path, size, context.work().cancellation());
  }
}
