// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import org.sealwright.incentives.EconomicsException;

/**
 * How a {@link HealthRecord} becomes a {@link HealthScore}.
 *
 * <p><b>Documented</b> (io.net docs, "Device Reliability Score"): which factors count. <b>Our
 * choice</b>, since io.net publishes neither weights nor window nor scale: every number here. The
 * score rises with each component.
 *
 * @param uptimeWeight ppm; the five weights add up to 1,000,000
 * @param executionWeight ppm
 * @param networkWeight ppm
 * @param slashingWeight ppm
 * @param complianceWeight ppm
 * @param tierPpm network score of each tier, at most 250,000
 * @param disconnectPpm part of the network score that a lost connection costs
 * @param slashKeptNumerator what a slash leaves of the slashing score, below the denominator
 * @param slashKeptDenominator its denominator
 * @param tiers connectivity
 */
public record HealthRules(
    int uptimeWeight,
    int executionWeight,
    int networkWeight,
    int slashingWeight,
    int complianceWeight,
    int tierPpm,
    int disconnectPpm,
    int slashKeptNumerator,
    int slashKeptDenominator,
    TierTable tiers) {
  private static final int MOST_SLASHES = 64;
  private static final int ALL = (int) Exact.PPM;

  /** 40, 20, 20, 10 and 10 %; a connection costs 2 %, a slash a quarter. */
  public static final HealthRules DEFAULT =
      new HealthRules(
          400_000, 200_000, 200_000, 100_000, 100_000, 250_000, 20_000, 3, 4, TierTable.DOCUMENTED);

  public HealthRules {
    Exact.within("uptimeWeight", uptimeWeight, 0, ALL);
    Exact.within("executionWeight", executionWeight, 0, ALL);
    Exact.within("networkWeight", networkWeight, 0, ALL);
    Exact.within("slashingWeight", slashingWeight, 0, ALL);
    Exact.within("complianceWeight", complianceWeight, 0, ALL);
    int sum = uptimeWeight + executionWeight + networkWeight + slashingWeight + complianceWeight;
    if (sum != ALL) {
      throw new EconomicsException("weights add up to " + sum + "; wanted 1000000");
    }
    Exact.within("tierPpm", tierPpm, 0, ALL / 4);
    Exact.within("disconnectPpm", disconnectPpm, 0, ALL);
    Exact.within("slashKeptDenominator", slashKeptDenominator, 1, ALL);
    Exact.within("slashKeptNumerator", slashKeptNumerator, 0, slashKeptDenominator);
  }

  /** The score. */
  public HealthScore score(HealthRecord seen) {
    long window = seen.windowSeconds();
    long uptime = Exact.PPM * (window - Math.min(seen.offlineSeconds(), window)) / window;
    long well = (long) seen.powPassed() + seen.jobsDone();
    long badly = (long) seen.powFailed() + seen.jobsFailed();
    long execution = Exact.PPM * (well + 1) / (well + badly + 2);
    long connected = Math.max(0, Exact.PPM - (long) disconnectPpm * seen.disconnects());
    long tier = tiers.tier(seen.download(), seen.upload());
    long network = tier * tierPpm * connected / Exact.PPM;
    long slashing = Exact.PPM;
    for (int i = 0; i < Math.min(seen.slashes(), MOST_SLASHES); i++) {
      slashing = slashing * slashKeptNumerator / slashKeptDenominator;
    }
    long compliance = Exact.PPM * seen.hoursStaked() / seen.windowHours();
    long health =
        (uptimeWeight * uptime
                + executionWeight * execution
                + networkWeight * network
                + slashingWeight * slashing
                + complianceWeight * compliance)
            / Exact.PPM;
    return new HealthScore(
        (int) uptime,
        (int) execution,
        (int) network,
        (int) slashing,
        (int) compliance,
        (int) health);
  }
}
