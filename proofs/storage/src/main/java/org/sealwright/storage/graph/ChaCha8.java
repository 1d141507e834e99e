// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

/**
 * The first two keystream blocks of ChaCha with 8 rounds, a 64-bit counter from 0 and stream 0 (as
 * {@code rand_chacha} lays it out), which is all that one node's base parents need. An instance
 * holds scratch memory and serves one thread.
 */
final class ChaCha8 {
  private static final int WORDS = 16;

  private final int[] input = new int[WORDS];
  private final int[] x = new int[WORDS];
  private final int[] keystream = new int[2 * WORDS];

  /** With a seed of seven words; the eighth key word is the node. */
  ChaCha8(int[] seed) {
    input[0] = 0x61707865;
    input[1] = 0x3320646e;
    input[2] = 0x79622d32;
    input[3] = 0x6b206574;
    System.arraycopy(seed, 0, input, 4, 7);
  }

  /** Generates the keystream of {@code node}. */
  void init(int node) {
    input[11] = node;
    block(0);
    block(1);
  }

  /** Word {@code i} (0..15) of 64 bits. */
  long next(int i) {
    return (keystream[2 * i] & 0xffffffffL) | ((long) keystream[2 * i + 1] << 32);
  }

  private void block(int counter) {
    input[12] = counter;
    System.arraycopy(input, 0, x, 0, WORDS);
    for (int i = 0; i < 4; i++) {
      quarter(0, 4, 8, 12);
      quarter(1, 5, 9, 13);
      quarter(2, 6, 10, 14);
      quarter(3, 7, 11, 15);
      quarter(0, 5, 10, 15);
      quarter(1, 6, 11, 12);
      quarter(2, 7, 8, 13);
      quarter(3, 4, 9, 14);
    }
    for (int i = 0; i < WORDS; i++) {
      keystream[counter * WORDS + i] = x[i] + input[i];
    }
  }

  private void quarter(int a, int b, int c, int d) {
    int xa = x[a];
    int xb = x[b];
    int xc = x[c];
    int xd = x[d];
    xa += xb;
    xd = Integer.rotateLeft(xd ^ xa, 16);
    xc += xd;
    xb = Integer.rotateLeft(xb ^ xc, 12);
    xa += xb;
    xd = Integer.rotateLeft(xd ^ xa, 8);
    xc += xd;
    xb = Integer.rotateLeft(xb ^ xc, 7);
    x[a] = xa;
    x[b] = xb;
    x[c] = xc;
    x[d] = xd;
  }
}
