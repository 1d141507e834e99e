// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;

/**
 * An entry of an aggregate's index, 64 bytes in padded space: commitment, offset, size, checksum
 * (FRC-0058; go-data-segment, {@code SegmentDesc}). Any 64 bytes are one; {@link #problem} tells
 * whether they mean something.
 *
 * @param commDs commitment to the segment
 * @param offset padded bytes from the beginning of the aggregate, unsigned
 * @param size padded bytes, unsigned
 * @param checksumLow bytes 0 to 7 of the checksum, little-endian
 * @param checksumHigh bytes 8 to 15 of the checksum, little-endian
 */
public record SegmentDesc(
    Bytes32 commDs, long offset, long size, long checksumLow, long checksumHigh) {

  /** Bytes of the checksum. */
  public static final int CHECKSUM_BYTES = 16;

  /** 126 bits, so that the entry's second node stays below 2^254. */
  private static final long HIGH_MASK = -1L >>> 2;

  /** Refuses null. */
  public SegmentDesc {
    Objects.requireNonNull(commDs, "commDs");
  }

  /** The entry of a segment, with its checksum. */
  public static SegmentDesc of(Bytes32 commDs, long offset, long size) {
    SegmentDesc bare = new SegmentDesc(commDs, offset, size, 0, 0);
    ByteBuffer digest =
        ByteBuffer.wrap(Digests.sha256().digest(bare.toBytes())).order(ByteOrder.LITTLE_ENDIAN);
    return new SegmentDesc(commDs, offset, size, digest.getLong(), digest.getLong() & HIGH_MASK);
  }

  /**
   * Reads an entry's padded bytes.
   *
   * @throws MalformedInputException unless there are 64
   */
  public static SegmentDesc read(byte[] bytes) {
    if (bytes.length != IndexArea.ENTRY_BYTES) {
      throw new MalformedInputException(
          "entry of an index: got " + bytes.length + " bytes, wanted " + IndexArea.ENTRY_BYTES);
    }
    return read(ByteBuffer.wrap(bytes));
  }

  /** Reads 64 bytes from the position of {@code in}. */
  static SegmentDesc read(ByteBuffer in) {
    ByteBuffer words = in.order(ByteOrder.LITTLE_ENDIAN);
    byte[] commDs = new byte[Bytes32.LENGTH];
    words.get(commDs);
    return new SegmentDesc(
        Bytes32.of(commDs), words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** The entry's 64 padded bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(IndexArea.ENTRY_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(commDs.toArray())
        .putLong(offset)
        .putLong(size)
        .putLong(checksumLow)
        .putLong(checksumHigh)
        .array();
  }

  /** The 16 bytes of the checksum. */
  public byte[] checksum() {
    return ByteBuffer.allocate(CHECKSUM_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(checksumLow)
        .putLong(checksumHigh)
        .array();
  }

  /** The tree's node over the entry, at level 1. */
  public Bytes32 node() {
    MessageDigest digest = Digests.sha256();
    return Bytes32.of(digest.digest(toBytes())).truncated254();
  }

  /** Whether all 64 bytes are zero: a place of the index that is not in use. */
  public boolean isUnused() {
    return commDs.isZero() && (offset | size | checksumLow | checksumHigh) == 0;
  }

  /**
   * What makes the entry invalid by the standard's own rules: the checksum and alignment to 128. A
   * valid entry may still be one that nobody can serve; {@link AggregateIndex} looks further.
   */
  public Optional<SegmentProblem> problem() {
    if (!equals(of(commDs, offset, size))) {
      return Optional.of(SegmentProblem.CHECKSUM);
    }
    if (offset % 128 != 0) {
      return Optional.of(SegmentProblem.OFFSET_ALIGNMENT);
    }
    return size % 128 == 0 ? Optional.empty() : Optional.of(SegmentProblem.SIZE_ALIGNMENT);
  }

  /** Raw offset of the segment's data in the aggregate. */
  public long unpaddedOffset() {
    return offset - Long.divideUnsigned(offset, 128);
  }

  /** Raw bytes of the segment's data, zeros at its end included. */
  public long unpaddedLength() {
    return size - Long.divideUnsigned(size, 128);
  }

  /** The version 1 CID of the segment. */
  public PieceCid pieceCid() {
    return new PieceCid(commDs);
  }

  /**
   * The segment as a piece.
   *
   * @throws MalformedInputException where commitment or size are those of no piece
   */
  public PieceInfo pieceInfo() {
    return PieceInfo.of(commDs, new PaddedPieceSize(size));
  }
}
