// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * Version 1 CID of a sealed sector (CommR): codec {@code fil-commitment-sealed}, multihash {@code
 * poseidon-bls12_381-a2-fc1}, text {@code bagboea4b5abc...}.
 *
 * @param commitment the 32 bytes, taken as they are
 */
public record SealedCid(Bytes32 commitment) {

  /** Refuses null. */
  public SealedCid {
    Objects.requireNonNull(commitment, "commitment");
  }

  /**
   * Parses the text form: multibase {@code b}, lower case.
   *
   * @throws org.sealwright.hashing.MalformedInputException unless it is exactly such a CID
   */
  public static SealedCid parse(String text) {
    return fromBytes(Base32.decode(text));
  }

  /**
   * Parses the binary form.
   *
   * @throws org.sealwright.hashing.MalformedInputException unless it is exactly such a CID
   */
  public static SealedCid fromBytes(byte[] bytes) {
    return new SealedCid(CommitmentCid.SEALED.decode(bytes));
  }

  /** The binary form. */
  public byte[] toBytes() {
    return CommitmentCid.SEALED.encode(commitment);
  }

  /** The text form. */
  @Override
  public String toString() {
    return Base32.encode(toBytes());
  }
}
