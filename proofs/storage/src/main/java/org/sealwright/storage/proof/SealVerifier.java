// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.ProofDecoder;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.EncodedProofs;

/**
 * Judges proofs of replication of sectors of one size, whoever made them, as the network does.
 * Thread-safe.
 *
 * <p>A proof that is encoded well and doesn't hold, or whose statement can't be true, is {@code
 * false}; one that is not even a proof is a {@link MalformedInputException}.
 */
public final class SealVerifier {
  private final SectorSize size;
  private final Groth16Verifier verifier;
  private final ProofDecoder decoder;
  private final Optional<ParameterStore> store;
  private final SnarkKernels kernels;
  private final Work work;

  private SealVerifier(
      SectorSize size,
      Groth16Verifier verifier,
      Optional<ParameterStore> store,
      SnarkKernels kernels,
      Work work) {
    this.size = size;
    this.verifier = verifier;
    this.decoder = ProofDecoder.of(kernels, work);
    this.store = store;
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * With the key, and for aggregates the reference string, in a folder of parameters.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where the key is missing, or not the
   *     one that the store vouches for
   * @throws MalformedInputException where the key is malformed
   */
  public static SealVerifier open(
      SectorSize size, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    VerifyingKey key = VerifyingKey.read(store.verifyingKey(SealCircuit.name(size), work), work);
    return of(size, key, Optional.of(store), kernels, work);
  }

  /**
   * With a key.
   *
   * @param store where the reference string for aggregates is; without one, proofs that are
   *     aggregates can't be judged
   */
  public static SealVerifier of(
      SectorSize size,
      VerifyingKey key,
      Optional<ParameterStore> store,
      SnarkKernels kernels,
      Work work) {
    Objects.requireNonNull(store, "store");
    return new SealVerifier(size, Groth16Verifier.of(key, kernels, work), store, kernels, work);
  }

  /**
   * Whether a proof holds.
   *
   * @param proof 192 bytes a partition, or the aggregate where the proof is non-interactive
   * @throws MalformedInputException where the bytes are no proof of so many partitions
   */
  public boolean verify(SealStatement statement, byte[] proof) throws IOException {
    requireSize(statement);
    if (statement.config().feature() == PoRepFeature.NON_INTERACTIVE) {
      return verifyAggregate(List.of(statement), proof, AggregateVersion.V2);
    }
    EncodedProofs batch = new EncodedProofs(verifier, decoder);
    batch.add(proof, statement.config().partitions(), inputs(statement));
    return batch.holds();
  }

  /**
   * Whether all of several proofs hold, at a fraction of the price of judging each: one randomised
   * batch. {@code false} doesn't tell which.
   *
   * @throws MalformedInputException where there is none, where the lists differ in length, or where
   *     some bytes are no proof
   */
  public boolean verifyBatch(List<SealStatement> statements, List<byte[]> proofs)
      throws IOException {
    EncodedProofs.requirePairs(statements, proofs);
    EncodedProofs batch = new EncodedProofs(verifier, decoder);
    boolean holds = true;
    for (int i = 0; i < statements.size(); i++) {
      SealStatement statement = statements.get(i);
      requireSize(statement);
      if (statement.config().feature() == PoRepFeature.NON_INTERACTIVE) {
        holds &= verify(statement, proofs.get(i));
      } else {
        batch.add(proofs.get(i), statement.config().partitions(), inputs(statement));
      }
    }
    // The batch first: what is no proof is malformed, whatever the verdict on the others.
    return batch.holds() && holds;
  }

  /**
   * Whether an aggregate of the proofs of several sectors holds.
   *
   * @param statements of the sectors in the order of aggregation, all of one kind
   * @param version as aggregated; the network accepts only the second
   * @throws MalformedInputException where the bytes are no aggregate of so many proofs
   */
  public boolean verifyAggregate(
      List<SealStatement> statements, byte[] aggregate, AggregateVersion version)
      throws IOException {
    statements.forEach(this::requireSize);
    ParameterStore folder =
        store.orElseThrow(
            () -> new IllegalStateException("aggregates need a store with the reference string"));
    try (SealAggregator aggregator = SealAggregator.open(folder, kernels, work)) {
      return aggregator.verify(verifier.key(), statements, aggregate, version);
    }
  }

  private void requireSize(SealStatement statement) {
    if (statement.config().sectorSize() != size) {
      throw new MalformedInputException(
          "sector has " + statement.config().sectorSize() + ", this verifier is for " + size);
    }
  }

  private Optional<List<List<Scalar>>> inputs(SealStatement statement) {
    return statement.problem().isPresent()
        ? Optional.empty()
        : Optional.of(statement.publicInputs(kernels.hashing().feistel()));
  }
}
