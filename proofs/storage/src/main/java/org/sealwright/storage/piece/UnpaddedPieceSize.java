// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import org.sealwright.hashing.MalformedInputException;

/**
 * Size of a piece before Fr32 padding: {@code 127 * 2^k}. The proofs speak of these.
 *
 * @param bytes the size
 */
public record UnpaddedPieceSize(long bytes) implements Comparable<UnpaddedPieceSize> {

  /** The smallest, 127 bytes. */
  public static final UnpaddedPieceSize MIN = new UnpaddedPieceSize(127);

  private static final long MAX_BYTES = 127L << 55;

  /**
   * Checks the size.
   *
   * @throws MalformedInputException unless it is {@code 127 * 2^k}, k from 0 to 55
   */
  public UnpaddedPieceSize {
    if (bytes < 127 || bytes > MAX_BYTES || bytes % 127 != 0 || Long.bitCount(bytes / 127) != 1) {
      throw new MalformedInputException(
          "unpadded piece size (" + bytes + ") must be 127 times a power of two up to 2^55");
    }
  }

  /** The size after padding: 128 for every 127. */
  public PaddedPieceSize padded() {
    return new PaddedPieceSize(bytes / 127 * 128);
  }

  @Override
  public int compareTo(UnpaddedPieceSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The number of bytes. */
  @Override
  public String toString() {
    return Long.toString(bytes);
  }
}
