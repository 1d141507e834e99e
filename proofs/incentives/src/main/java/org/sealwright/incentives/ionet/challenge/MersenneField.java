// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.nio.ByteBuffer;

/** Integers modulo 2^61 - 1, which is prime and makes reduction two additions. */
final class MersenneField {
  static final long P = (1L << 61) - 1;

  private MersenneField() {}

  static long add(long a, long b) {
    long sum = a + b;
    return sum >= P ? sum - P : sum;
  }

  static long mul(long a, long b) {
    // The product is high * 2^64 + low with both factors below 2^61, and 2^61 is 1.
    long low = a * b;
    long sum = (low & P) + (low >>> 61 | Math.multiplyHigh(a, b) << 3);
    sum = (sum & P) + (sum >>> 61);
    return sum >= P ? sum - P : sum;
  }

  /** {@code count} elements from {@code H(seed | tag | u64 i)}: words shifted by 3, p skipped. */
  static long[] stream(Hash256 seed, String tag, int count) {
    byte[] name = Sha256.ascii(tag);
    long[] out = new long[count];
    int done = 0;
    for (long i = 0; done < count; i++) {
      ByteBuffer hash = ByteBuffer.wrap(Hash256.sha256(seed.raw(), name, Sha256.u64(i)).raw());
      while (hash.hasRemaining() && done < count) {
        long value = hash.getLong() >>> 3;
        if (value < P) {
          out[done++] = value;
        }
      }
    }
    return out;
  }

  /** The product of an n by n matrix, row after row, and a column. */
  static long[] times(long[] matrix, long[] column) {
    int n = column.length;
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      long sum = 0;
      for (int k = 0; k < n; k++) {
        sum = add(sum, mul(matrix[i * n + k], column[k]));
      }
      out[i] = sum;
    }
    return out;
  }

  /** A row of the product of two matrices: {@code row} times {@code matrix}. */
  static long[] rowTimes(long[] row, int offset, long[] matrix, int n) {
    long[] out = new long[n];
    for (int k = 0; k < n; k++) {
      long factor = row[offset + k];
      for (int j = 0; j < n; j++) {
        out[j] = add(out[j], mul(factor, matrix[k * n + j]));
      }
    }
    return out;
  }
}
