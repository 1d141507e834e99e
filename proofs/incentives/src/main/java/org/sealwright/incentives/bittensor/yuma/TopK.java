// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.EconomicsException;

/**
 * Who is among the greatest: {@code is_topk} and {@code is_topk_nonzero} of {@code epoch/math.rs}.
 * Among equals the higher index wins. Keeps its scratch, so it isn't thread-safe.
 */
public final class TopK {
  private long[] values = new long[0];

  /** Nothing kept yet. */
  public TopK() {}

  /**
   * Marks the k greatest.
   *
   * @param x raw values, of which the first {@code count} matter
   * @param k how many; none if it is 0 or less
   * @param out by index, whether it is among them; all are if there are fewer than k
   * @throws EconomicsException if the arrays don't have so many
   */
  public void mark(long[] x, int count, int k, boolean[] out) {
    checkCount(x, count, out);
    Arrays.fill(out, 0, count, true);
    dropSmallest(x, count, k, out);
  }

  /**
   * Marks those of the k greatest that aren't 0.
   *
   * @throws EconomicsException if the arrays don't have so many
   */
  public void markNonZero(long[] x, int count, int k, boolean[] out) {
    checkCount(x, count, out);
    for (int i = 0; i < count; i++) {
      out[i] = x[i] != 0;
    }
    dropSmallest(x, count, k, out);
  }

  private static void checkCount(long[] x, int count, boolean[] out) {
    if (count < 0 || count > Math.min(x.length, out.length)) {
      throw new EconomicsException(
          count + " of " + x.length + " values, with room for " + out.length);
    }
  }

  private void dropSmallest(long[] x, int count, int k, boolean[] out) {
    int drop = count - Math.max(k, 0);
    if (drop <= 0) {
      return;
    }
    if (values.length < count) {
      values = new long[count];
    }
    System.arraycopy(x, 0, values, 0, count);
    long limit = select(values, count, drop - 1);
    int equals = drop;
    for (int i = 0; i < count; i++) {
      equals -= x[i] < limit ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      if (x[i] < limit) {
        out[i] = false;
      } else if (x[i] == limit && equals > 0) {
        out[i] = false;
        equals--;
      }
    }
  }

  /** The value that would be at {@code rank} if the array were sorted; reorders it. */
  static long select(long[] a, int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      long pivot = median(a[low], a[(low + high) >>> 1], a[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (a[i] < pivot) {
          i++;
        }
        while (a[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = a[i];
          a[i++] = a[j];
          a[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return a[rank];
      }
    }
    return a[rank];
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
