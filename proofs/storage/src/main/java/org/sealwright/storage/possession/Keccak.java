// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.sealwright.hashing.Bytes32;

/** Keccak-256 as Ethereum has it, with the padding from before SHA-3. */
final class Keccak {
  private Keccak() {}

  static Bytes32 hash(byte[] bytes) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[Bytes32.LENGTH];
    digest.doFinal(out, 0);
    return Bytes32.of(out);
  }
}
