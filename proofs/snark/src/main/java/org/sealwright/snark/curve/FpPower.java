// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;

/**
 * Roots and inverses in Fp, all from one exponentiation: with {@code t = a^((p-3)/4)}, {@code t a}
 * is a root of a or of -a, and {@code t^4 a = a^(p-2)} the inverse.
 */
final class FpPower {
  private static final int WINDOW = 5;
  private static final BigInteger EXPONENT = Fp.MODULUS.shiftRight(2);
  private static final byte[] DIGITS = digits();

  private FpPower() {}

  /** {@code out = a^((p-3)/4)}; {@code out} may be {@code a}. */
  static void quarter(long[] out, int o, long[] a, int i) {
    long[] odd = new long[(1 << (WINDOW - 1)) * Fp.LIMBS];
    long[] square = new long[Fp.LIMBS];
    Fp.square(square, 0, a, i);
    Fp.copy(odd, 0, a, i);
    for (int k = Fp.LIMBS; k < odd.length; k += Fp.LIMBS) {
      Fp.mul(odd, k, odd, k - Fp.LIMBS, square, 0);
    }
    int at = DIGITS.length - 1;
    Fp.copy(out, o, odd, DIGITS[at] / 2 * Fp.LIMBS);
    while (--at >= 0) {
      Fp.square(out, o, out, o);
      if (DIGITS[at] != 0) {
        Fp.mul(out, o, out, o, odd, DIGITS[at] / 2 * Fp.LIMBS);
      }
    }
  }

  static void inverse(long[] out, int o, long[] a, int i) {
    long[] t = new long[Fp.LIMBS];
    quarter(t, 0, a, i);
    Fp.square(t, 0, t, 0);
    Fp.square(t, 0, t, 0);
    Fp.mul(out, o, t, 0, a, i);
  }

  static boolean sqrt(long[] out, int o, long[] a, int i) {
    long[] t = new long[2 * Fp.LIMBS];
    quarter(t, 0, a, i);
    Fp.mul(t, 0, t, 0, a, i);
    Fp.square(t, Fp.LIMBS, t, 0);
    boolean square = Fp.equal(t, Fp.LIMBS, a, i);
    Fp.copy(out, o, t, 0);
    return square;
  }

  static void inverseEach(long[] a, int i, int count) {
    long[] prefix = new long[(count + 1) * Fp.LIMBS];
    Fp.setOne(prefix, 0);
    for (int k = 0; k < count; k++) {
      int at = i + k * Fp.LIMBS;
      int p = k * Fp.LIMBS;
      if (Fp.isZero(a, at)) {
        Fp.copy(prefix, p + Fp.LIMBS, prefix, p);
      } else {
        Fp.mul(prefix, p + Fp.LIMBS, prefix, p, a, at);
      }
    }
    long[] rest = new long[Fp.LIMBS];
    long[] saved = new long[Fp.LIMBS];
    inverse(rest, 0, prefix, count * Fp.LIMBS);
    for (int k = count - 1; k >= 0; k--) {
      int at = i + k * Fp.LIMBS;
      if (!Fp.isZero(a, at)) {
        Fp.copy(saved, 0, a, at);
        Fp.mul(a, at, rest, 0, prefix, k * Fp.LIMBS);
        Fp.mul(rest, 0, rest, 0, saved, 0);
      }
    }
  }

  /** Sliding-window digits of the exponent, lowest first: odd values below 2^WINDOW, and zeros. */
  private static byte[] digits() {
    byte[] digits = new byte[EXPONENT.bitLength()];
    int top = 0;
    for (int bit = 0; bit < digits.length; ) {
      if (EXPONENT.testBit(bit)) {
        int width = Math.min(WINDOW, digits.length - bit);
        digits[bit] = (byte) (EXPONENT.shiftRight(bit).intValue() & ((1 << width) - 1));
        top = bit;
        bit += width;
      } else {
        bit++;
      }
    }
    return java.util.Arrays.copyOf(digits, top + 1);
  }
}
