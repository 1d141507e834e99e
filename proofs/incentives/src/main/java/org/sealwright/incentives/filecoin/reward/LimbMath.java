// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;

/** Little-endian 64-bit limbs and integers of any size, into each other. */
final class LimbMath {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private LimbMath() {}

  /** {@code high * 2^64 + low}, both limbs without sign. */
  static BigInteger unsigned(long high, long low) {
    return unsigned(high).shiftLeft(64).add(unsigned(low));
  }

  private static BigInteger unsigned(long limb) {
    BigInteger value = BigInteger.valueOf(limb);
    return limb < 0 ? value.add(TWO_64) : value;
  }
}
