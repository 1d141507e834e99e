// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.curve.Scalar;

/**
 * One challenge in the making: SHA-256 over a prefix, a tag and what was said, each element in the
 * encoding of bincode. Points are compressed, elements of Gt are not.
 */
final class Transcript {
  private static final String PREFIX = "snarkpack-v1";

  private final MessageDigest state = Digests.sha256();

  Transcript(String tag) {
    state.update(PREFIX.getBytes(US_ASCII));
    state.update(tag.getBytes(US_ASCII));
  }

  Transcript write(Scalar scalar) {
    state.update(scalar.toBytesLe());
    return this;
  }

  Transcript write(G1Affine point) {
    state.update(point.toCompressed());
    return this;
  }

  Transcript write(G2Affine point) {
    state.update(point.toCompressed());
    return this;
  }

  Transcript write(Gt element) {
    state.update(element.toBytes());
    return this;
  }

  Transcript write(GtPair pair) {
    return write(pair.first()).write(pair.second());
  }

  /** Bytes with their number in front. */
  Transcript write(byte[] bytes) {
    state.update(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(bytes.length)
            .flip());
    state.update(bytes);
    return this;
  }

  /** A scalar other than 0 and 1: the first that fits, with a counter absorbed before each try. */
  Scalar challenge() {
    for (long counter = 1; ; counter++) {
      state.update(ByteBuffer.allocate(Long.BYTES).putLong(counter).flip());
      Scalar challenge = scalar(copy(state).digest());
      if (challenge != null && !challenge.isZero() && !challenge.equals(Scalar.ONE)) {
        return challenge;
      }
    }
  }

  /** The digest less its top bit as a scalar, or null where it is r or more. */
  private static Scalar scalar(byte[] digest) {
    digest[Scalar.BYTES - 1] &= 0x7f;
    return Fr.isCanonical(digest, 0) ? Scalar.fromBytesLe(digest, 0) : null;
  }

  private static MessageDigest copy(MessageDigest state) {
    try {
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the platform's SHA-256 can be cloned", e);
    }
  }
}
