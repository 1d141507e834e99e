// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.cid.PieceDigest;

/**
 * A piece as the contract takes it ({@code Cids.sol}): a tree of any height up to 50 of which not
 * all is padding. Trees of one and two leaves are among them; no data has these, so they have no
 * {@link PieceCidV2}, but a set may hold them, and they are challenged like any other.
 *
 * @param digest what its CID says
 */
public record ProvablePiece(PieceDigest digest) {

  /** The largest height: 2^50 leaves, 32 PiB. */
  public static final int MAX_HEIGHT = 50;

  private static final int LEAF_LOG2 = 5;

  /**
   * Checks what the contract checks.
   *
   * @throws MalformedInputException where it refuses the piece
   */
  public ProvablePiece {
    int height = digest.height();
    if (height > MAX_HEIGHT) {
      throw new MalformedInputException(
          "piece " + digest + " has height " + height + ", the contract takes " + MAX_HEIGHT);
    }
    if (paddingOnly(height, digest.padding())) {
      throw new MalformedInputException(
          "piece " + digest + " of height " + height + " is all padding: " + digest.padding());
    }
  }

  /** The piece of a CID. */
  public static ProvablePiece of(PieceCidV2 cid) {
    return new ProvablePiece(cid.digest());
  }

  /**
   * The piece of a CID in its text form.
   *
   * @throws MalformedInputException where it is none that the contract takes
   */
  public static ProvablePiece parse(String cid) {
    return new ProvablePiece(PieceDigest.parse(cid));
  }

  /** The same with the sizes of its data; none where the tree is too small for any. */
  public Optional<PieceCidV2> cid() {
    return height() < PieceCidV2.MIN_HEIGHT
        ? Optional.empty()
        : Optional.of(new PieceCidV2(root(), height(), digest.padding()));
  }

  /** The root of the tree. */
  public Bytes32 root() {
    return digest.root();
  }

  /** Rows above the leaves. */
  public int height() {
    return digest.height();
  }

  /**
   * Leaves that hold any data: {@code 2^height - floor(floor(128 padding / 127) / 32)}; the leaves
   * after them are nothing but padding.
   */
  public long leafCount() {
    return (1L << height()) - (padded(digest.padding()) >>> LEAF_LOG2);
  }

  /** The text form of the CID. */
  @Override
  public String toString() {
    return digest.toString();
  }

  private static boolean paddingOnly(int height, long padding) {
    long bytes = 1L << (height + LEAF_LOG2);
    // Padding of as many raw bytes as the tree has padded ones is too much, and 128 times less
    // than that fits a long.
    return padding >= bytes || padded(padding) >= bytes;
  }

  private static long padded(long raw) {
    return 128 * raw / 127;
  }
}
