// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** Blake2b without a key, of the lengths that Filecoin uses. */
final class Blake2b {
  private Blake2b() {}

  /** 32 bytes. */
  static byte[] hash256(byte[]... parts) {
    return hash(256, parts);
  }

  /** 20 bytes, as in addresses. */
  static byte[] hash160(byte[]... parts) {
    return hash(160, parts);
  }

  private static byte[] hash(int bits, byte[]... parts) {
    Blake2bDigest digest = new Blake2bDigest(bits);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[bits / 8];
    digest.doFinal(out, 0);
    return out;
  }
}
