// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * The base score of a device, in thousandths: {@code 5 * tier + 2000 * multiplier * quantity + 0.5
 * * hired}, and 0 where tier, multiplier or quantity is 0.
 *
 * <p><b>Documented</b> (io.net docs, "Workers" explorer page), though the formula's start is lost
 * on every archived page; <b>derived</b>: no further term, from the published screens, of which one
 * uses a scale ten times larger. Scale cancels in shares.
 *
 * @param tierMilli for each tier
 * @param unitMilli for each hundredth of a processor's multiplier
 * @param hiredMilli for a hired device
 */
public record ScoreRules(int tierMilli, int unitMilli, int hiredMilli) {
  /** 5, 2000 and a half. */
  public static final ScoreRules DOCUMENTED = new ScoreRules(5_000, 20_000, 500);

  public ScoreRules {
    Exact.notNegative("tierMilli", tierMilli);
    Exact.notNegative("unitMilli", unitMilli);
    Exact.notNegative("hiredMilli", hiredMilli);
  }

  /**
   * Thousandths of the base score.
   *
   * @param tier 0 to 4
   */
  public long baseMilli(int tier, Hardware hardware, boolean hired) {
    Exact.within("tier", tier, 0, 4);
    if (tier == 0 || hardware.units() == 0) {
      return 0;
    }
    long fixed = (long) tierMilli * tier + (hired ? hiredMilli : 0);
    return Exact.add(Exact.mul(unitMilli, hardware.units()), fixed);
  }

  /**
   * A base as its part of what all bases of the kind are normalised to, in thousandths.
   * <b>Documented</b>: 8,000,000 for GPUs and 2,000,000 for CPUs.
   *
   * @param base of the device
   * @param all bases of the kind together, 1 or more, in the same unit
   * @param allocation what {@code all} is normalised to
   */
  public static long normalisedMilli(long base, long all, long allocation) {
    Exact.notNegative("base", base);
    Exact.positive("all", all);
    Exact.notNegative("allocation", allocation);
    return Exact.mulDiv(base, Exact.mul(allocation, 1000), all);
  }
}
