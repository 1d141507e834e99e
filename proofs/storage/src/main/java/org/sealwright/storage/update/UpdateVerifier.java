// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.ProofDecoder;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.internal.EncodedProofs;

/**
 * Judges proofs of updates of sectors of one size, whoever made them, as the network does.
 * Thread-safe.
 *
 * <p>A proof that is encoded well and doesn't hold, or whose statement can't be true, is {@code
 * false}; one that is not even a proof is a {@link MalformedInputException}.
 */
public final class UpdateVerifier {
  private final UpdateConfig config;
  private final Groth16Verifier verifier;
  private final ProofDecoder decoder;

  private UpdateVerifier(UpdateConfig config, Groth16Verifier verifier, ProofDecoder decoder) {
    this.config = config;
    this.verifier = verifier;
    this.decoder = decoder;
  }

  /**
   * With the key in a folder of parameters.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where it is missing, or not the one
   *     that the store vouches for
   * @throws MalformedInputException where it is malformed
   */
  public static UpdateVerifier open(
      UpdateConfig config, ParameterStore store, SnarkKernels kernels, Work work)
      throws IOException {
    VerifyingKey key = VerifyingKey.read(store.verifyingKey(config.circuitName(), work), work);
    return of(config, key, kernels, work);
  }

  /** With a key. */
  public static UpdateVerifier of(
      UpdateConfig config, VerifyingKey key, SnarkKernels kernels, Work work) {
    return new UpdateVerifier(
        config, Groth16Verifier.of(key, kernels, work), ProofDecoder.of(kernels, work));
  }

  /** The key. */
  public VerifyingKey key() {
    return verifier.key();
  }

  /**
   * Whether a proof holds.
   *
   * @param proof 192 bytes a partition, all of them
   * @throws MalformedInputException where the bytes are no proof of so many partitions
   */
  public boolean verify(UpdateStatement statement, byte[] proof) {
    return verifyBatch(List.of(statement), List.of(proof));
  }

  /**
   * Whether all of several proofs hold, at a fraction of the price of judging each: one randomised
   * batch. {@code false} doesn't tell which.
   *
   * @throws MalformedInputException where there is none, where the lists differ in length, or where
   *     some bytes are no proof
   */
  public boolean verifyBatch(List<UpdateStatement> statements, List<byte[]> proofs) {
    EncodedProofs.requirePairs(statements, proofs);
    EncodedProofs batch = new EncodedProofs(verifier, decoder);
    for (int i = 0; i < statements.size(); i++) {
      config.requireSame(statements.get(i).config());
      batch.add(proofs.get(i), config.partitions(), inputs(statements.get(i)));
    }
    return batch.holds();
  }

  /**
   * Whether the proof of one partition holds, which is no proof of the update.
   *
   * @param proof 192 bytes
   * @throws MalformedInputException where the bytes are no proof
   * @throws IllegalArgumentException where there is no partition {@code k}
   */
  public boolean verifyPartition(UpdateStatement statement, int k, byte[] proof) {
    config.requireSame(statement.config());
    config.requirePartition(k);
    Proof decoded = Proof.fromBytes(proof);
    return statement.problem().isEmpty() && verifier.verify(decoded, statement.publicInputs(k));
  }

  /**
   * Puts the proofs of all partitions together, wherever they were made.
   *
   * @param partitions 192 bytes each, in order
   * @return the proof of the update, which holds
   * @throws MalformedInputException where they are not as many as partitions, where some bytes are
   *     no proof, or where the statement can't be true
   * @throws SealingException where one doesn't hold, which it names
   */
  public byte[] merge(UpdateStatement statement, List<byte[]> partitions) {
    config.requireSame(statement.config());
    config.requireAll("proofs", partitions.size());
    statement.requireProvable();
    List<Proof> proofs = new ArrayList<>();
    for (byte[] partition : partitions) {
      proofs.add(Proof.fromBytes(partition));
    }
    byte[] whole = Proof.toBytes(proofs);
    if (!verify(statement, whole)) {
      throw new SealingException("update proof", complaint(statement, proofs));
    }
    return whole;
  }

  private String complaint(UpdateStatement statement, List<Proof> proofs) {
    for (int k = 0; k < proofs.size(); k++) {
      if (!verifier.verify(proofs.get(k), statement.publicInputs(k))) {
        return "the proof of partition " + k + " doesn't hold";
      }
    }
    return "the proof doesn't hold";
  }

  private static Optional<List<List<Scalar>>> inputs(UpdateStatement statement) {
    return statement.problem().isPresent()
        ? Optional.empty()
        : Optional.of(statement.publicInputs());
  }
}
