// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;

/**
 * A fixed base times a rate that shrinks by a constant factor each hour, until the pool is empty.
 *
 * <pre>
 * E_t = min(floor(base * R_t / scale), pool - emitted), R_(t+1) = floor(R_t * (1 - decay))
 * </pre>
 *
 * <p><b>Documented</b> (io.net's older docs, "Token Emission Schedule"): 8 % a year on 500 million,
 * divided by 8,760 hours; a decay of 0.00138869523959793 % an hour; 175,319 hours. <b>Our
 * choice</b>: 24 decimals of the rate, rounding down, and one more hour, which the pool's end
 * trims.
 */
public final class HourlyEmission implements EmissionSchedule {

  /**
   * Constants of the schedule.
   *
   * @param base atoms that the rate applies to
   * @param pool atoms to emit at most
   * @param scale denominator of rates
   * @param firstRate numerator of hour 0's rate
   * @param decayNumerator of the share that a rate loses each hour
   * @param decayDenominator its denominator
   * @param hours number of blocks, 1 to 2,000,000
   */
  public record Rules(
      long base,
      long pool,
      BigInteger scale,
      BigInteger firstRate,
      BigInteger decayNumerator,
      BigInteger decayDenominator,
      int hours) {
    private static final BigInteger PUBLISHED_SCALE = BigInteger.TEN.pow(24);

    /** The published constants. */
    public static final Rules PUBLISHED =
        new Rules(
            IoToken.LAUNCH_SUPPLY,
            IoToken.EMISSION_POOL,
            PUBLISHED_SCALE,
            PUBLISHED_SCALE.multiply(BigInteger.valueOf(8)).divide(BigInteger.valueOf(876_000)),
            BigInteger.valueOf(138_869_523_959_793L),
            BigInteger.TEN.pow(19),
            175_320);

    public Rules {
      Exact.positive("base", base);
      Exact.positive("pool", pool);
      Exact.within("hours", hours, 1, 2_000_000);
      fraction("rate", firstRate, scale);
      fraction("decay", decayNumerator, decayDenominator);
    }

    private static void fraction(String name, BigInteger numerator, BigInteger denominator) {
      if (numerator.signum() < 0
          || denominator.signum() <= 0
          || numerator.compareTo(denominator) > 0) {
        throw new EconomicsException(
            name + " is " + numerator + " / " + denominator + "; wanted 0 to 1");
      }
    }
  }

  private final Rules rules;
  private final long[] issued;

  /** Computes all hours. */
  public HourlyEmission(Rules rules) {
    this.rules = rules;
    this.issued = new long[rules.hours + 1];
    BigInteger base = BigInteger.valueOf(rules.base);
    BigInteger rate = rules.firstRate;
    for (int hour = 0; hour < rules.hours; hour++) {
      long wanted = base.multiply(rate).divide(rules.scale).longValueExact();
      issued[hour + 1] = issued[hour] + Math.min(wanted, rules.pool - issued[hour]);
      rate = next(rate);
    }
  }

  private BigInteger next(BigInteger rate) {
    return rate.multiply(rules.decayDenominator.subtract(rules.decayNumerator))
        .divide(rules.decayDenominator);
  }

  /** Constants of this schedule. */
  public Rules rules() {
    return rules;
  }

  /** Numerator of an hour's rate over {@link Rules#scale}; takes time proportional to the hour. */
  public BigInteger rate(int hour) {
    EmissionSchedule.checkHour(hour, rules.hours);
    BigInteger rate = rules.firstRate;
    for (int i = 0; i < hour; i++) {
      rate = next(rate);
    }
    return rate;
  }

  @Override
  public int hours() {
    return rules.hours;
  }

  @Override
  public long emission(int hour) {
    EmissionSchedule.checkHour(hour, rules.hours);
    return issued[hour + 1] - issued[hour];
  }

  @Override
  public long issuedBefore(int hour) {
    return issued[EmissionSchedule.checkHour(hour, rules.hours + 1)];
  }
}
