// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/** What the two kinds of commitment CID share: version 1, a codec, a multihash of 32 bytes. */
enum CommitmentCid {
  UNSEALED(0xf101, 0x1012),
  SEALED(0xf102, 0xb401);

  static final int VERSION = 1;

  private final int codec;
  private final int multihash;

  CommitmentCid(int codec, int multihash) {
    this.codec = codec;
    this.multihash = multihash;
  }

  byte[] encode(Bytes32 commitment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Varint.write(out, VERSION);
    Varint.write(out, codec);
    Varint.write(out, multihash);
    Varint.write(out, Bytes32.LENGTH);
    out.writeBytes(commitment.toArray());
    return out.toByteArray();
  }

  Bytes32 decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Varint.expect(in, VERSION, "version");
    Varint.expect(in, codec, "codec");
    Varint.expect(in, multihash, "multihash");
    Varint.expect(in, Bytes32.LENGTH, "digest length");
    return digest(in);
  }

  /** The rest of {@code in}, which must be 32 bytes. */
  static Bytes32 digest(ByteBuffer in) {
    if (in.remaining() != Bytes32.LENGTH) {
      throw new MalformedInputException(
          "digest of the CID: got " + in.remaining() + " bytes, wanted " + Bytes32.LENGTH);
    }
    byte[] digest = new byte[Bytes32.LENGTH];
    in.get(digest);
    return Bytes32.of(digest);
  }
}
