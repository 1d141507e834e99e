// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.MappedFile;

/**
 * Whether the files of PreCommit1 can be built on. Our own are compared with the journal; those of
 * another implementation are computed again: tree-D whole, labels at random nodes.
 */
final class PreCommit2Inputs {
  private static final String PHASE = "PC2";
  private static final long GRAIN = 1 << 14;

  private final SealContext context;
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final FileJournal journal;
  private final SectorSize size;

  PreCommit2Inputs(SealContext context, SectorSpec spec, SectorPaths paths, FileJournal journal) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.journal = journal;
    this.size = spec.config().sectorSize();
  }

  /**
   * Checks all of them.
   *
   * @throws SealingException that names the file that is damaged
   */
  void check(Bytes32 commD) throws SectorFileException {
    ReplicaId replicaId = spec.replicaId(commD);
    String key = JournalKeys.preCommit1(spec, replicaId);
    if (journal.find(key, paths.treeD()).isPresent()) {
      requireIntact(key, paths.treeD());
    } else {
      checkTreeD(commD);
    }
    SelfCheck check =
        new SelfCheck(context, new StackedGraph(spec.config(), context.kernels().feistel()));
    MappedFile below = null;
    try {
      for (int layer = 1; layer <= size.layers(); layer++) {
        Path path = paths.layer(layer);
        MappedFile current = MappedFile.open(path, size.bytes());
        try {
          if (journal.find(key, path).isPresent()) {
            requireIntact(key, path);
          } else {
            checkLabels(check, replicaId, layer, current, below);
          }
        } finally {
          if (below != null) {
            below.close();
          }
          below = current;
        }
      }
    } finally {
      if (below != null) {
        below.close();
      }
    }
  }

  private void checkLabels(
      SelfCheck check, ReplicaId replicaId, int layer, MappedFile current, MappedFile below) {
    try {
      check.labels(replicaId, layer, current.segment(), below == null ? null : below.segment());
    } catch (SealingException e) {
      throw new SealingException(
          PHASE,
          paths.layer(layer)
              + " is damaged or of another sector; run PreCommit1 again, in an empty folder ("
              + e.getMessage()
              + ")");
    }
  }

  private void requireIntact(String key, Path path) throws SectorFileException {
    if (!journal.isIntact(key, path, context.work())) {
      throw new SealingException(
          PHASE,
          path + " is not what PreCommit1 finished; run PreCommit1 again, it makes this file anew");
    }
  }

  private void checkTreeD(Bytes32 commD) throws SectorFileException {
    TreeLayout layout = TreeLayout.full(2, size.nodes());
    RowHasher hasher = RowHasher.sha256(context.kernels());
    Step step = context.work().step("PC2 check tree-d", size.nodes() - 1, "hashes");
    try (MappedFile file = MappedFile.open(paths.treeD(), layout.storedBytes())) {
      MemorySegment store = file.segment();
      for (int row = 1; row < layout.rows(); row++) {
        long below = 32 * layout.position(row - 1);
        long here = 32 * layout.position(row);
        context
            .work()
            .forEachChunk(
                layout.width(row),
                GRAIN,
                (from, count) -> {
                  try (Arena arena = Arena.ofConfined()) {
                    MemorySegment wanted = arena.allocate(32 * count, 64);
                    hasher.hash(store, below + 64 * from, wanted, 0, count);
                    long at = wanted.mismatch(store.asSlice(here + 32 * from, 32 * count));
                    if (at >= 0) {
                      throw new SealingException(
                          PHASE,
                          paths.treeD()
                              + " is wrong at byte "
                              + (here + 32 * from + at)
                              + ": the node is not the hash of its children");
                    }
                  }
                  step.add(count);
                });
      }
      Bytes32 root = Bytes32.from(store, store.byteSize() - 32);
      if (!root.equals(commD)) {
        throw new SealingException(
            PHASE, paths.treeD() + " has root " + root + ", PreCommit1 said comm_d " + commD);
      }
    }
  }
}
