// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * Version 1 CID of a piece or of a sector's data (CommP, CommD): codec {@code
 * fil-commitment-unsealed}, multihash {@code sha2-256-trunc254-padded}, text {@code
 * baga6ea4seaq...}.
 *
 * @param commitment the 32 bytes, taken as they are
 */
public record PieceCid(Bytes32 commitment) {

  /** Refuses null. */
  public PieceCid {
    Objects.requireNonNull(commitment, "commitment");
  }

  /**
   * Parses the text form: multibase {@code b}, lower case.
   *
   * @throws org.sealwright.hashing.MalformedInputException unless it is exactly such a CID
   */
  public static PieceCid parse(String text) {
    return fromBytes(Base32.decode(text));
  }

  /**
   * Parses the binary form.
   *
   * @throws org.sealwright.hashing.MalformedInputException unless it is exactly such a CID
   */
  public static PieceCid fromBytes(byte[] bytes) {
    return new PieceCid(CommitmentCid.UNSEALED.decode(bytes));
  }

  /** The binary form. */
  public byte[] toBytes() {
    return CommitmentCid.UNSEALED.encode(commitment);
  }

  /** The text form. */
  @Override
  public String toString() {
    return Base32.encode(toBytes());
  }
}
