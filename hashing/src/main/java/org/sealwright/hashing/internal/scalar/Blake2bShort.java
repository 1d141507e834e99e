// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

/**
 * BLAKE2b-512 (RFC 7693) of the 16-byte message {@code BE64(a) || BE64(b)}: a single compression,
 * of which only the first eight bytes of the digest are wanted.
 */
public final class Blake2bShort {
  /** Length of the scratch array. */
  public static final int WORK = 16;

  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** First state word: the IV with the parameter block of an unkeyed 64-byte digest. */
  public static final long H0 = IV[0] ^ 0x01010040L;

  /** Length of the message in bytes. */
  public static final int MESSAGE = 16;

  /** Message word schedule, ten rounds of sixteen; rounds 10 and 11 repeat rounds 0 and 1. */
  private static final byte[] SIGMA = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3, //
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4, //
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8, //
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13, //
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9, //
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11, //
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10, //
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5, //
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0
  };

  private Blake2bShort() {}

  /** Word {@code i} (0..7) of the initialisation vector. */
  public static long iv(int i) {
    return IV[i];
  }

  /** Message word used at place {@code k} (0..15) of {@code round} (0..11). */
  public static int sigma(int round, int k) {
    return SIGMA[(round % 10) * 16 + k];
  }

  /** First eight digest bytes read big-endian. {@code v} is scratch of {@link #WORK} longs. */
  public static long firstWord(long a, long b, long[] v) {
    long m0 = Long.reverseBytes(a);
    long m1 = Long.reverseBytes(b);
    System.arraycopy(IV, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[0] = H0;
    v[12] ^= MESSAGE;
    v[14] = ~v[14];
    for (int round = 0; round < 12; round++) {
      int s = (round % 10) * 16;
      mix(v, 0, 4, 8, 12, word(s, m0, m1), word(s + 1, m0, m1));
      mix(v, 1, 5, 9, 13, word(s + 2, m0, m1), word(s + 3, m0, m1));
      mix(v, 2, 6, 10, 14, word(s + 4, m0, m1), word(s + 5, m0, m1));
      mix(v, 3, 7, 11, 15, word(s + 6, m0, m1), word(s + 7, m0, m1));
      mix(v, 0, 5, 10, 15, word(s + 8, m0, m1), word(s + 9, m0, m1));
      mix(v, 1, 6, 11, 12, word(s + 10, m0, m1), word(s + 11, m0, m1));
      mix(v, 2, 7, 8, 13, word(s + 12, m0, m1), word(s + 13, m0, m1));
      mix(v, 3, 4, 9, 14, word(s + 14, m0, m1), word(s + 15, m0, m1));
    }
    return Long.reverseBytes(H0 ^ v[0] ^ v[8]);
  }

  private static long word(int place, long m0, long m1) {
    int index = SIGMA[place];
    return index == 0 ? m0 : index == 1 ? m1 : 0;
  }

  private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
