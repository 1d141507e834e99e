// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.math.FloorMath;
import org.sealwright.incentives.math.Q128;

/**
 * The sum over coming epochs of one extrapolated quantity over another, such as reward per byte of
 * power. Where the denominator moves noticeably it is the integral of a ratio of lines, with
 * logarithms; else the numerator at half time over the present denominator.
 */
public final class SmoothedRatio {
  /** The squared velocity above which the integral is used: 2<sup>-50</sup>. */
  private static final BigInteger FAST = BigInteger.ONE.shiftLeft(78);

  private SmoothedRatio() {}

  /**
   * The sum of {@code numerator / denominator} over {@code epochs} epochs.
   *
   * @param epochs how many
   * @param start epochs from now to the first; 0 wherever the actors ask
   * @param numerator smoothed
   * @param denominator smoothed
   * @throws org.sealwright.incentives.EconomicsException if the denominator is zero and hardly
   *     moves
   */
  public static Q128 overEpochs(
      long epochs, long start, FilterEstimate numerator, FilterEstimate denominator) {
    BigInteger duration = Q128.of(epochs).raw();
    BigInteger begin = Q128.of(start).raw();
    BigInteger v2 = denominator.velocity().raw();
    BigInteger squared = shift(v2.multiply(v2));
    return squared.compareTo(FAST) > 0
        ? integral(duration, begin, numerator, denominator, squared)
        : midpoint(duration, begin, numerator, denominator);
  }

  private static Q128 integral(
      BigInteger duration,
      BigInteger begin,
      FilterEstimate numerator,
      FilterEstimate denominator,
      BigInteger squared) {
    BigInteger p1 = numerator.position().raw();
    BigInteger v1 = numerator.velocity().raw();
    BigInteger p2 = denominator.position().raw();
    BigInteger v2 = denominator.velocity().raw();
    BigInteger first = shift(v2.multiply(begin)).add(p2);
    BigInteger last = shift(v2.multiply(duration)).add(first);
    BigInteger growth = new Q128(last).ln().minus(new Q128(first).ln()).raw();
    BigInteger constant = shift(growth.multiply(p1).multiply(v2));
    // growth * p2 and v2 * duration are both Q.256, so neither is shifted before the difference.
    BigInteger linear = shift(v2.multiply(duration).subtract(growth.multiply(p2)).multiply(v1));
    return new Q128(FloorMath.divide(linear.add(constant), squared));
  }

  private static Q128 midpoint(
      BigInteger duration, BigInteger begin, FilterEstimate numerator, FilterEstimate denominator) {
    BigInteger middle = begin.add(duration.shiftRight(1));
    BigInteger value =
        shift(numerator.velocity().raw().multiply(middle)).add(numerator.position().raw());
    return new Q128(FloorMath.divide(value.multiply(duration), denominator.position().raw()));
  }

  private static BigInteger shift(BigInteger product) {
    return product.shiftRight(Q128.PRECISION);
  }
}
