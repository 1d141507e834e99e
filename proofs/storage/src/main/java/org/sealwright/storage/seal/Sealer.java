// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.ServiceBuilder;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.FileKeeper;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.WorkLock;
import org.sealwright.storage.piece.PieceInfo;

/**
 * Seals sectors, phase by phase, with the inputs and outputs of {@code filecoin-ffi}. Stateless and
 * thread-safe; owns no threads. Each phase can be run again at any time: what is finished and
 * undamaged is kept, the rest is made anew, and the result is the same.
 *
 * <p>Memory beside mapped files: the budget (for parents of a layer, 56 bytes a node, where they
 * fit) plus a few MiB a worker. Every phase throws {@link SectorFileException} where a file can't
 * be read or written, {@link SealingException} where data, pieces and files disagree, and {@link
 * org.sealwright.hashing.work.OperationCancelledException} within a second of a cancellation.
 */
public final class Sealer {
  private final SealContext context;

  private Sealer(SealContext context) {
    this.context = context;
  }

  /** A builder with the best kernels, one thread, 256 MiB of budget. */
  public static Builder builder() {
    return new Builder();
  }

  /** Kernels in use. */
  public Kernels kernels() {
    return context.kernels();
  }

  SealContext context() {
    return context;
  }

  /**
   * PreCommit1: data to tree-D and labels (seal_pre_commit_phase1).
   *
   * @param staged padded data, at most a sector long, zeros after its end; {@code /dev/zero} stands
   *     for committed capacity; never changed
   * @param pieces the pieces in the data, in order; empty for a sector of zeros
   */
  public PreCommit1Output preCommit1(
      SectorSpec spec, Path staged, SectorPaths paths, List<PieceInfo> pieces)
      throws SectorFileException {
    try (WorkLock _ = lock(paths)) {
      return preCommit1(spec, staged, paths, pieces, FileJournal.open(paths.journal()));
    }
  }

  private PreCommit1Output preCommit1(
      SectorSpec spec, Path staged, SectorPaths paths, List<PieceInfo> pieces, FileJournal journal)
      throws SectorFileException {
    return new PreCommit1Phase(context, spec, paths, journal).run(staged, pieces);
  }

  /**
   * PreCommit1 of several sectors. The layers of sectors of one configuration are labelled side by
   * side, as many at once as the kernel has lanes; the files are those of one by one. Needs, beside
   * the sectors' own files, twice the kernel's lanes times a sector's size, in memory within the
   * budget, else in the first sector's cache folder.
   *
   * @return one output a job, in order
   */
  public List<PreCommit1Output> preCommit1All(List<SectorJob> jobs) throws SectorFileException {
    return new BatchPreCommit1(context).run(jobs);
  }

  /**
   * PreCommit2: columns to tree-C, data to replica and tree-R-last (seal_pre_commit_phase2). Takes
   * over from the reference's PreCommit1 as well as from ours.
   */
  public PreCommit2Output preCommit2(SectorSpec spec, SectorPaths paths, PreCommit1Output pc1)
      throws SectorFileException {
    try (WorkLock _ = lock(paths)) {
      return preCommit2(spec, paths, pc1, FileJournal.open(paths.journal()));
    }
  }

  private PreCommit2Output preCommit2(
      SectorSpec spec, SectorPaths paths, PreCommit1Output pc1, FileJournal journal)
      throws SectorFileException {
    if (pc1.sectorSize() != spec.config().sectorSize()) {
      throw new SealingException(
          "PC2",
          "PreCommit1's output is of a "
              + pc1.sectorSize().label()
              + " sector, wanted "
              + spec.config().sectorSize().label());
    }
    ReplicaId replicaId = spec.replicaId(pc1.commD());
    return new PreCommit2Phase(context, spec, paths, journal, replicaId).run(pc1);
  }

  /** Both halves of PreCommit in one go. */
  public PreCommit2Output preCommit(
      SectorSpec spec, Path staged, SectorPaths paths, List<PieceInfo> pieces)
      throws SectorFileException {
    try (WorkLock _ = lock(paths)) {
      FileJournal journal = FileJournal.open(paths.journal());
      PreCommit1Output pc1 = preCommit1(spec, staged, paths, pieces, journal);
      return preCommit2(spec, paths, pc1, journal);
    }
  }

  /**
   * Writes the proofs of all synthetic challenges (generate_synth_proofs), after which layers,
   * tree-C and tree-D are no longer needed.
   *
   * @throws SealingException where the sector is not synthetic
   */
  public void generateSyntheticProofs(
      SectorSpec spec, SectorPaths paths, PreCommit2Output commitments, List<PieceInfo> pieces)
      throws SectorFileException {
    if (spec.config().feature() != PoRepFeature.SYNTHETIC) {
      throw new SealingException("synthetic proofs", "this is no synthetic sector");
    }
    try (WorkLock _ = lock(paths)) {
      synthesise(spec, paths, commitments, pieces);
    }
  }

  private void synthesise(
      SectorSpec spec, SectorPaths paths, PreCommit2Output commitments, List<PieceInfo> pieces)
      throws SectorFileException {
    FileJournal journal = FileJournal.open(paths.journal());
    String key = JournalKeys.synthetic(spec, spec.replicaId(commitments.commD()));
    Path path = paths.syntheticProofs();
    if (journal.isIntact(key, path, context.work())) {
      return;
    }
    SyntheticProofFile format = new SyntheticProofFile(spec.config());
    try (NewFile file = NewFile.create(path, format.bytes(), context.work().cancellation())) {
      var writer = new SyntheticProofFile.Writer(format, file.segment());
      Commit1Phase phase = new Commit1Phase(context, spec, paths, commitments);
      writer.roots(commitments.commD(), phase.synthesise(writer, pieces));
      FileKeeper.journaled(journal, key, context.work()).finish(file, path);
    }
  }

  /**
   * Commit1: the vanilla proof of the challenged nodes, verified (seal_commit_phase1).
   *
   * @param seed the chain's seed; ignored for the challenges of a non-interactive sector
   */
  public Commit1Output commit1(
      SectorSpec spec,
      SectorPaths paths,
      PreCommit2Output commitments,
      InteractiveSeed seed,
      List<PieceInfo> pieces)
      throws SectorFileException {
    return new Commit1Phase(context, spec, paths, commitments).run(seed, pieces);
  }

  /** Makes the folders of a sector and keeps everybody else from working in them. */
  static WorkLock lock(SectorPaths paths) throws SectorFileException {
    for (Path folder : List.of(paths.cache(), paths.journal().toAbsolutePath().getParent())) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new SectorFileException("create folder", folder, e);
      }
    }
    return WorkLock.acquire(paths.journal());
  }

  /** Settings of a {@link Sealer}. */
  public static final class Builder extends ServiceBuilder<Builder> {
    private Optional<Path> parentsFolder = Optional.empty();
    private long memoryBudget = 256L << 20;
    private int selfChecks = 16;

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Folder of parents cache files, shared with the reference; none by default. */
    public Builder parentsFolder(Path value) {
      parentsFolder = Optional.of(value);
      return this;
    }

    /** Anonymous memory that a phase may take for speed, in bytes; 0 or more. */
    public Builder memoryBudget(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("memory budget (" + bytes + ") must be 0 or more");
      }
      memoryBudget = bytes;
      return this;
    }

    /** Nodes computed again at the end of each layer and tree; 0 or more, 16 by default. */
    public Builder selfChecks(int nodes) {
      if (nodes < 0) {
        throw new IllegalArgumentException("self-checks (" + nodes + ") must be 0 or more");
      }
      selfChecks = nodes;
      return this;
    }

    /** The sealer. */
    public Sealer build() {
      return new Sealer(
          new SealContext(chosenKernels(), work(), parentsFolder, memoryBudget, selfChecks));
    }
  }
}
