// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.G2Projective;

/**
 * A signature of BLS or an aggregate of some: a point of G2 of order r.
 *
 * @param point the signature
 */
public record BlsSignature(G2Affine point) {

  /** Bytes of the encoding. */
  public static final int BYTES = G2Affine.COMPRESSED_BYTES;

  /** Trusts the point to be of order r. */
  public BlsSignature {
    Objects.requireNonNull(point, "point");
  }

  /**
   * Reads exactly 96 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or of
   *     the neutral element
   */
  public static BlsSignature fromBytes(byte[] bytes) {
    return new BlsSignature(G2Affine.fromCompressed(bytes));
  }

  /**
   * One signature for many; their order does not matter.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static BlsSignature aggregate(List<BlsSignature> signatures) {
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("got no signature to aggregate, wanted at least one");
    }
    int q = G2Projective.LIMBS;
    int scratch = 2 * q;
    long[] t = new long[scratch + G2Projective.SCRATCH];
    G2Projective.setInfinity(t, 0);
    for (BlsSignature signature : signatures) {
      signature.point.writeProjective(t, q);
      G2Projective.add(t, 0, t, 0, t, q, t, scratch);
    }
    return new BlsSignature(G2Affine.ofProjective(t, 0));
  }

  /** The compressed encoding, 96 bytes. */
  public byte[] toBytes() {
    return point.toCompressed();
  }

  /** The encoding in hexadecimal. */
  @Override
  public String toString() {
    return point.toString();
  }
}
