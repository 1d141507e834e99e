// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import org.sealwright.snark.gadget.Sha256Gadget;

/**
 * A label: SHA-256 of replica id, layer (u32) and node (u64), both big-endian, zeros to 64 bytes,
 * and 37 parent labels, with the two highest bits cleared.
 */
final class LabelGadget {
  private static final int NODE_BITS = 256;
  private static final int PREFIX_BITS = 2 * NODE_BITS;
  private static final int PARENTS = 37;

  private final Sha256Gadget sha256;
  private final int[] replicaIdBits;

  LabelGadget(Sha256Gadget sha256, int[] replicaIdBits) {
    this.sha256 = sha256;
    this.replicaIdBits = replicaIdBits;
  }

  /**
   * The variable of a label.
   *
   * @param parents bits of 6 or 14 parent labels, which repeat in turn to make 37
   * @param index the 64 bits of the node's number, lowest first
   */
  int create(int[][] parents, int layer, int[] index) {
    int[] message = new int[PREFIX_BITS + PARENTS * NODE_BITS];
    System.arraycopy(replicaIdBits, 0, message, 0, NODE_BITS);
    int at = NODE_BITS;
    for (int i = Integer.SIZE - 1; i >= 0; i--) {
      message[at++] = layer >>> i & 1;
    }
    for (int i = index.length - 1; i >= 0; i--) {
      message[at++] = index[i];
    }
    for (int i = 0; i < PARENTS; i++) {
      int[] parent = parents[i % parents.length];
      System.arraycopy(parent, 0, message, PREFIX_BITS + i * NODE_BITS, NODE_BITS);
    }
    return sha256.hashToNumber(message);
  }
}
