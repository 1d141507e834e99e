// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** The hashes and labels of Filecoin written down plainly, on Bouncy Castle's SHA-256. */
final class ShaReference {
  private static final int NODE = 32;

  private ShaReference() {}

  static byte[] hashPairs(byte[] nodes) {
    ByteBuffer out = ByteBuffer.allocate(nodes.length / 2);
    for (int at = 0; at < nodes.length; at += 2 * NODE) {
      out.put(truncated(Arrays.copyOfRange(nodes, at, at + 2 * NODE)));
    }
    return out.array();
  }

  /**
   * One layer.
   *
   * @param previous the layer below, or {@code null}
   * @param parents the parents of every node
   */
  static byte[][] layer(byte[] replicaId, int layer, byte[][] previous, int[][] parents) {
    byte[][] labels = new byte[parents.length][];
    for (int node = 0; node < parents.length; node++) {
      ByteBuffer preimage = ByteBuffer.allocate(64 + 37 * NODE);
      preimage.put(replicaId).putInt(layer).putLong(node).put(new byte[20]);
      int distinct = layer == 1 ? 6 : 14;
      for (int slot = 0; node > 0 && slot < 37; slot++) {
        int k = slot % distinct;
        preimage.put((k < 6 ? labels : previous)[parents[node][k]]);
      }
      labels[node] = truncated(Arrays.copyOf(preimage.array(), preimage.position()));
    }
    return labels;
  }

  private static byte[] truncated(byte[] message) {
    SHA256Digest sha = new SHA256Digest();
    sha.update(message, 0, message.length);
    byte[] digest = new byte[NODE];
    sha.doFinal(digest, 0);
    digest[NODE - 1] &= 0x3f;
    return digest;
  }
}
