// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * A proof of Filecoin's VRF, such as a ticket's or an election's: the signer's BLS signature on the
 * input. Ordered as tickets are, by their digest; a tipset's least ticket is the first of those
 * that are least.
 *
 * @param signature the signature
 */
public record VrfProof(BlsSignature signature) implements Comparable<VrfProof> {

  /** Bytes of the encoding. */
  public static final int BYTES = BlsSignature.BYTES;

  /** Holds a signature. */
  public VrfProof {
    Objects.requireNonNull(signature, "signature");
  }

  /**
   * Reads exactly 96 bytes, with every check.
   *
   * @throws MalformedInputException as {@link BlsSignature#fromBytes}
   */
  public static VrfProof fromBytes(byte[] bytes) {
    return new VrfProof(BlsSignature.fromBytes(bytes));
  }

  /** The encoding, 96 bytes. */
  public byte[] toBytes() {
    return signature.toBytes();
  }

  /**
   * The VRF's output: Blake2b-256 of the encoding. As an unsigned big-endian integer it is what
   * wins of an election are counted from.
   */
  public Bytes32 digest() {
    return digest(toBytes());
  }

  /** As {@link #digest()}, of bytes that need be no proof, as a node orders tickets. */
  public static Bytes32 digest(byte[] proof) {
    return Bytes32.of(Blake2b.hash256(proof));
  }

  @Override
  public int compareTo(VrfProof other) {
    return digest().compareTo(other.digest());
  }
}
