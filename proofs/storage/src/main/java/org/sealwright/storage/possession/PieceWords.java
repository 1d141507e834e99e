// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceDigest;

/** A piece in words of the EVM: in the contract's events and in its storage (version 3.5.0). */
public final class PieceWords {
  private static final int HEIGHT_SHIFT = 55;
  private static final int LEAF_COUNT_SHIFT = 61;
  private static final int SUM_SHIFT = 112;
  private static final int REMOVAL_BIT = 255;

  private PieceWords() {}

  /** The CID's bytes before its root, right-aligned: the header in {@code PiecesAddedV2}. */
  public static Bytes32 header(ProvablePiece piece) {
    byte[] cid = piece.digest().toBytes();
    int length = cid.length - Bytes32.LENGTH;
    byte[] word = new byte[Bytes32.LENGTH];
    System.arraycopy(cid, 0, word, word.length - length, length);
    return Bytes32.of(word);
  }

  /**
   * The piece of an event {@code PiecesAddedV2}.
   *
   * @throws MalformedInputException where the words are no CID that the contract accepts
   */
  public static ProvablePiece ofEvent(Bytes32 header, Bytes32 root) {
    byte[] word = header.toArray();
    int zeros = 0;
    while (zeros < word.length && word[zeros] == 0) {
      zeros++;
    }
    byte[] cid = Arrays.copyOfRange(word, zeros, word.length + Bytes32.LENGTH);
    System.arraycopy(root.toArray(), 0, cid, word.length - zeros, Bytes32.LENGTH);
    return new ProvablePiece(PieceDigest.fromBytes(cid));
  }

  /**
   * The word beside the root in storage: padding in bits 0 to 54, height to 60, leaf count to 111,
   * the sum tree's slot to 254, and whether removal is queued.
   *
   * @param slot the sum, not negative
   */
  public static Bytes32 metadata(ProvablePiece piece, long slot, boolean removalQueued) {
    if (slot < 0) {
      throw new IllegalArgumentException("slot (" + slot + ") must not be negative");
    }
    BigInteger word =
        BigInteger.valueOf(piece.digest().padding())
            .or(BigInteger.valueOf(piece.height()).shiftLeft(HEIGHT_SHIFT))
            .or(BigInteger.valueOf(piece.leafCount()).shiftLeft(LEAF_COUNT_SHIFT))
            .or(BigInteger.valueOf(slot).shiftLeft(SUM_SHIFT));
    byte[] bytes = (removalQueued ? word.setBit(REMOVAL_BIT) : word).toByteArray();
    byte[] out = new byte[Bytes32.LENGTH];
    int length = Math.min(bytes.length, out.length);
    System.arraycopy(bytes, bytes.length - length, out, out.length - length, length);
    return Bytes32.of(out);
  }
}
