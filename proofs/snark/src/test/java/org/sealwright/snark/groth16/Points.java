// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.snark.curve.Fp;

/** Encodings of points that must not be let in. */
final class Points {
  private static final BigInteger P = Fp.MODULUS;

  private Points() {}

  static byte[] infinity(int bytes) {
    byte[] encoding = new byte[bytes];
    encoding[0] = 0x40;
    return encoding;
  }

  /** Coordinates 1, 1. */
  static byte[] offCurve(int bytes) {
    byte[] encoding = new byte[bytes];
    encoding[bytes / 2 - 1] = 1;
    encoding[bytes - 1] = 1;
    return encoding;
  }

  /** Every coordinate p. */
  static byte[] nonCanonical(int bytes) {
    byte[] encoding = new byte[bytes];
    for (int at = 0; at < bytes; at += Fp.BYTES) {
      put(encoding, at, P);
    }
    return encoding;
  }

  /** The point with the smallest x from 1 that is on the curve but not of order r. */
  static byte[] offSubgroupG1() {
    for (BigInteger x = BigInteger.TWO; ; x = x.add(BigInteger.ONE)) {
      BigInteger square = x.pow(3).add(BigInteger.valueOf(4)).mod(P);
      BigInteger y = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
      if (y.multiply(y).mod(P).equals(square)) {
        byte[] encoding = new byte[2 * Fp.BYTES];
        put(encoding, 0, x);
        put(encoding, Fp.BYTES, y);
        return encoding;
      }
    }
  }

  /** The same point off the subgroup, compressed. */
  static byte[] offSubgroupG1Compressed() {
    byte[] encoding = Arrays.copyOf(offSubgroupG1(), Fp.BYTES);
    encoding[0] |= (byte) 0x80;
    return encoding;
  }

  /** A good point with the flag for compression. */
  static byte[] compressedFlag(byte[] from, int at, int bytes) {
    byte[] encoding = Arrays.copyOfRange(from, at, at + bytes);
    encoding[0] |= (byte) 0x80;
    return encoding;
  }

  private static void put(byte[] out, int at, BigInteger value) {
    byte[] big = value.toByteArray();
    int from = Math.max(0, big.length - Fp.BYTES);
    System.arraycopy(big, from, out, at + Fp.BYTES - (big.length - from), big.length - from);
  }
}
