// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.porep.Challenges;
import org.sealwright.storage.porep.CommR;
import org.sealwright.storage.porep.VanillaProof;
import org.sealwright.storage.porep.VanillaVerifier;

/** Commit1: opens the challenged nodes and verifies every proof before it leaves. */
final class Commit1Phase {
  private static final String PHASE = "C1";

  private final SealContext context;
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final PreCommit2Output commitments;
  private final ReplicaId replicaId;

  Commit1Phase(
      SealContext context, SectorSpec spec, SectorPaths paths, PreCommit2Output commitments) {
    this.context = context;
    this.spec = spec;
    this.paths = paths;
    this.commitments = commitments;
    this.replicaId = spec.replicaId(commitments.commD());
  }

  Commit1Output run(InteractiveSeed seed, List<PieceInfo> pieces) throws SectorFileException {
    checkCommitments(pieces);
    PersistentAux aux = checkAux();
    List<List<Long>> challenges =
        Challenges.all(spec.config(), replicaId, commitments.commR(), seed);
    List<List<VanillaProof>> proofs =
        spec.config().feature() == PoRepFeature.SYNTHETIC
            ? fromSyntheticFile(challenges, aux)
            : fromTrees(challenges, aux);
    return new Commit1Output(
        proofs, commitments.commR(), commitments.commD(), replicaId, seed, spec.ticket());
  }

  /** Reads, verifies and writes the proofs of all synthetic challenges, in batches. */
  PersistentAux synthesise(SyntheticProofFile.Writer writer, List<PieceInfo> pieces)
      throws SectorFileException {
    checkCommitments(pieces);
    PersistentAux aux = checkAux();
    List<Long> challenges =
        Challenges.synthetic(
            spec.config().sectorSize().nodes(),
            replicaId,
            commitments.commR(),
            spec.config().sectorSize().syntheticChallenges());
    Step step = context.work().step("synthetic proofs", challenges.size(), "challenges");
    try (ProofSource source = openTrees(aux)) {
      context
          .work()
          .forEachChunk(
              challenges.size(),
              64,
              (from, count) -> {
                List<Long> batch = challenges.subList((int) from, (int) (from + count));
                List<VanillaProof> proofs = batch.stream().map(source::prove).toList();
                verify(batch, proofs);
                writer.write((int) from, proofs);
                step.add(count);
              });
    }
    return aux;
  }

  private void checkCommitments(List<PieceInfo> pieces) {
    if (commitments.commD().isZero() || commitments.commR().isZero()) {
      throw new MalformedInputException("comm_d and comm_r must not be zero");
    }
    if (!commitments.commR().isCanonical() || !commitments.commD().isCanonical()) {
      throw new MalformedInputException("comm_d and comm_r must be field elements below r");
    }
    Bytes32 commD = CommD.compute(spec.config().sectorSize(), pieces);
    if (!commD.equals(commitments.commD())) {
      throw new SealingException(
          PHASE,
          "pieces and comm_d do not match: the pieces have "
              + commD
              + ", got "
              + commitments.commD());
    }
  }

  private PersistentAux checkAux() throws SectorFileException {
    PersistentAux aux = PersistentAux.fromBytes(Io.readSmall(paths.persistentAux()));
    TemporaryAux.fromBytes(Io.readSmall(paths.temporaryAux()));
    Bytes32 commR = CommR.of(aux.commC(), aux.commRLast());
    if (!commR.equals(commitments.commR())) {
      throw new SealingException(
          PHASE,
          paths.persistentAux() + " belongs to comm_r " + commR + ", not " + commitments.commR());
    }
    return aux;
  }

  private ProofSource openTrees(PersistentAux aux) throws SectorFileException {
    ProofSource source = ProofSource.open(context, spec, paths);
    Optional<String> wrong = Optional.empty();
    if (!source.commD().equals(commitments.commD())) {
      wrong = Optional.of(paths.treeD() + " has another root than comm_d");
    } else if (!source.commC().equals(aux.commC())) {
      wrong = Optional.of("tree-c in " + paths.cache() + " has another root than p_aux");
    } else if (!source.commRLast().equals(aux.commRLast())) {
      wrong = Optional.of("tree-r-last in " + paths.cache() + " has another root than p_aux");
    }
    if (wrong.isPresent()) {
      source.close();
      throw new SealingException(PHASE, wrong.get() + "; run PreCommit2 again");
    }
    return source;
  }

  private List<List<VanillaProof>> fromTrees(List<List<Long>> challenges, PersistentAux aux)
      throws SectorFileException {
    Step step = context.work().step("C1", challenges.size(), "partitions");
    VanillaProof[][] proofs = new VanillaProof[challenges.size()][];
    try (ProofSource source = openTrees(aux)) {
      context
          .work()
          .forEachChunk(
              challenges.size(),
              1,
              (k, one) -> {
                List<Long> partition = challenges.get((int) k);
                List<VanillaProof> made =
                    partition.stream()
                        .map(
                            challenge -> {
                              context.work().cancellation().check();
                              return source.prove(challenge);
                            })
                        .toList();
                verify(partition, made);
                proofs[(int) k] = made.toArray(VanillaProof[]::new);
                step.add(1);
              });
    }
    List<List<VanillaProof>> out = new ArrayList<>();
    for (VanillaProof[] partition : proofs) {
      out.add(List.of(partition));
    }
    return out;
  }

  private List<List<VanillaProof>> fromSyntheticFile(List<List<Long>> challenges, PersistentAux aux)
      throws SectorFileException {
    List<List<VanillaProof>> out = new ArrayList<>();
    List<Long> set =
        Challenges.synthetic(
            spec.config().sectorSize().nodes(),
            replicaId,
            commitments.commR(),
            spec.config().sectorSize().syntheticChallenges());
    try (SyntheticProofFile.Reader reader =
        SyntheticProofFile.open(spec.config(), context.kernels(), paths.syntheticProofs())) {
      reader.requireRoots(commitments.commD(), aux);
      for (List<Long> partition : challenges) {
        List<VanillaProof> proofs = new ArrayList<>();
        for (long challenge : partition) {
          proofs.add(reader.read(set.indexOf(challenge), challenge));
        }
        verify(partition, proofs);
        out.add(proofs);
      }
    }
    return out;
  }

  private void verify(List<Long> challenges, List<VanillaProof> proofs) {
    VanillaVerifier verifier =
        new VanillaVerifier(
            spec.config(), replicaId, commitments.commD(), commitments.commR(), context.kernels());
    Optional<String> problem = verifier.problem(challenges, proofs);
    if (problem.isPresent()) {
      throw new SealingException(
          PHASE,
          "the files in "
              + paths.cache()
              + " do not prove "
              + problem.get()
              + "; inspect names damaged files, then run PreCommit1 and PreCommit2 again");
    }
  }
}
