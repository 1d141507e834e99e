// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.G1Affine;

/**
 * A public key of BLS: a point of G1 of order r. The neutral element can be read, and no signature
 * verifies under it.
 *
 * @param point the key
 */
public record BlsPublicKey(G1Affine point) {

  /** Bytes of the encoding. */
  public static final int BYTES = G1Affine.COMPRESSED_BYTES;

  /** Trusts the point to be of order r. */
  public BlsPublicKey {
    Objects.requireNonNull(point, "point");
  }

  /**
   * Reads exactly 48 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or of
   *     the neutral element
   */
  public static BlsPublicKey fromBytes(byte[] bytes) {
    return new BlsPublicKey(G1Affine.fromCompressed(bytes));
  }

  /** The compressed encoding, 48 bytes. */
  public byte[] toBytes() {
    return point.toCompressed();
  }

  /** Whether this is the neutral element, the public key of the secret key 0. */
  public boolean isIdentity() {
    return point.isInfinity();
  }

  /** The encoding in hexadecimal. */
  @Override
  public String toString() {
    return point.toString();
  }
}
