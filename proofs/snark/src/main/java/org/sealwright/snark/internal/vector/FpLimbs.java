// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.math.BigInteger;
import org.sealwright.snark.curve.Fp;

/**
 * The number format of {@link FpLanes}.
 *
 * <p>Eight limbs of 48 bits, integers held as doubles: seven without sign below {@code 2^48} and a
 * top one with sign where they come from a product or from words, and sums and differences of few
 * of those. 48 bits where 52 would fit, as {@code 8 48 = 384} is enough, and leaves room for
 * differences as factors.
 */
final class FpLimbs {
  /** Limbs of an element. */
  static final int LIMBS = 8;

  /** Bits of a limb. */
  static final int LIMB_BITS = 48;

  /** 64-bit words of an element in memory. */
  static final int WORDS = Fp.LIMBS;

  private static final BigInteger BASE = BigInteger.ONE.shiftLeft(LIMB_BITS);
  private static final BigInteger HALF_BASE = BigInteger.ONE.shiftLeft(LIMB_BITS - 1);

  /** Balanced limbs of {@code -p}. */
  static final double[] MINUS_MODULUS = balanced(Fp.MODULUS.negate());

  private FpLimbs() {}

  /** Limbs, each in {@code [-2^47, 2^47)}, of {@code value}, which must fit. */
  static double[] balanced(BigInteger value) {
    double[] limbs = new double[LIMBS];
    BigInteger rest = value;
    for (int k = 0; k < LIMBS; k++) {
      BigInteger limb = rest.add(HALF_BASE).mod(BASE).subtract(HALF_BASE);
      limbs[k] = limb.longValueExact();
      rest = rest.subtract(limb).shiftRight(LIMB_BITS);
    }
    if (rest.signum() != 0) {
      throw new IllegalArgumentException("value of " + value.bitLength() + " bits does not fit");
    }
    return limbs;
  }
}
