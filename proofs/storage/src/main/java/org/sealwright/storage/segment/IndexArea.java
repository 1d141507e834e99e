// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.piece.PaddedPieceSize;

/**
 * Where the index of an aggregate lies: at its very end, its length a function of the aggregate's
 * size alone (FRC-0058; go-data-segment, {@code MaxIndexEntriesInDeal}).
 *
 * @param aggregate size of the aggregate
 */
public record IndexArea(PaddedPieceSize aggregate) {

  /** Bytes of an entry after padding: two nodes. */
  public static final int ENTRY_BYTES = 64;

  /** The smallest aggregate with room for anything beside its index of 256 bytes. */
  public static final PaddedPieceSize MIN_AGGREGATE = new PaddedPieceSize(512);

  private static final long MIN_ENTRIES = 4;

  /** Bytes of aggregate for each entry. */
  private static final long BYTES_PER_ENTRY = 2048L * ENTRY_BYTES;

  /**
   * Checks the size.
   *
   * @throws MalformedInputException where the index leaves no room for data, which is so below 512
   *     bytes; the reference's unsigned arithmetic goes on there
   */
  public IndexArea {
    if (aggregate.compareTo(MIN_AGGREGATE) < 0) {
      throw new MalformedInputException(
          "aggregate of "
              + aggregate
              + " bytes is all index; it must have at least "
              + MIN_AGGREGATE);
    }
  }

  /** The most segments that it can list: one for every 128 KiB, but at least 4. */
  public long maxEntries() {
    return Math.max(MIN_ENTRIES, aggregate.bytes() / BYTES_PER_ENTRY);
  }

  /** Padded bytes of the index. */
  public long bytes() {
    return maxEntries() * ENTRY_BYTES;
  }

  /** Padded offset of the index. */
  public long start() {
    return aggregate.bytes() - bytes();
  }

  /** Offset of the index in the raw bytes. */
  public long unpaddedStart() {
    return start() / 128 * 127;
  }

  /** Raw bytes of the index. */
  public long unpaddedBytes() {
    return bytes() / 128 * 127;
  }

  /** Position of the first entry in the tree's row of 64-byte nodes, level 1. */
  public long firstNode() {
    return start() / ENTRY_BYTES;
  }
}
