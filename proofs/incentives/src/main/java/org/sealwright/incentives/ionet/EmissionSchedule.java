// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import org.sealwright.incentives.EconomicsException;

/**
 * What each hourly block may pay, from block 0 on. Immutable and safe for any number of threads.
 *
 * <p>io.net has published two sets of constants: a decay from hour to hour, with which rewards seem
 * to have been paid ({@link #published}), and a table of monthly amounts, whose sum exceeds the
 * pool by 5,579 IO ({@link #canonical} scales it to the pool exactly). Both end with 300,000,000
 * IO.
 */
public sealed interface EmissionSchedule permits MonthlyEmission, HourlyEmission {

  /** Number of blocks. */
  int hours();

  /**
   * Atoms that a block emits.
   *
   * @param hour 0 to {@link #hours} - 1
   */
  long emission(int hour);

  /**
   * Atoms emitted before a block.
   *
   * @param hour 0 to {@link #hours}
   */
  long issuedBefore(int hour);

  /** Atoms of all blocks. */
  default long total() {
    return issuedBefore(hours());
  }

  /** The monthly step scaled to exactly the pool. */
  static MonthlyEmission canonical() {
    return new MonthlyEmission(MonthlyEmission.Rules.CANONICAL);
  }

  /** The hourly decay as published. */
  static HourlyEmission published() {
    return new HourlyEmission(HourlyEmission.Rules.PUBLISHED);
  }

  /** The hour, which must be one of the first {@code count}. */
  static int checkHour(int hour, int count) {
    if (hour < 0 || hour >= count) {
      throw new EconomicsException("hour is " + hour + "; wanted 0 to " + (count - 1));
    }
    return hour;
  }
}
