// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;

/**
 * Arithmetic in the cyclotomic subgroup of Fp12, the elements with {@code a^(p^4 - p^2 + 1) = 1},
 * where every value of the pairing lies: conjugation inverts, and squaring is cheap.
 */
final class Cyclotomic {

  /** Limbs of scratch that any operation of this class needs. */
  static final int SCRATCH = Fp12.SCRATCH;

  private static final int WINDOW = 4;
  private static final BigInteger ABSOLUTE_X =
      new BigInteger(Long.toUnsignedString(Endomorphisms.X));

  private static final int W = 6 * Fp2.LIMBS;

  private Cyclotomic() {}

  /**
   * {@code out = a^2}: three squarings in Fp4 (Granger and Scott, eprint 2009/565, section 3.2).
   * {@code out} may be {@code a}.
   */
  static void square(long[] out, int o, long[] a, int i, long[] t, int s) {
    final int c1 = Fp6.LIMBS;
    squareFp4(t, s, s + 12, a, i, i + c1 + 12, s + W);
    squareFp4(t, s + 24, s + 36, a, i + c1, i + 24, s + W);
    squareFp4(t, s + 48, s + 60, a, i + 12, i + c1 + 24, s + W);
    Fp2.mulByNonresidue(t, s + 60, t, s + 60, t, s + W);
    threeLessTwo(out, o, t, s, a, i);
    threeLessTwo(out, o + 12, t, s + 24, a, i + 12);
    threeLessTwo(out, o + 24, t, s + 48, a, i + 24);
    threePlusTwo(out, o + c1, t, s + 60, a, i + c1);
    threePlusTwo(out, o + c1 + 12, t, s + 12, a, i + c1 + 12);
    threePlusTwo(out, o + c1 + 24, t, s + 36, a, i + c1 + 24);
  }

  /**
   * {@code t[e] = x^2 + (1 + u) y^2, t[f] = 2 x y} with x, y at {@code a[i], a[j]}: in halves,
   * {@code (x0 + x1) (x0 - x1) + (y0 + y1) (y0 - y1) - 2 y0 y1} and {@code 2 x0 x1 + (y0 + y1) (y0
   * - y1) + 2 y0 y1}.
   */
  private static void squareFp4(long[] t, int e, int f, long[] a, int i, int j, int s) {
    Fp.addLazy(t, s, a, i, a, i + 6);
    Fp.subLazy(t, s + 6, a, i, a, i + 6);
    Fp.addLazy(t, s + 12, a, j, a, j + 6);
    Fp.subLazy(t, s + 18, a, j, a, j + 6);
    Fp.mulAdd(t, e, t, s, t, s + 6, t, s + 12, t, s + 18);
    Fp.addLazy(t, s, a, i, a, i);
    Fp.mulAdd(t, e + 6, t, s, a, i + 6, t, s + 12, t, s + 18);
    Fp.addLazy(t, s + 12, a, j, a, j);
    Fp.mul(t, s + 18, t, s + 12, a, j + 6);
    Fp.sub(t, e, t, e, t, s + 18);
    Fp.add(t, e + 6, t, e + 6, t, s + 18);
    // t[s] = 2 x0, t[s+6] = 2 x1; then -2 x1
    Fp.twice(t, s + 6, a, i + 6);
    Fp.mulAdd(t, f + 6, t, s, a, j + 6, t, s + 6, a, j);
    Fp.negate(t, s + 6, t, s + 6);
    Fp.mulAdd(t, f, t, s, a, j, t, s + 6, a, j + 6);
  }

  /** {@code out = 3 b - 2 a}. */
  private static void threeLessTwo(long[] out, int o, long[] b, int j, long[] a, int i) {
    Fp2.sub(out, o, b, j, a, i);
    Fp2.twice(out, o, out, o);
    Fp2.add(out, o, out, o, b, j);
  }

  /** {@code out = 3 b + 2 a}. */
  private static void threePlusTwo(long[] out, int o, long[] b, int j, long[] a, int i) {
    Fp2.add(out, o, b, j, a, i);
    Fp2.twice(out, o, out, o);
    Fp2.add(out, o, out, o, b, j);
  }

  /** {@code out = a^x}, x the curve's (negative) parameter; {@code out} must not be {@code a}. */
  static void powX(long[] out, int o, long[] a, int i, long[] t, int s) {
    Fp12.copy(out, o, a, i);
    for (int bit = 62; bit >= 0; bit--) {
      square(out, o, out, o, t, s);
      if ((Endomorphisms.X >>> bit & 1) != 0) {
        Fp12.mul(out, o, out, o, a, i, t, s);
      }
    }
    Fp12.conjugate(out, o, out, o);
  }

  /**
   * {@code out = a^k} for a of order r and k below r, which must not be secret; allocates.
   *
   * <p>As {@code a^p = a^x}, a power of |x| is a Frobenius map, so k is taken apart to four digits
   * in base |x|, whose signed windows share 64 squarings (Galbraith, Lin, Scott).
   */
  static void powVarTime(long[] out, int o, long[] a, int i, BigInteger k) {
    final int n = Fp12.LIMBS;
    final int s = 2 * n;
    final int row = n << (WINDOW - 2);
    long[] t = new long[s + SCRATCH];
    // Row d holds the odd powers of a^(|x|^d).
    long[] odd = new long[4 * row];
    Fp12.copy(odd, 0, a, i);
    square(t, 0, a, i, t, s);
    for (int e = n; e < row; e += n) {
      Fp12.mul(odd, e, odd, e - n, t, 0, t, s);
    }
    for (int e = row; e < odd.length; e += n) {
      Fp12.frobenius(odd, e, odd, e - row, t, s);
      Fp12.conjugate(odd, e, odd, e);
    }
    byte[][] digits = new byte[4][];
    BigInteger rest = k;
    for (int d = 0; d < 4; d++) {
      BigInteger[] parts = rest.divideAndRemainder(ABSOLUTE_X);
      digits[d] = signedWindows(parts[1]);
      rest = parts[0];
    }
    Fp12.setOne(t, 0);
    for (int at = 64; at >= 0; at--) {
      square(t, 0, t, 0, t, s);
      for (int d = 0; d < 4; d++) {
        int digit = digits[d][at];
        if (digit != 0) {
          int power = d * row + Math.abs(digit) / 2 * n;
          if (digit > 0) {
            Fp12.mul(t, 0, t, 0, odd, power, t, s);
          } else {
            Fp12.conjugate(t, n, odd, power);
            Fp12.mul(t, 0, t, 0, t, n, t, s);
          }
        }
      }
    }
    Fp12.copy(out, o, t, 0);
  }

  /** Digits of k below 2^64, lowest first: zeros and odd values within 2^(WINDOW-1). */
  private static byte[] signedWindows(BigInteger k) {
    byte[] digits = new byte[65];
    BigInteger rest = k;
    for (int at = 0; rest.signum() != 0; at++) {
      if (rest.testBit(0)) {
        int low = rest.intValue() & ((1 << WINDOW) - 1);
        int digit = low < 1 << (WINDOW - 1) ? low : low - (1 << WINDOW);
        digits[at] = (byte) digit;
        rest = rest.subtract(BigInteger.valueOf(digit));
      }
      rest = rest.shiftRight(1);
    }
    return digits;
  }

  /**
   * Whether any element of Fp12 is of order r: in the cyclotomic subgroup, and {@code a^p = a^x}
   * (M. Scott, eprint 2021/1130, section 5); allocates.
   */
  static boolean isInSubgroup(long[] a, int i) {
    int n = Fp12.LIMBS;
    long[] t = new long[2 * n + SCRATCH];
    // a^(p^4) a = a^(p^2), which of all that is not cyclotomic only 0 satisfies.
    Fp12.frobeniusTwice(t, 0, a, i, t, 2 * n);
    Fp12.frobeniusTwice(t, n, t, 0, t, 2 * n);
    Fp12.mul(t, n, t, n, a, i, t, 2 * n);
    if (!Fp12.equal(t, 0, t, n) || Fp12.isZero(a, i)) {
      return false;
    }
    powX(t, 0, a, i, t, 2 * n);
    Fp12.frobenius(t, n, a, i, t, 2 * n);
    return Fp12.equal(t, 0, t, n);
  }
}
