// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateProof;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.internal.ProofAggregation;

/**
 * Aggregates the proofs of many sectors into one (FIP-0013; for non-interactive proofs FIP-0092).
 * The proofs of all partitions of all sectors come one after the other, and the last is repeated
 * until their number is a power of two. Thread-safe.
 */
public final class SealAggregator implements AutoCloseable {
  private final ProofAggregation aggregation;
  private final FeistelKernels feistel;

  private SealAggregator(ProofAggregation aggregation, FeistelKernels feistel) {
    this.aggregation = aggregation;
    this.feistel = feistel;
  }

  /**
   * With the reference string in a folder of parameters.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where it is missing, or not the one
   *     that the store vouches for
   * @throws MalformedInputException where it is malformed
   */
  public static SealAggregator open(ParameterStore store, SnarkKernels kernels, Work work)
      throws IOException {
    return new SealAggregator(
        ProofAggregation.open(store, kernels, work), kernels.hashing().feistel());
  }

  /**
   * Aggregates the proofs of sectors. The result is verified before it is returned.
   *
   * @param statements of the sectors, all of one kind and size
   * @param proofs their proofs; none of them an aggregate
   * @param version which challenges; the network accepts only the second
   * @throws MalformedInputException where some bytes are no proof, where there are more than 65,536
   *     of them, or more than the reference string is for
   * @throws SealingException where the aggregate doesn't hold, since one of the proofs doesn't
   */
  public byte[] aggregate(
      VerifyingKey key,
      List<SealStatement> statements,
      List<byte[]> proofs,
      AggregateVersion version) {
    requireUniform(statements);
    if (statements.size() != proofs.size()) {
      throw new MalformedInputException(
          "got " + statements.size() + " statements and " + proofs.size() + " proofs");
    }
    List<Proof> all = new ArrayList<>();
    for (int i = 0; i < proofs.size(); i++) {
      all.addAll(Proof.listFromBytes(proofs.get(i), statements.get(i).config().partitions()));
    }
    byte[] bytes = aggregation.aggregate(all, include(statements), version);
    if (!verify(key, statements, bytes, version)) {
      throw new SealingException(
          "aggregate", "it doesn't hold: at least one of the proofs doesn't");
    }
    return bytes;
  }

  /** The proof of one non-interactive sector from those of its partitions; not verified. */
  byte[] ofPartitions(SealStatement statement, List<Proof> proofs) {
    return aggregation.aggregate(proofs, include(List.of(statement)), AggregateVersion.V2);
  }

  /**
   * Whether an aggregate holds.
   *
   * @throws MalformedInputException where the bytes are no aggregate of so many proofs
   */
  public boolean verify(
      VerifyingKey key,
      List<SealStatement> statements,
      byte[] aggregate,
      AggregateVersion version) {
    requireUniform(statements);
    AggregateProof proof = aggregation.read(aggregate);
    if (statements.stream().anyMatch(statement -> statement.problem().isPresent())) {
      return false;
    }
    List<List<Scalar>> inputs = new ArrayList<>();
    statements.forEach(statement -> inputs.addAll(statement.publicInputs(feistel)));
    return aggregation.verify(key, inputs, proof, include(statements), version);
  }

  private static void requireUniform(List<SealStatement> statements) {
    if (statements.isEmpty()) {
      throw new MalformedInputException("got no sector to aggregate, wanted 1 or more");
    }
    if (statements.stream().map(SealStatement::config).distinct().count() != 1) {
      throw new MalformedInputException(
          "the sectors of an aggregate must have the same size, graph and kind of proof");
    }
  }

  /**
   * What binds the challenges to the statements (filecoin-proofs, aggregate_seal_commit_proofs).
   */
  private static byte[] include(List<SealStatement> statements) {
    MessageDigest digest = Digests.sha256();
    for (SealStatement statement : statements) {
      if (statement.config().feature() != PoRepFeature.NON_INTERACTIVE) {
        digest.update(statement.seed().value().toArray());
      }
      digest.update(statement.commR().toArray());
    }
    return digest.digest();
  }

  @Override
  public void close() {
    aggregation.close();
  }
}
