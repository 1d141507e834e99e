// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * The three fields of a version 2 piece CID (FRC-0069), whatever they mean: codec {@code raw},
 * multihash {@code fr32-sha256-trunc254-padbintree}, and in the digest the padding as a varint, the
 * height as a byte, the root. {@link PieceCidV2} is for those of a piece with data; contracts take
 * others too.
 *
 * @param root the root of the tree
 * @param height rows above the leaves, 0 to 255
 * @param padding raw zero bytes appended to the payload, not negative
 */
public record PieceDigest(Bytes32 root, int height, long padding) {

  /** The largest height that a byte holds. */
  public static final int MAX_HEIGHT = 255;

  private static final int CODEC_RAW = 0x55;
  private static final int MULTIHASH = 0x1011;

  /**
   * Checks the ranges.
   *
   * @throws MalformedInputException where no CID says this
   */
  public PieceDigest {
    Objects.requireNonNull(root, "root");
    if (height < 0 || height > MAX_HEIGHT) {
      throw new MalformedInputException("height (" + height + ") must be 0 to " + MAX_HEIGHT);
    }
    if (padding < 0) {
      throw new MalformedInputException("padding (" + padding + ") must not be negative");
    }
  }

  /**
   * Parses the text form of a CID: multibase {@code b}, lower case.
   *
   * @throws MalformedInputException unless it is exactly such a CID
   */
  public static PieceDigest parse(String text) {
    return fromBytes(Base32.decode(text));
  }

  /**
   * Parses the binary form of a CID.
   *
   * @throws MalformedInputException unless it is exactly such a CID
   */
  public static PieceDigest fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Varint.expect(in, CommitmentCid.VERSION, "version");
    Varint.expect(in, CODEC_RAW, "codec");
    Varint.expect(in, MULTIHASH, "multihash");
    long length = Varint.read(in, "digest length");
    if (length != in.remaining()) {
      throw new MalformedInputException(
          "digest of the CID: got " + in.remaining() + " bytes, wanted " + length);
    }
    long padding = Varint.read(in, "padding");
    if (!in.hasRemaining()) {
      throw new MalformedInputException("height of the CID is cut off");
    }
    int height = in.get() & 0xff;
    return new PieceDigest(CommitmentCid.digest(in), height, padding);
  }

  /** The binary form of the CID. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Varint.write(out, CommitmentCid.VERSION);
    Varint.write(out, CODEC_RAW);
    Varint.write(out, MULTIHASH);
    Varint.write(out, Varint.length(padding) + 1L + Bytes32.LENGTH);
    Varint.write(out, padding);
    out.write(height);
    out.writeBytes(root.toArray());
    return out.toByteArray();
  }

  /** The text form of the CID. */
  @Override
  public String toString() {
    return Base32.encode(toBytes());
  }
}
