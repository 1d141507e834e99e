// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.math.BigInteger;

/**
 * Constants of SHA-256 from their definition (FIPS 180-4, 4.2.2 and 5.3.3): first 32 bits of the
 * fractional parts of cube and square roots of the first primes.
 */
final class Sha256Constants {
  private static final int ROUNDS = 64;
  private static final int[] ROUND = new int[ROUNDS];
  private static final int[] INITIAL = new int[8];

  static {
    int prime = 1;
    for (int i = 0; i < ROUNDS; i++) {
      prime = BigInteger.valueOf(prime).nextProbablePrime().intValueExact();
      ROUND[i] = cubeRoot(BigInteger.valueOf(prime).shiftLeft(96)).intValue();
      if (i < INITIAL.length) {
        INITIAL[i] = BigInteger.valueOf(prime).shiftLeft(64).sqrt().intValue();
      }
    }
  }

  private Sha256Constants() {}

  static int round(int i) {
    return ROUND[i];
  }

  static int initial(int i) {
    return INITIAL[i];
  }

  private static BigInteger cubeRoot(BigInteger n) {
    BigInteger root = BigInteger.ZERO;
    for (int bit = n.bitLength() / 3; bit >= 0; bit--) {
      BigInteger next = root.setBit(bit);
      if (next.pow(3).compareTo(n) <= 0) {
        root = next;
      }
    }
    return root;
  }
}
