// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateProof;
import org.sealwright.snark.aggregate.AggregateProver;
import org.sealwright.snark.aggregate.AggregateVerifier;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.aggregate.InnerProductSrs;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;

/**
 * Aggregates of any number of proofs under one key: the last proof, and its inputs, are repeated
 * until their number is a power of two (filecoin-proofs). Thread-safe.
 */
public final class ProofAggregation implements AutoCloseable {
  /** Largest number of proofs in an aggregate (filecoin-proofs). */
  private static final int MAX_PROOFS = 65_536;

  private final InnerProductSrs srs;
  private final SnarkKernels kernels;
  private final Work work;

  private ProofAggregation(InnerProductSrs srs, SnarkKernels kernels, Work work) {
    this.srs = srs;
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * With the reference string in a folder of parameters.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where it is missing, or not the one
   *     that the store vouches for
   * @throws MalformedInputException where it is malformed
   */
  public static ProofAggregation open(ParameterStore store, SnarkKernels kernels, Work work)
      throws IOException {
    return new ProofAggregation(InnerProductSrs.open(store.aggregationSrs(work)), kernels, work);
  }

  /**
   * Aggregates proofs; the result is not verified.
   *
   * @param include what binds the challenges to the statements
   * @throws MalformedInputException where there is none, more than 65,536, or more than the
   *     reference string is for
   */
  public byte[] aggregate(List<Proof> proofs, byte[] include, AggregateVersion version) {
    List<Proof> padded = padded(proofs);
    return AggregateProver.of(kernels, work).aggregate(srs, padded, include, version).toBytes();
  }

  /**
   * Reads an aggregate.
   *
   * @throws MalformedInputException where the bytes are none
   */
  public AggregateProof read(byte[] aggregate) {
    return AggregateProof.fromBytes(aggregate, work);
  }

  /**
   * Whether an aggregate holds.
   *
   * @param inputs of each proof, before any is repeated
   * @throws MalformedInputException where it is not of so many proofs
   */
  public boolean verify(
      VerifyingKey key,
      List<List<Scalar>> inputs,
      AggregateProof aggregate,
      byte[] include,
      AggregateVersion version) {
    List<List<Scalar>> padded = padded(inputs);
    if (aggregate.proofs() != padded.size()) {
      throw new MalformedInputException(
          "aggregate: is of " + aggregate.proofs() + " proofs, such sectors have " + padded.size());
    }
    return AggregateVerifier.of(kernels, work)
        .verify(srs, key, padded, aggregate, include, version);
  }

  /** Proofs of the aggregate of so many: the next power of two, 2 at least. */
  public static int paddedCount(int proofs) {
    if (proofs < 1 || proofs > MAX_PROOFS) {
      throw new MalformedInputException(
          "got " + proofs + " proofs to aggregate, wanted 1 to " + MAX_PROOFS);
    }
    return proofs == 1 ? 2 : Integer.highestOneBit(2 * proofs - 1);
  }

  private <T> List<T> padded(List<T> each) {
    int wanted = paddedCount(each.size());
    if (wanted > srs.maxProofs()) {
      throw new MalformedInputException(
          "aggregate of " + wanted + " proofs: the SRS is for " + srs.maxProofs() + " at most");
    }
    List<T> out = new ArrayList<>(each);
    while (out.size() < wanted) {
      out.add(each.getLast());
    }
    return out;
  }

  @Override
  public void close() {
    srs.close();
  }
}
