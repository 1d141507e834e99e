// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;

/**
 * Amounts that shrink by a constant factor each month, spread evenly over the month's hours.
 *
 * <pre>
 * w_0 = 10^18, w_(m+1) = floor(w_m * factor), S_m = w_0 + ... + w_(m-1)
 * C_m = floor(pool * S_m / S_months), month m gets C_(m+1) - C_m
 * hour j of n gets floor((j+1) M / n) - floor(j M / n)
 * </pre>
 *
 * <p><b>Documented</b> (io.net docs, "Monthly Token Emission Schedule"): the factor 0.989849199 and
 * 240 months. <b>Our choice</b>: scaling to the pool, which the published amounts miss by 5,579 IO,
 * and months of 730 and 731 hours in turn, a twelfth of 365.25 days on average.
 */
public final class MonthlyEmission implements EmissionSchedule {

  /**
   * Constants of the schedule.
   *
   * @param pool atoms to emit in all, 1 or more
   * @param factorNumerator of what a month's amount is of the one before, at most the denominator
   * @param factorDenominator its denominator, at most 10^9
   * @param months number of months, 1 to 2,400
   * @param twoMonths hours of two months, 2 to 1,500
   */
  public record Rules(
      long pool, long factorNumerator, long factorDenominator, int months, int twoMonths) {
    /** 300,000,000 IO, 0.989849199, 240 months of 730.5 hours. */
    public static final Rules CANONICAL =
        new Rules(IoToken.EMISSION_POOL, 989_849_199, 1_000_000_000, 240, 1461);

    public Rules {
      Exact.positive("pool", pool);
      Exact.positive("factorNumerator", factorNumerator);
      Exact.within("months", months, 1, 2400);
      Exact.within("twoMonths", twoMonths, 2, 1500);
      if (factorDenominator > 1_000_000_000 || factorNumerator > factorDenominator) {
        throw new EconomicsException(
            "factor is %d / %d; wanted at most 1, with a denominator of at most 10^9"
                .formatted(factorNumerator, factorDenominator));
      }
    }
  }

  private static final long FIRST_WEIGHT = 1_000_000_000_000_000_000L;

  private final Rules rules;
  private final BigInteger weights;
  private final long[] issued;

  /** Computes the months. */
  public MonthlyEmission(Rules rules) {
    this.rules = rules;
    BigInteger[] sums = new BigInteger[rules.months + 1];
    sums[0] = BigInteger.ZERO;
    long weight = FIRST_WEIGHT;
    for (int month = 0; month < rules.months; month++) {
      sums[month + 1] = sums[month].add(BigInteger.valueOf(weight));
      weight = Exact.mulDiv(weight, rules.factorNumerator, rules.factorDenominator);
    }
    this.weights = sums[rules.months];
    this.issued = new long[rules.months + 1];
    BigInteger pool = BigInteger.valueOf(rules.pool);
    for (int month = 0; month <= rules.months; month++) {
      issued[month] = pool.multiply(sums[month]).divide(weights).longValueExact();
    }
  }

  /** Constants of this schedule. */
  public Rules rules() {
    return rules;
  }

  /** Sum of all weights, {@code S_240} of the canonical schedule. */
  public BigInteger weights() {
    return weights;
  }

  /** Number of months. */
  public int months() {
    return rules.months;
  }

  /**
   * Atoms of a month.
   *
   * @param month 0 to {@link #months} - 1
   */
  public long month(int month) {
    Exact.within("month", month, 0, rules.months - 1);
    return issued[month + 1] - issued[month];
  }

  /**
   * Atoms emitted before a month.
   *
   * @param month 0 to {@link #months}
   */
  public long issuedBeforeMonth(int month) {
    return issued[Exact.within("month", month, 0, rules.months)];
  }

  /**
   * First hour of a month.
   *
   * @param month 0 to {@link #months}
   */
  public int firstHour(int month) {
    Exact.within("month", month, 0, rules.months);
    return month * rules.twoMonths / 2;
  }

  /** The month of an hour. */
  public int monthOf(int hour) {
    EmissionSchedule.checkHour(hour, hours());
    return (2 * hour + 1) / rules.twoMonths;
  }

  @Override
  public int hours() {
    return firstHour(rules.months);
  }

  @Override
  public long emission(int hour) {
    EmissionSchedule.checkHour(hour, hours());
    return issuedBefore(hour + 1) - issuedBefore(hour);
  }

  @Override
  public long issuedBefore(int hour) {
    EmissionSchedule.checkHour(hour, hours() + 1);
    if (hour == hours()) {
      return issued[rules.months];
    }
    int month = monthOf(hour);
    int first = firstHour(month);
    int length = firstHour(month + 1) - first;
    return issued[month] + Exact.mulDiv(month(month), hour - first, length);
  }
}
