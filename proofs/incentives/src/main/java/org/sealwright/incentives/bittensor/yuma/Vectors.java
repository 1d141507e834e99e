// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.math.Fixed32;

/** Sums and shares of vectors of raw I32F32. */
final class Vectors {
  private Vectors() {}

  /** The plain sum; the network's fold doesn't saturate. */
  static long sum(long[] x, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum = Fixed32.plus(sum, x[i]);
    }
    return sum;
  }

  /** Divides by the sum, which is returned; leaves all as it is where that is 0. */
  static long normalize(long[] x, int count) {
    long sum = sum(x, count);
    divide(x, count, sum);
    return sum;
  }

  /** Divides by {@code sum} unless that is 0. */
  static void divide(long[] x, int count, long sum) {
    if (sum != 0) {
      for (int i = 0; i < count; i++) {
        x[i] = Fixed32.safeDiv(x[i], sum);
      }
    }
  }

  /** 2^32 over a sum, for {@link #share}; 0 for a sum of 0. */
  static double reciprocal(long sum) {
    return sum == 0 ? 0 : 0x1p32 / sum;
  }

  /**
   * {@code floor(part * 2^32 / sum)} for {@code 0 <= part <= sum < 2^51} without a division; 0 for
   * a sum of 0.
   *
   * @param reciprocal of the sum
   */
  static long share(long part, long sum, double reciprocal) {
    // At most 2^32, with an error of some 2^-19: off by one at most.
    long q = (long) (part * reciprocal);
    long rest = (part << Fixed32.FRACTION_BITS) - q * sum;
    return q + (rest >> 63) + ((sum - 1 - rest) >>> 63 & -sum >>> 63);
  }

  /** Whether the sum of a vector of non-negative values is 0. */
  static boolean isZero(long[] x, int count) {
    return sum(x, count) == 0;
  }

  /** Writes shares as u16. */
  static void toU16(long[] shares, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = Fixed32.toU16(shares[i]);
    }
  }
}
