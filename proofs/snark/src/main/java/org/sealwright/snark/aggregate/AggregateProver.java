// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.Arena;
import java.util.List;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Makes one short proof of many: SnarkPack, as bellperson has it. Deterministic: the same proofs
 * give the same bytes as the reference. Immutable and thread-safe.
 *
 * <p>For n proofs it takes 21 n Miller loops, 6 n products in G1 and 4 n in G2, beside the SRS some
 * 1.5 KiB of memory a proof.
 */
public final class AggregateProver {
  private final SnarkKernels kernels;
  private final Work work;

  private AggregateProver(SnarkKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** On the kernels and threads given. */
  public static AggregateProver of(SnarkKernels kernels, Work work) {
    return new AggregateProver(kernels, work);
  }

  /**
   * Aggregates proofs under one key. Whether they hold is not looked at: an aggregate with a false
   * proof in it is one that {@link AggregateVerifier} finds false, so verify it before use.
   *
   * @param srs for as many proofs at least
   * @param proofs a power of two of them, 2 at least; to fill up, the caller repeats one
   * @param include what the challenges are to depend on besides: all of the public inputs that
   *     somebody could choose after seeing others, or a digest of them
   * @param version which challenges
   * @throws IllegalArgumentException where there are too few, too many for the SRS, or no power of
   *     two
   * @throws org.sealwright.hashing.MalformedInputException where a point of the SRS is malformed
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public AggregateProof aggregate(
      InnerProductSrs srs, List<Proof> proofs, byte[] include, AggregateVersion version) {
    int n = proofs.size();
    if (n < 2 || Integer.bitCount(n) != 1) {
      throw new IllegalArgumentException("got " + n + " proofs, wanted a power of two from 2");
    }
    if (n > srs.maxProofs()) {
      throw new IllegalArgumentException(
          "got " + n + " proofs, the SRS is for " + srs.maxProofs() + " at most");
    }
    try (Arena arena = Arena.ofShared()) {
      return new InnerProductProver(kernels, work, arena, srs, proofs).prove(include, version);
    }
  }
}
