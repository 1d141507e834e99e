// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * What "8 % a year, falling by 1.02 % a month" comes to under every reading of it, so that the
 * choice of {@link EmissionSchedule} can be checked: totals of a shrinking amount, the first amount
 * or the factor that a total needs, and the compounding formula of io.net's text, which contradicts
 * the table below it. Fractions are exact, decimals have 60 digits.
 */
public final class EmissionReadings {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final Ratio ONE = Ratio.of(1);
  private static final int HALVINGS = 150;
  private static final int MOST_PERIODS = 1_000_000;

  private EmissionReadings() {}

  /**
   * {@code first + first * factor + ...}, {@code periods} terms.
   *
   * @param factor below 1
   * @param periods 0 to 1000
   * @throws EconomicsException if one of them is not
   */
  public static Ratio total(Ratio first, Ratio factor, int periods) {
    return first.times(ONE.minus(factor.power(periods))).over(ONE.minus(factor));
  }

  /**
   * The first amount with which {@code periods} terms add up to {@code total}.
   *
   * @param factor 0 to below 1
   * @param periods 1 to 1000
   * @throws EconomicsException if one of them is not
   */
  public static Ratio firstFor(Ratio total, Ratio factor, int periods) {
    return total.times(ONE.minus(factor)).over(ONE.minus(factor.power(periods)));
  }

  /**
   * The factor with which {@code periods} terms from {@code first} on add up to {@code total}, by
   * halving the interval 150 times.
   *
   * @param periods 1 to 1,000,000
   * @param low a factor that yields too little, 0 or more
   * @param high one that yields too much, below 1
   * @throws EconomicsException if an argument is out of range
   */
  public static BigDecimal factorFor(
      BigDecimal total, BigDecimal first, int periods, BigDecimal low, BigDecimal high) {
    Exact.within("periods", periods, 1, MOST_PERIODS);
    if (low.signum() < 0 || low.compareTo(high) > 0 || high.compareTo(BigDecimal.ONE) >= 0) {
      throw new EconomicsException("factors are " + low + " to " + high + "; wanted 0 to below 1");
    }
    BigDecimal below = low;
    BigDecimal above = high;
    BigDecimal two = BigDecimal.valueOf(2);
    for (int i = 0; i < HALVINGS; i++) {
      BigDecimal middle = below.add(above, DIGITS).divide(two, DIGITS);
      BigDecimal sum =
          first
              .multiply(BigDecimal.ONE.subtract(middle.pow(periods, DIGITS), DIGITS), DIGITS)
              .divide(BigDecimal.ONE.subtract(middle, DIGITS), DIGITS);
      if (sum.compareTo(total) > 0) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return below.add(above, DIGITS).divide(two, DIGITS);
  }

  /**
   * The formula in the text of io.net's "Monthly Token Emission Schedule": each month's rate, which
   * shrinks by {@code factor}, applies to the supply that the months before have made. It passes
   * the pool in month 124 and is here only to be refuted.
   *
   * @param supply IO at the start
   * @param rate of the first month
   * @param months 0 to 1000
   * @return IO of each month
   * @throws EconomicsException if the number of months is out of range
   */
  public static List<BigDecimal> compounding(
      BigDecimal supply, BigDecimal rate, BigDecimal factor, int months) {
    Exact.within("months", months, 0, Ratio.MOST_POWER);
    List<BigDecimal> amounts = new ArrayList<>();
    BigDecimal held = supply;
    BigDecimal current = rate;
    for (int month = 0; month < months; month++) {
      BigDecimal amount = held.multiply(current, DIGITS);
      amounts.add(amount);
      held = held.add(amount, DIGITS);
      current = current.multiply(factor, DIGITS);
    }
    return amounts;
  }
}
