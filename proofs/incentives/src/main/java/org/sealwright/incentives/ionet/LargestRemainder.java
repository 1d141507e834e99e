// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.sealwright.incentives.EconomicsException;

/**
 * Splits an amount by weights to the last atom: everybody gets the quotient rounded down, and the
 * atoms left over go one each to the largest remainders. <b>Our choice</b>; io.net doesn't say how
 * it rounds.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * The parts, in the order of the weights; equal remainders go to the lower index first. They add
   * up to {@code amount}, and a weight of 0 gets nothing.
   *
   * @param weights 0 or more each, not all 0
   */
  public static long[] split(long amount, long[] weights) {
    Exact.notNegative("amount", amount);
    long total = 0;
    for (long weight : weights) {
      total = Exact.add(total, Exact.notNegative("weight", weight));
    }
    if (total == 0) {
      throw new EconomicsException("no weight is above 0, so nobody can get " + amount);
    }
    long[] parts = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      parts[i] = Exact.mulDiv(amount, weights[i], total);
      remainders[i] = Exact.mulMod(amount, weights[i], total);
      left -= parts[i];
    }
    if (left > 0) {
      // Stable, so equal remainders stay in the order of their index.
      IntStream.range(0, weights.length)
          .boxed()
          .sorted(Comparator.comparingLong((Integer i) -> remainders[i]).reversed())
          .limit(left)
          .forEach(i -> parts[i]++);
    }
    return parts;
  }
}
