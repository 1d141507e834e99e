// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
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
import org.sealwright.storage.internal.EncodedProofs;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Judges proofs of spacetime of one kind and sector size, whoever made them, as the network does.
 * Thread-safe.
 *
 * <p>A proof that is encoded well and doesn't hold, or whose statement can't be true, is {@code
 * false}; one that is not even a proof is a {@link MalformedInputException}.
 */
public final class PoStVerifier {
  private final PoStShape shape;
  private final Groth16Verifier verifier;
  private final ProofDecoder decoder;

  private PoStVerifier(PoStShape shape, Groth16Verifier verifier, ProofDecoder decoder) {
    this.shape = shape;
    this.verifier = verifier;
    this.decoder = decoder;
  }

  /**
   * With the key in a folder of parameters.
   *
   * @param config kind and size; all versions share the key
   * @throws org.sealwright.snark.parameters.ParameterException where the key is missing, or not the
   *     one that the store vouches for
   * @throws MalformedInputException where the key is malformed or of another circuit
   */
  public static PoStVerifier open(
      PoStConfig config, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    return of(
        config,
        VerifyingKey.read(store.verifyingKey(config.circuitName(), work), work),
        kernels,
        work);
  }

  /**
   * With a key.
   *
   * @throws MalformedInputException where the key is of another circuit
   */
  public static PoStVerifier of(
      PoStConfig config, VerifyingKey key, SnarkKernels kernels, Work work) {
    PoStShape shape = config.shape();
    int wanted = shape.sectors() * (1 + shape.challenges());
    if (key.publicInputs() != wanted) {
      throw new MalformedInputException(
          "verifying key: is for "
              + key.publicInputs()
              + " public inputs, "
              + config.kind()
              + " PoSt of "
              + config.size().label()
              + " has "
              + wanted);
    }
    return new PoStVerifier(
        shape, Groth16Verifier.of(key, kernels, work), ProofDecoder.of(kernels, work));
  }

  /**
   * Whether a proof of all partitions holds.
   *
   * @param proof 192 bytes a partition
   * @throws MalformedInputException where the bytes are no proof of so many partitions
   */
  public boolean verify(PoStStatement statement, byte[] proof) {
    return verifyBatch(List.of(statement), List.of(proof));
  }

  /**
   * Whether all of several proofs hold, at a fraction of the price of judging each: one randomised
   * batch. {@code false} doesn't tell which.
   *
   * @throws MalformedInputException where there is none, where the lists differ in length, or where
   *     some bytes are no proof
   */
  public boolean verifyBatch(List<PoStStatement> statements, List<byte[]> proofs) {
    EncodedProofs.requirePairs(statements, proofs);
    EncodedProofs batch = new EncodedProofs(verifier, decoder);
    for (int i = 0; i < statements.size(); i++) {
      PoStStatement statement = statements.get(i);
      requireShape(statement);
      batch.add(proofs.get(i), statement.partitions(), inputs(statement));
    }
    return batch.holds();
  }

  /**
   * Whether the proof of one partition of a Window PoSt holds.
   *
   * @param partition with the sectors of that partition alone
   * @param index of the partition; counts only before API version 1.2.0
   * @throws MalformedInputException where the bytes are no proof, or the sectors too many
   */
  public boolean verifyPartition(PoStStatement partition, int index, byte[] proof) {
    requireShape(partition);
    Proof decoded = Proof.fromBytes(proof);
    PoStLayout layout = PoStLayout.ofPartition(partition, index);
    return partition.problem().isEmpty()
        && verifier.verify(decoded, layout.publicInputs().getFirst());
  }

  private static Optional<List<List<Scalar>>> inputs(PoStStatement statement) {
    return statement.problem().isPresent()
        ? Optional.empty()
        : Optional.of(statement.publicInputs());
  }

  private void requireShape(PoStStatement statement) {
    if (!statement.config().shape().equals(shape)) {
      throw new MalformedInputException(
          "statement is of "
              + statement.config().kind()
              + " PoSt of "
              + statement.config().size().label()
              + ", this verifier is for another");
    }
  }
}
