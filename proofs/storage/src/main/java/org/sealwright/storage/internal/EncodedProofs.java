// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.ProofDecoder;

/** Encoded proofs of several statements under one key, judged all at once. For one thread. */
public final class EncodedProofs {
  private final Groth16Verifier verifier;
  private final ProofDecoder decoder;
  private final List<byte[]> encoded = new ArrayList<>();
  private final List<Integer> partitions = new ArrayList<>();
  private final List<List<Scalar>> inputs = new ArrayList<>();
  private boolean possible = true;

  /** An empty batch. */
  public EncodedProofs(Groth16Verifier verifier, ProofDecoder decoder) {
    this.verifier = verifier;
    this.decoder = decoder;
  }

  /**
   * Checks that statements and proofs come in pairs.
   *
   * @throws MalformedInputException where there is none, or where the lists differ in length
   */
  public static void requirePairs(List<?> statements, List<byte[]> proofs) {
    if (statements.isEmpty() || statements.size() != proofs.size()) {
      throw new MalformedInputException(
          "got "
              + statements.size()
              + " statements and "
              + proofs.size()
              + " proofs, wanted as many of each, at least 1");
    }
  }

  /**
   * Adds a proof.
   *
   * @param proof 192 bytes a partition
   * @param count partitions that there must be
   * @param publicInputs of each partition; none where the statement can't be true
   */
  public void add(byte[] proof, int count, Optional<List<List<Scalar>>> publicInputs) {
    encoded.add(proof);
    partitions.add(count);
    publicInputs.ifPresentOrElse(inputs::addAll, () -> possible = false);
  }

  /**
   * Whether all hold; of no proofs, {@code true}.
   *
   * @throws MalformedInputException where some bytes are no proof, whatever the statements
   */
  public boolean holds() {
    if (encoded.isEmpty()) {
      return true;
    }
    List<Proof> proofs = decoder.decodeAll(encoded, partitions);
    return possible && verifier.verifyBatch(proofs, inputs);
  }
}
