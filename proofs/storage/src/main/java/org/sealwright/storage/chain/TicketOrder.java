// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.Comparator;
import java.util.List;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.sealwright.hashing.Bytes32;

/** The order of tickets: that of Blake2b-256 of their VRF proofs, byte by byte. */
public final class TicketOrder {

  /** Compares VRF proofs. */
  public static final Comparator<byte[]> INSTANCE = Comparator.comparing(TicketOrder::digest);

  private TicketOrder() {}

  /**
   * The place of a tipset's least ticket; of equal ones, the first.
   *
   * @param vrfProofs of the blocks in their order, at least one
   */
  public static int least(List<byte[]> vrfProofs) {
    if (vrfProofs.isEmpty()) {
      throw new IllegalArgumentException("a tipset has at least one block");
    }
    int least = 0;
    for (int i = 1; i < vrfProofs.size(); i++) {
      if (INSTANCE.compare(vrfProofs.get(i), vrfProofs.get(least)) < 0) {
        least = i;
      }
    }
    return least;
  }

  private static Bytes32 digest(byte[] vrfProof) {
    Blake2bDigest blake = new Blake2bDigest(8 * Bytes32.LENGTH);
    blake.update(vrfProof, 0, vrfProof.length);
    byte[] out = new byte[Bytes32.LENGTH];
    blake.doFinal(out, 0);
    return Bytes32.of(out);
  }
}
