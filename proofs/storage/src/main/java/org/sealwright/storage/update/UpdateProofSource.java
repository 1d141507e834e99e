// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.InclusionVerifier;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.StoredTree;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.ReplicaTree;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.seal.SectorPaths;

/** All files that the vanilla proof of an update is read from, mapped: both replicas, all trees. */
final class UpdateProofSource implements AutoCloseable {
  private static final String PHASE = UpdateContext.PHASE;

  private final UpdateContext context;
  private final UpdateConfig config;
  private final UpdateStatement statement;
  private final SectorPaths sectorKey;
  private final SectorPaths updated;
  private final List<MappedFile> files = new ArrayList<>();
  private final List<ReplicaTree> trees = new ArrayList<>();
  private Bytes32 commC;
  private MemorySegment storeD;
  private StoredTree treeD;
  private ReplicaTree treeOld;
  private ReplicaTree treeNew;

  private UpdateProofSource(
      UpdateContext context,
      UpdateStatement statement,
      SectorPaths sectorKey,
      SectorPaths updated) {
    this.context = context;
    this.config = statement.config();
    this.sectorKey = sectorKey;
    this.updated = updated;
    this.statement = statement;
  }

  /** Reads the proofs of {@code count} partitions, in parallel. */
  static List<UpdatePartitionProof> read(
      UpdateContext context,
      UpdateStatement statement,
      SectorPaths sectorKey,
      SectorPaths updated,
      int first,
      int count)
      throws SectorFileException {
    UpdatePartitionProof[] proofs = new UpdatePartitionProof[count];
    long challenges = (long) count * statement.config().challengesPerPartition();
    Step step = context.work().step("update vanilla", challenges, "challenges");
    try (UpdateProofSource source = open(context, statement, sectorKey, updated)) {
      context
          .work()
          .forEachChunk(
              count, 1, (k, one) -> proofs[(int) k] = source.partition(first + (int) k, step));
    }
    return List.of(proofs);
  }

  /**
   * Opens everything and holds the roots against the commitments.
   *
   * @throws SectorFileException where a file is missing or has the wrong length
   * @throws SealingException where one belongs to other commitments
   */
  private static UpdateProofSource open(
      UpdateContext context, UpdateStatement statement, SectorPaths sectorKey, SectorPaths updated)
      throws SectorFileException {
    UpdateProofSource source = new UpdateProofSource(context, statement, sectorKey, updated);
    try {
      source.map();
      source.check();
      return source;
    } catch (SectorFileException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void map() throws SectorFileException {
    commC = SectorKey.readUnchecked(config, sectorKey).aux().commC();
    TreeLayout layoutD = TreeLayout.full(2, config.nodes());
    storeD = file(updated.treeD(), layoutD.storedBytes());
    treeD = new StoredTree(layoutD, storeD, storeD, RowHasher.sha256(context.kernels()));
    treeOld = tree(sectorKey);
    treeNew = tree(updated);
  }

  private MemorySegment file(Path path, long bytes) throws SectorFileException {
    MappedFile file = MappedFile.open(path, bytes);
    files.add(file);
    return file.segment();
  }

  private ReplicaTree tree(SectorPaths paths) throws SectorFileException {
    MemorySegment replica = file(paths.sealed(), config.sectorSize().bytes());
    TreeShape shape = config.treeShape();
    ReplicaTree tree =
        ReplicaTree.open(
            shape, i -> paths.treeRLast(i, shape.baseTrees()), replica, context.kernels());
    trees.add(tree);
    return tree;
  }

  private void check() {
    require("comm_r_old", statement.commROld(), CommR.of(commC, treeOld.root()), sectorKey.cache());
    require("comm_r_new", statement.commRNew(), CommR.of(commC, treeNew.root()), updated.cache());
    require("comm_d_new", statement.commDNew(), treeD.root(), updated.treeD());
  }

  private static void require(String name, Bytes32 wanted, Bytes32 got, Path place) {
    if (!got.equals(wanted)) {
      throw new SealingException(
          PHASE, place + " leads to " + name + " " + got + ", wanted " + wanted);
    }
  }

  /**
   * The proof of one partition, every path of it verified.
   *
   * @throws SealingException where files are damaged
   */
  private UpdatePartitionProof partition(int k, Step step) {
    List<UpdateChallengeProof> proofs = new ArrayList<>();
    for (long challenge : UpdateChallenges.ofPartition(config, statement.commRNew(), k)) {
      proofs.add(
          new UpdateChallengeProof(
              inReplica(treeOld, sectorKey, challenge),
              InclusionProof.single(treeD.root(), treeD.leaf(challenge), treeD.path(challenge)),
              inReplica(treeNew, updated, challenge)));
      step.add(1);
    }
    verify(proofs);
    return new UpdatePartitionProof(commC, apexLeaves(k), proofs);
  }

  private List<Bytes32> apexLeaves(int k) {
    List<Bytes32> leaves = new ArrayList<>();
    long first = config.firstApexLeaf(k);
    for (int i = 0; i < config.apexLeaves(); i++) {
      leaves.add(Bytes32.from(storeD, 32 * (first + i)));
    }
    return leaves;
  }

  private static InclusionProof inReplica(ReplicaTree tree, SectorPaths paths, long node) {
    try {
      return tree.prove(node);
    } catch (MalformedInputException e) {
      throw new SealingException(
          PHASE, paths.sealed() + " and its tree-r-last don't fit together: " + e.getMessage());
    }
  }

  private void verify(List<UpdateChallengeProof> proofs) {
    InclusionVerifier octal = InclusionVerifier.poseidon(config.treeShape(), context.kernels());
    InclusionVerifier binary = InclusionVerifier.sha256(config.nodeBits(), context.kernels());
    Optional<Path> wrong = Optional.empty();
    if (octal.firstInvalid(proofs.stream().map(UpdateChallengeProof::replicaOld).toList()) >= 0) {
      wrong = Optional.of(sectorKey.cache());
    } else if (binary.firstInvalid(proofs.stream().map(UpdateChallengeProof::data).toList()) >= 0) {
      wrong = Optional.of(updated.treeD());
    } else if (octal.firstInvalid(proofs.stream().map(UpdateChallengeProof::replicaNew).toList())
        >= 0) {
      wrong = Optional.of(updated.cache());
    }
    if (wrong.isPresent()) {
      throw new SealingException(
          PHASE, wrong.get() + " is damaged: a path in its tree does not lead to the root");
    }
  }

  @Override
  public void close() {
    trees.forEach(ReplicaTree::close);
    files.forEach(MappedFile::close);
  }
}
