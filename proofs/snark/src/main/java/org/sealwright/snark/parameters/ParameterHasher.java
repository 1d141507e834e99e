// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** BLAKE2b-512 over a file as it comes in; can be asked for the digest so far. */
final class ParameterHasher {
  private static final int DIGEST_BITS = 512;
  private static final int DIGEST_BYTES = 16;
  private static final int CHUNK = 1 << 16;

  private final Blake2bDigest blake = new Blake2bDigest(DIGEST_BITS);

  /** Takes what remains in {@code data}. */
  void update(ByteBuffer data) {
    if (data.hasArray()) {
      blake.update(data.array(), data.arrayOffset() + data.position(), data.remaining());
      data.position(data.limit());
      return;
    }
    byte[] copy = new byte[Math.min(CHUNK, data.remaining())];
    while (data.hasRemaining()) {
      int length = Math.min(copy.length, data.remaining());
      data.get(copy, 0, length);
      blake.update(copy, 0, length);
    }
  }

  /** Forgets everything. */
  void reset() {
    blake.reset();
  }

  /** Digest of what came so far; more may follow. */
  ParameterDigest digest() {
    byte[] out = new byte[DIGEST_BITS / 8];
    new Blake2bDigest(blake).doFinal(out, 0);
    return new ParameterDigest(HexFormat.of().formatHex(out, 0, DIGEST_BYTES));
  }
}
