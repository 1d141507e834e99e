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
