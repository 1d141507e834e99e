// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.stream.IntStream;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;

/**
 * The stake-weighted median that makes the consensus ({@code weighted_median} of {@code
 * epoch/math.rs}), as the network computes it. {@link ColumnMedians} finds the same value faster.
 */
public final class WeightedMedian {
  private WeightedMedian() {}

  /**
   * The score at which the stake of all lower ones first exceeds the minority, by bisection around
   * the middle of the list. All values are raw I32F32.
   *
   * @param minority stake that doesn't count, from below
   * @param low stake below all of these scores
   * @param high that and the stake of these scores
   * @throws EconomicsException unless there are as many stakes as scores
   */
  public static long of(long[] stake, long[] score, long minority, long low, long high) {
    checkLengths(stake, score);
    int[] indices = IntStream.range(0, score.length).toArray();
    long lo = low;
    long hi = high;
    for (int round = 0; round <= score.length; round++) {
      if (indices.length <= 1) {
        return indices.length == 0 ? 0 : score[indices[0]];
      }
      long pivot = score[indices[indices.length / 2]];
      int[] lower = IntStream.of(indices).filter(i -> score[i] < pivot).toArray();
      int[] upper = IntStream.of(indices).filter(i -> score[i] > pivot).toArray();
      long upToLower = Fixed32.add(lo, sum(stake, lower));
      long upToPivot = Fixed32.sub(hi, sum(stake, upper));
      if (minority < upToLower && lower.length > 0) {
        indices = lower;
        hi = upToLower;
      } else if (upToPivot <= minority && upper.length > 0) {
        indices = upper;
        lo = upToPivot;
      } else {
        return pivot;
      }
    }
    return 0;
  }

  /**
   * The median of a column for a majority, over the rows with stake, which is normalised first.
   *
   * @throws EconomicsException unless there are as many stakes as scores
   */
  public static long ofColumn(long[] stake, long[] score, long majority) {
    checkLengths(stake, score);
    int[] staked = IntStream.range(0, stake.length).filter(i -> stake[i] > 0).toArray();
    if (staked.length == 0) {
      return 0;
    }
    long[] usedStake = IntStream.of(staked).mapToLong(i -> stake[i]).toArray();
    long[] usedScore = IntStream.of(staked).mapToLong(i -> score[i]).toArray();
    Vectors.normalize(usedStake, usedStake.length);
    long sum = Vectors.sum(usedStake, usedStake.length);
    return of(usedStake, usedScore, Fixed32.sub(sum, majority), 0, sum);
  }

  private static void checkLengths(long[] stake, long[] score) {
    if (stake.length != score.length) {
      throw new EconomicsException(stake.length + " stakes and " + score.length + " scores");
    }
  }

  private static long sum(long[] stake, int[] indices) {
    long sum = 0;
    for (int i : indices) {
      sum = Fixed32.add(sum, stake[i]);
    }
    return sum;
  }
}
