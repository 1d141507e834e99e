// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.units.StoragePower;

/** A baseline power below 2<sup>126</sup> in two 64-bit limbs, stepped without allocation. */
final class BaselineLimbs {
  private static final int BITS = 126;

  /** The growth less one, {@code EXPONENT - 2^128}, in two limbs. */
  private static final BigInteger GROWTH =
      BaselinePower.EXPONENT.subtract(BigInteger.ONE.shiftLeft(128));

  private static final long GROWTH_HIGH = GROWTH.shiftRight(64).longValueExact();
  private static final long GROWTH_LOW = GROWTH.longValue();

  private long high;
  private long low;

  static boolean fits(StoragePower power) {
    return power.signum() >= 0 && power.bytes().bitLength() <= BITS;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  void set(StoragePower power) {
    high = power.bytes().shiftRight(64).longValueExact();
    low = power.bytes().longValue();
  }

  StoragePower get() {
    return new StoragePower(LimbMath.unsigned(high, low));
  }

  /** Whether a step stays within the limbs; one grows the power by less than a millionth. */
  boolean mayStep() {
    return high >>> (BITS - 64) == 0;
  }

  /** {@code power += floor(power * GROWTH / 2^128)}. */
  void step() {
    // Columns of the 256-bit product: only carries of the lower two reach the result.
    long c1 = Math.unsignedMultiplyHigh(low, GROWTH_LOW);
    long mid1 = low * GROWTH_HIGH;
    long mid2 = high * GROWTH_LOW;
    long sum = c1 + mid1;
    long carry = Long.compareUnsigned(sum, mid1) < 0 ? 1 : 0;
    sum += mid2;
    carry += Long.compareUnsigned(sum, mid2) < 0 ? 1 : 0;

    long growthLow = high * GROWTH_HIGH;
    long growthHigh = Math.unsignedMultiplyHigh(high, GROWTH_HIGH);
    long a = Math.unsignedMultiplyHigh(low, GROWTH_HIGH);
    growthLow += a;
    growthHigh += Long.compareUnsigned(growthLow, a) < 0 ? 1 : 0;
    long b = Math.unsignedMultiplyHigh(high, GROWTH_LOW);
    growthLow += b;
    growthHigh += Long.compareUnsigned(growthLow, b) < 0 ? 1 : 0;
    growthLow += carry;
    growthHigh += Long.compareUnsigned(growthLow, carry) < 0 ? 1 : 0;

    low += growthLow;
    high += growthHigh + (Long.compareUnsigned(low, growthLow) < 0 ? 1 : 0);
  }

  /** Steps up to {@code epochs} times; returns how many are left when the limbs are full. */
  long advance(long epochs) {
    long left = epochs;
    while (left > 0 && mayStep()) {
      step();
      left--;
    }
    return left;
  }
}
