// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.sealwright.hashing.Digests;

/**
 * {@code expand_message_xmd} with SHA-256 (RFC 9380, section 5.3.1): a message and a domain
 * separation tag to uniform bytes.
 */
public final class ExpandMessage {

  /** Bytes of a digest. */
  private static final int DIGEST = 32;

  /** Bytes of SHA-256's block. */
  private static final int BLOCK = 64;

  /** Bytes of the longest tag that is used as it is. */
  private static final int LONGEST_TAG = 255;

  /** Digests at most, as their number is one byte. */
  private static final int DIGESTS = 255;

  private static final byte[] OVERSIZE = "H2C-OVERSIZE-DST-".getBytes(StandardCharsets.US_ASCII);

  private ExpandMessage() {}

  /**
   * Expands a message.
   *
   * @param message any bytes
   * @param tag the domain separation tag, at least one byte; above 255 its digest takes its place
   * @param length bytes wanted, 0 to 8160
   * @throws IllegalArgumentException where the tag is empty or the length out of range
   */
  public static byte[] xmd(byte[] message, byte[] tag, int length) {
    if (tag.length == 0) {
      throw new IllegalArgumentException("got an empty domain separation tag, wanted a byte");
    }
    if (length < 0 || length > DIGESTS * DIGEST) {
      throw new IllegalArgumentException("length " + length + ": wanted 0 to " + DIGESTS * DIGEST);
    }
    MessageDigest sha256 = Digests.sha256();
    byte[] suffix = suffix(sha256, tag);
    sha256.update(new byte[BLOCK]);
    sha256.update(message);
    sha256.update((byte) (length >>> 8));
    sha256.update((byte) length);
    sha256.update((byte) 0);
    final byte[] first = sha256.digest(suffix);

    byte[] out = new byte[length];
    byte[] block = new byte[DIGEST];
    for (int k = 0; k * DIGEST < length; k++) {
      for (int b = 0; b < DIGEST; b++) {
        block[b] ^= first[b];
      }
      sha256.update(block);
      sha256.update((byte) (k + 1));
      block = sha256.digest(suffix);
      System.arraycopy(block, 0, out, k * DIGEST, Math.min(DIGEST, length - k * DIGEST));
    }
    return out;
  }

  /** {@code DST_prime}: the tag or its digest, then its length. */
  private static byte[] suffix(MessageDigest sha256, byte[] tag) {
    byte[] used = tag;
    if (tag.length > LONGEST_TAG) {
      sha256.update(OVERSIZE);
      used = sha256.digest(tag);
    }
    byte[] suffix = java.util.Arrays.copyOf(used, used.length + 1);
    suffix[used.length] = (byte) used.length;
    return suffix;
  }
}
