// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.CircuitProver;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.Challenges;
import org.sealwright.storage.porep.VanillaVerifier;
import org.sealwright.storage.porep.circuit.PartitionStatement;
import org.sealwright.storage.porep.circuit.StackedCircuit;
import org.sealwright.storage.seal.Commit1Output;

/**
 * Commit2: turns the vanilla proofs of Commit1 into the short proof that goes on chain. Holds the
 * mapped parameters and the shape of the circuit of one sector size, so that several sectors share
 * the cost. Thread-safe. Memory: see {@link CircuitProver}; the shape takes 150 MB for 2 KiB.
 *
 * <p>Every vanilla proof is checked before the work, every proof before it is returned.
 */
public final class SealProver implements AutoCloseable {
  private static final String PHASE = "C2";

  private final SectorSize size;
  private final ParameterStore store;
  private final SnarkKernels kernels;
  private final Work work;
  private final CircuitProver prover;

  private SealProver(
      SectorSize size,
      ParameterStore store,
      CircuitProver prover,
      SnarkKernels kernels,
      Work work) {
    this.size = size;
    this.store = store;
    this.prover = prover;
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * Maps the parameters for sectors of one size.
   *
   * @param store where they are
   * @throws org.sealwright.snark.parameters.ParameterException where they are missing, or not those
   *     that the store vouches for
   * @throws MalformedInputException where the file is malformed
   */
  public static SealProver open(
      SectorSize size, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    CircuitProver prover =
        CircuitProver.open(
            store.provingKey(SealCircuit.name(size), work),
            StackedCircuit.blank(size),
            kernels,
            work);
    return new SealProver(size, store, prover, kernels, work);
  }

  /**
   * The proof of a sector: 192 bytes for each partition in turn, or, where it is non-interactive,
   * the aggregate of them all.
   *
   * @param statement what is proved; commitments, ticket and seed must be those of {@code commit1}
   * @param commit1 output of Commit1, ours or the reference's
   * @throws SealingException where the vanilla proofs don't hold, or are about something else
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public byte[] prove(SealStatement statement, Commit1Output commit1) throws IOException {
    checkSame(statement, commit1);
    checkVanilla(statement, commit1);
    byte[] bytes =
        statement.config().feature() == PoRepFeature.NON_INTERACTIVE
            ? proveAggregated(statement, commit1)
            : Proof.toBytes(partitions(statement, commit1));
    SealVerifier verifier =
        SealVerifier.of(size, prover.verifyingKey(), Optional.of(store), kernels, work);
    if (!verifier.verify(statement, bytes)) {
      throw new SealingException(
          PHASE, "the proof of the sector doesn't hold, though those of its partitions do");
    }
    return bytes;
  }

  /**
   * The proofs of the partitions end to end, of non-interactive sectors too: for others to
   * aggregate (filecoin-ffi, seal_commit_phase2_circuit_proofs). Each has been verified.
   *
   * @throws SealingException as {@link #prove} does
   */
  public byte[] provePartitions(SealStatement statement, Commit1Output commit1) {
    checkSame(statement, commit1);
    checkVanilla(statement, commit1);
    return Proof.toBytes(partitions(statement, commit1));
  }

  /** The reference string is opened first: better to miss it before the work. */
  private byte[] proveAggregated(SealStatement statement, Commit1Output commit1)
      throws IOException {
    try (SealAggregator aggregator = SealAggregator.open(store, kernels, work)) {
      return aggregator.ofPartitions(statement, partitions(statement, commit1));
    }
  }

  private List<Proof> partitions(SealStatement statement, Commit1Output commit1) {
    return prover.provePartitions(
        commit1.vanillaProofs().size(),
        i ->
            new StackedCircuit(
                size,
                PartitionStatement.of(
                    statement.replicaId().value(),
                    statement.commD(),
                    statement.commR(),
                    commit1.vanillaProofs().get(i))));
  }

  private void checkSame(SealStatement statement, Commit1Output commit1) {
    PoRepConfig config = statement.config();
    if (config.sectorSize() != size) {
      throw new SealingException(
          PHASE, "sector has " + config.sectorSize() + ", the parameters are for " + size);
    }
    statement
        .problem()
        .ifPresent(
            problem -> {
              throw new MalformedInputException(problem);
            });
    same("comm_d", commit1.commD(), statement.commD());
    same("comm_r", commit1.commR(), statement.commR());
    same("ticket", commit1.ticket(), statement.ticket());
    if (config.feature() != PoRepFeature.NON_INTERACTIVE) {
      same("seed", commit1.seed(), statement.seed());
    }
    same("replica id", commit1.replicaId(), statement.replicaId());
    same("number of partitions", commit1.vanillaProofs().size(), config.partitions());
  }

  private static void same(String name, Object got, Object wanted) {
    if (!got.equals(wanted)) {
      throw new SealingException(
          PHASE,
          name + " of the vanilla proofs is " + got + ", that of the statement is " + wanted);
    }
  }

  private void checkVanilla(SealStatement statement, Commit1Output commit1) {
    PoRepConfig config = statement.config();
    VanillaVerifier verifier =
        new VanillaVerifier(
            config, statement.replicaId(), statement.commD(), statement.commR(), kernels.hashing());
    List<List<Long>> challenges =
        Challenges.all(config, statement.replicaId(), statement.commR(), statement.seed());
    for (int i = 0; i < challenges.size(); i++) {
      Optional<String> problem =
          verifier.problem(challenges.get(i), commit1.vanillaProofs().get(i));
      if (problem.isPresent()) {
        throw new SealingException(
            PHASE, "the vanilla proof of partition " + i + " doesn't hold: " + problem.get());
      }
      work.cancellation().check();
    }
  }

  /** Gives the mapping and the shape back; no proof may be under way. */
  @Override
  public void close() {
    prover.close();
  }
}
