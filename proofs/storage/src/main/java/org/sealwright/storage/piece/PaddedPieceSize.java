// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import org.sealwright.hashing.MalformedInputException;

/**
 * Size of a piece after Fr32 padding: a power of two from 128. The chain speaks of these.
 *
 * @param bytes the size
 */
public record PaddedPieceSize(long bytes) implements Comparable<PaddedPieceSize> {

  /** The smallest, 128 bytes. */
  public static final PaddedPieceSize MIN = new PaddedPieceSize(128);

  /** The largest, 2^62 bytes. */
  public static final PaddedPieceSize MAX = new PaddedPieceSize(1L << 62);

  /**
   * Checks the size.
   *
   * @throws MalformedInputException unless it is a power of two from 128
   */
  public PaddedPieceSize {
    if (bytes < 128 || Long.bitCount(bytes) != 1) {
      throw new MalformedInputException(
          "padded piece size (" + bytes + ") must be a power of two of at least 128");
    }
  }

  /**
   * The smallest piece that holds {@code payloadBytes} raw bytes.
   *
   * @throws MalformedInputException where they are negative or beyond {@link #MAX}
   */
  public static PaddedPieceSize forPayload(long payloadBytes) {
    if (payloadBytes < 0 || payloadBytes > MAX.unpadded().bytes()) {
      throw new MalformedInputException("no piece holds " + payloadBytes + " bytes");
    }
    long blocks = Math.max(1, Math.ceilDiv(payloadBytes, 127));
    return new PaddedPieceSize(128 * Long.highestOneBit(2 * blocks - 1));
  }

  /** Raw bytes: 127 of every 128. */
  public UnpaddedPieceSize unpadded() {
    return new UnpaddedPieceSize(bytes / 128 * 127);
  }

  /** Rows of the tree above the 32-byte leaves: {@code log2(bytes / 32)}. */
  public int height() {
    return Long.numberOfTrailingZeros(bytes) - 5;
  }

  @Override
  public int compareTo(PaddedPieceSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The number of bytes. */
  @Override
  public String toString() {
    return Long.toString(bytes);
  }
}
