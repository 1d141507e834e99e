// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.math.BigInteger;
import org.sealwright.snark.curve.Fp;

/** Single elements between the lanes' format and {@link Fp}. */
final class LaneScalars {
  private static final long[] MODULUS = Fp.limbsOf(Fp.MODULUS);

  /** Limbs of 1 in Montgomery form. */
  static final double[] ONE = FpLimbs.balanced(BigInteger.ONE.shiftLeft(384).mod(Fp.MODULUS));

  private LaneScalars() {}

  /** Brings a value of less than 4 p either way, in two's complement, to 0 .. p - 1. */
  static void canonical(long[] a, int i) {
    while (a[i + FpLimbs.WORDS - 1] < 0) {
      addModulus(a, i);
    }
    while (!Fp.isCanonical(a, i)) {
      subtractModulus(a, i);
    }
  }

  private static void addModulus(long[] a, int i) {
    long carry = 0;
    for (int k = 0; k < FpLimbs.WORDS; k++) {
      long sum = a[i + k] + MODULUS[k];
      long over = Long.compareUnsigned(sum, MODULUS[k]) < 0 ? 1 : 0;
      a[i + k] = sum + carry;
      carry = over + (carry != 0 && sum == -1 ? 1 : 0);
    }
  }

  private static void subtractModulus(long[] a, int i) {
    long borrow = 0;
    for (int k = 0; k < FpLimbs.WORDS; k++) {
      long difference = a[i + k] - MODULUS[k];
      long under = Long.compareUnsigned(a[i + k], MODULUS[k]) < 0 ? 1 : 0;
      a[i + k] = difference - borrow;
      borrow = under + (borrow != 0 && difference == 0 ? 1 : 0);
    }
  }
}
