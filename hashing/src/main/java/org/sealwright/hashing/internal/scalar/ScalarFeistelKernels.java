// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import org.sealwright.hashing.kernel.FeistelKernels;

/** One value after another. */
public final class ScalarFeistelKernels implements FeistelKernels {
  private static final int ROUNDS = 3;

  @Override
  public void permute(
      long[] keys, int halfBits, long domain, long[] values, int offset, int count) {
    long mask = (1L << halfBits) - 1;
    long[] work = new long[Blake2bShort.WORK];
    for (int i = offset; i < offset + count; i++) {
      long u = values[i];
      do {
        long left = u >>> halfBits;
        long right = u & mask;
        for (int k = 0; k < ROUNDS; k++) {
          long next = left ^ (Blake2bShort.firstWord(right, keys[k], work) & mask);
          left = right;
          right = next;
        }
        u = left << halfBits | right;
      } while (u >= domain);
      values[i] = u;
    }
  }
}
