// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateProof;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.internal.ProofAggregation;

/**
 * Aggregates the update proofs of many sectors into one (FIP-0082, which is accepted but not live):
 * SnarkPack version 2 only. The proofs of all partitions of all sectors come one after the other,
 * and the last is repeated until their number is a power of two. Thread-safe.
 */
public final class UpdateAggregator implements AutoCloseable {
  private final ProofAggregation aggregation;

  private UpdateAggregator(ProofAggregation aggregation) {
    this.aggregation = aggregation;
  }

  /**
   * With the reference string in a folder of parameters.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where it is missing, or not the one
   *     that the store vouches for
   * @throws MalformedInputException where it is malformed
   */
  public static UpdateAggregator open(ParameterStore store, SnarkKernels kernels, Work work)
      throws IOException {
    return new UpdateAggregator(ProofAggregation.open(store, kernels, work));
  }

  /**
   * Aggregates the proofs of updates. The result is verified before it is returned.
   *
   * @param statements of the sectors, all of one size
   * @param proofs their proofs, 192 bytes a partition
   * @throws MalformedInputException where some bytes are no proof, where there are more than 65,536
   *     of them, or more than the reference string is for
   * @throws SealingException where the aggregate doesn't hold, since one of the proofs doesn't
   */
  public byte[] aggregate(VerifyingKey key, List<UpdateStatement> statements, List<byte[]> proofs) {
    requireUniform(statements);
    if (statements.size() != proofs.size()) {
      throw new MalformedInputException(
          "got " + statements.size() + " statements and " + proofs.size() + " proofs");
    }
    List<Proof> all = new ArrayList<>();
    for (int i = 0; i < proofs.size(); i++) {
      all.addAll(Proof.listFromBytes(proofs.get(i), statements.get(i).config().partitions()));
    }
    byte[] bytes = aggregation.aggregate(all, include(statements), AggregateVersion.V2);
    if (!verify(key, statements, bytes)) {
      throw new SealingException(
          "aggregate", "it doesn't hold: at least one of the proofs doesn't");
    }
    return bytes;
  }

  /**
   * Whether an aggregate holds.
   *
   * @param statements of the sectors in the order of aggregation
   * @throws MalformedInputException where the bytes are no aggregate of so many proofs
   */
  public boolean verify(VerifyingKey key, List<UpdateStatement> statements, byte[] aggregate) {
    requireUniform(statements);
    AggregateProof proof = aggregation.read(aggregate);
    if (statements.stream().anyMatch(statement -> statement.problem().isPresent())) {
      return false;
    }
    List<List<Scalar>> inputs = new ArrayList<>();
    statements.forEach(statement -> inputs.addAll(statement.publicInputs()));
    return aggregation.verify(key, inputs, proof, include(statements), AggregateVersion.V2);
  }

  private static void requireUniform(List<UpdateStatement> statements) {
    if (statements.isEmpty()) {
      throw new MalformedInputException("got no sector to aggregate, wanted 1 or more");
    }
    if (statements.stream().map(UpdateStatement::config).distinct().count() != 1) {
      throw new MalformedInputException("the sectors of an aggregate must have the same size");
    }
  }

  /**
   * What binds the challenges to the statements (filecoin-proofs,
   * aggregate_empty_sector_update_proofs): the new replica comes before the data, other than among
   * the public inputs.
   */
  private static byte[] include(List<UpdateStatement> statements) {
    MessageDigest digest = Digests.sha256();
    for (UpdateStatement statement : statements) {
      digest.update((byte) statement.config().h());
      digest.update(statement.commROld().toArray());
      digest.update(statement.commRNew().toArray());
      digest.update(statement.commDNew().toArray());
    }
    return digest.digest();
  }

  @Override
  public void close() {
    aggregation.close();
  }
}
