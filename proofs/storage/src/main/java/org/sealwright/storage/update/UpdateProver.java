// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.CircuitProver;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.update.circuit.PartitionWitness;
import org.sealwright.storage.update.circuit.UpdateCircuit;
import org.sealwright.storage.update.circuit.UpdateShape;

/**
 * Turns the vanilla proofs of an update into the short proof that goes on chain. Holds the mapped
 * parameters and the shape of the circuit of one sector size, so that several sectors share the
 * cost. Thread-safe. Memory: see {@link CircuitProver}; the shape takes 100 MB for 2 KiB.
 *
 * <p>Every vanilla proof is checked before the work, every proof before it is returned.
 */
public final class UpdateProver implements AutoCloseable {
  private static final String PHASE = "update proof";

  private final UpdateConfig config;
  private final UpdateShape shape;
  private final CircuitProver prover;
  private final SnarkKernels kernels;
  private final Work work;

  private UpdateProver(UpdateConfig config, CircuitProver prover, SnarkKernels kernels, Work work) {
    this.config = config;
    this.shape = UpdateShape.of(config);
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
  public static UpdateProver open(
      UpdateConfig config, ParameterStore store, SnarkKernels kernels, Work work)
      throws IOException {
    CircuitProver prover =
        CircuitProver.open(
            store.provingKey(config.circuitName(), work),
            UpdateCircuit.blank(UpdateShape.of(config)),
            kernels,
            work);
    return new UpdateProver(config, prover, kernels, work);
  }

  /**
   * The proof of an update: 192 bytes for each partition in turn.
   *
   * @param statement what is proved
   * @param vanilla the vanilla proof of each partition
   * @throws SealingException where a vanilla proof doesn't hold
   * @throws MalformedInputException where they are not as many as partitions
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public byte[] prove(UpdateStatement statement, List<UpdatePartitionProof> vanilla) {
    config.requireAll("vanilla proofs", vanilla.size());
    UpdateVanillaVerifier checker = checker(statement);
    for (int k = 0; k < vanilla.size(); k++) {
      check(checker, k, vanilla.get(k));
    }
    List<Proof> proofs =
        prover.provePartitions(vanilla.size(), k -> circuit(statement, k, vanilla.get(k)));
    return checked(statement, Proof.toBytes(proofs));
  }

  /**
   * The proof of an update whose vanilla proofs are read when they are needed, one at a time, and
   * let go: all of them first, so that damage shows before the work and not after hours of it, then
   * each again before it is proved.
   *
   * @throws SealingException where a vanilla proof doesn't hold
   * @throws IOException and whatever else the source throws
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public byte[] prove(UpdateStatement statement, UpdatePartitionSource vanilla) throws IOException {
    UpdateVanillaVerifier checker = checker(statement);
    int partitions = config.partitions();
    for (int k = 0; k < partitions; k++) {
      check(checker, k, vanilla.partition(k));
    }
    Step step = work.step("partitions", partitions, "partitions");
    List<byte[]> proofs = new ArrayList<>();
    for (int k = 0; k < partitions; k++) {
      proofs.add(provePartition(statement, k, vanilla.partition(k)));
      step.add(1);
    }
    return merge(statement, proofs);
  }

  /**
   * The proof of one partition, 192 bytes, for {@link #merge}: so that partitions can be proved on
   * several machines.
   *
   * @throws SealingException where the vanilla proof doesn't hold
   * @throws IllegalArgumentException where there is no partition {@code k}
   */
  public byte[] provePartition(UpdateStatement statement, int k, UpdatePartitionProof vanilla) {
    check(checker(statement), k, vanilla);
    return prover.prove(circuit(statement, k, vanilla)).toBytes();
  }

  /**
   * Puts the proofs of all partitions together, as {@link UpdateVerifier#merge} does without
   * parameters for proving.
   *
   * @param partitions 192 bytes each, in order
   * @throws MalformedInputException where they are not as many as partitions, or some bytes are no
   *     proof
   * @throws SealingException where one doesn't hold
   */
  public byte[] merge(UpdateStatement statement, List<byte[]> partitions) {
    return verifier().merge(statement, partitions);
  }

  private byte[] checked(UpdateStatement statement, byte[] proof) {
    if (!verifier().verify(statement, proof)) {
      throw new SealingException(PHASE, "the proof of the update doesn't hold");
    }
    return proof;
  }

  /** Judges what is proved here. */
  public UpdateVerifier verifier() {
    return UpdateVerifier.of(config, prover.verifyingKey(), kernels, work);
  }

  private UpdateCircuit circuit(UpdateStatement statement, int k, UpdatePartitionProof vanilla) {
    return new UpdateCircuit(shape, PartitionWitness.of(statement, k, vanilla));
  }

  private UpdateVanillaVerifier checker(UpdateStatement statement) {
    config.requireSame(statement.config());
    statement.requireProvable();
    return new UpdateVanillaVerifier(statement, kernels.hashing());
  }

  private void check(UpdateVanillaVerifier checker, int k, UpdatePartitionProof vanilla) {
    Optional<String> problem = checker.problem(k, vanilla);
    if (problem.isPresent()) {
      throw new SealingException(
          PHASE, "the vanilla proof of partition " + k + " doesn't hold: " + problem.get());
    }
    work.cancellation().check();
  }

  /** Gives the mapping and the shape back; no proof may be under way. */
  @Override
  public void close() {
    prover.close();
  }
}
