// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of parts and of counters; one for each thread. */
final class Sha256 {
  private final MessageDigest digest;
  private final byte[] counter = new byte[Long.BYTES];

  Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Sha256 update(byte[]... parts) {
    for (byte[] part : parts) {
      digest.update(part);
    }
    return this;
  }

  byte[] digest() {
    return digest.digest();
  }

  /** The hash of a prefix and a number of eight bytes. */
  byte[] withCounter(byte[] prefix, long number) {
    ByteBuffer.wrap(counter).putLong(number);
    digest.update(prefix);
    return digest.digest(counter);
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  static byte[] u64(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  static byte[] u16(int value) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
  }

  static int leadingZeroBits(byte[] hash) {
    int bits = 0;
    for (byte b : hash) {
      if (b != 0) {
        return bits + Integer.numberOfLeadingZeros(b & 0xff) - 24;
      }
      bits += Byte.SIZE;
    }
    return bits;
  }
}
