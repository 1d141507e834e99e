// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Version 2 piece CID (FRC-0069), which tells the size of the payload beside its root; text {@code
 * bafkzcib...}, layout as in {@link PieceDigest}.
 *
 * <p>The values here are those that some payload can have; whether so much padding is acceptable is
 * the matter of a {@link PaddingRule}, which parsing applies.
 *
 * @param root the commitment, CommP
 * @param height rows of the tree above its 32-byte leaves, so {@code 127 * 2^(height - 2)} raw
 *     bytes
 * @param padding raw zero bytes appended to the payload, from 0 to the capacity
 */
public record PieceCidV2(Bytes32 root, int height, long padding) {

  /** Height of the smallest tree, of 127 raw bytes. */
  public static final int MIN_HEIGHT = 2;

  /** The largest height here, for which every size fits a long; the format has room for 255. */
  public static final int MAX_HEIGHT = 57;

  private static final int RAW_BLOCK = 127;

  /**
   * Checks the ranges.
   *
   * @throws MalformedInputException where height or padding are impossible
   */
  public PieceCidV2 {
    Objects.requireNonNull(root, "root");
    if (height < MIN_HEIGHT || height > MAX_HEIGHT) {
      throw new MalformedInputException(
          "height (" + height + ") must be " + MIN_HEIGHT + " to " + MAX_HEIGHT);
    }
    if (padding < 0 || padding > capacity(height)) {
      throw new MalformedInputException(
          "padding (" + padding + ") must be 0 to " + capacity(height) + " at height " + height);
    }
  }

  /**
   * The CID of a payload in the smallest tree that holds it.
   *
   * @throws MalformedInputException where {@code payloadBytes} is negative or beyond {@link
   *     #MAX_HEIGHT}
   */
  public static PieceCidV2 of(PieceCid v1, long payloadBytes) {
    if (payloadBytes < 0 || payloadBytes > capacity(MAX_HEIGHT)) {
      throw new MalformedInputException("no piece holds " + payloadBytes + " bytes");
    }
    int height = MIN_HEIGHT;
    while (capacity(height) < payloadBytes) {
      height++;
    }
    return new PieceCidV2(v1.commitment(), height, capacity(height) - payloadBytes);
  }

  /**
   * Parses the text form under {@link PaddingRule#FRC_0069}.
   *
   * @throws MalformedInputException unless it is exactly such a CID
   */
  public static PieceCidV2 parse(String text) {
    return parse(text, PaddingRule.FRC_0069);
  }

  /**
   * Parses the text form: multibase {@code b}, lower case.
   *
   * @throws MalformedInputException unless it is exactly such a CID and obeys {@code rule}
   */
  public static PieceCidV2 parse(String text, PaddingRule rule) {
    return fromBytes(Base32.decode(text), rule);
  }

  /**
   * Parses the binary form.
   *
   * @throws MalformedInputException unless it is exactly such a CID and obeys {@code rule}
   */
  public static PieceCidV2 fromBytes(byte[] bytes, PaddingRule rule) {
    PieceDigest digest = PieceDigest.fromBytes(bytes);
    PieceCidV2 cid = new PieceCidV2(digest.root(), digest.height(), digest.padding());
    if (!cid.obeys(rule)) {
      throw new MalformedInputException(
          "padding (" + cid.padding + ") of " + cid.capacity() + " bytes is against " + rule);
    }
    return cid;
  }

  /** Whether {@code rule} allows this much padding. */
  public boolean obeys(PaddingRule rule) {
    return rule.allows(height, capacity(), padding);
  }

  /** Raw bytes that the tree holds: {@code 127 * 2^(height - 2)}. */
  public long capacity() {
    return capacity(height);
  }

  /** Raw bytes without the padding. */
  public long payloadBytes() {
    return capacity() - padding;
  }

  /** Bytes of the tree's leaves: {@code 32 * 2^height}. */
  public long paddedBytes() {
    return (long) Bytes32.LENGTH << height;
  }

  /** The version 1 CID, which forgets the sizes. */
  public PieceCid toV1() {
    return new PieceCid(root);
  }

  /** What the CID says, without a meaning. */
  public PieceDigest digest() {
    return new PieceDigest(root, height, padding);
  }

  /** The binary form. */
  public byte[] toBytes() {
    return digest().toBytes();
  }

  /** The text form. */
  @Override
  public String toString() {
    return digest().toString();
  }

  private static long capacity(int height) {
    return (long) RAW_BLOCK << (height - MIN_HEIGHT);
  }
}
