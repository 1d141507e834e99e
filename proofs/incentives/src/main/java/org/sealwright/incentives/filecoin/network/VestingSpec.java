// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;

/**
 * How locked money becomes free: linearly, in steps, at quantised epochs.
 *
 * @param initialDelay epochs before anything vests; 0 or more
 * @param period epochs over which all of it vests; above 0
 * @param step epochs from one instalment to the next; above 0
 * @param quantum instalments fall on multiples of this, shifted by the miner's offset; above 0
 */
public record VestingSpec(long initialDelay, long period, long step, long quantum) {
  private static final long MOST_INSTALMENTS = 1_000_000;

  /** Block rewards since network version 1: 180 daily instalments at once. */
  public static final VestingSpec REWARD =
      new VestingSpec(0, 180 * Epochs.DAY, Epochs.DAY, 12 * Epochs.HOUR);

  /** Block rewards of network version 0: the same after 20 days. */
  public static final VestingSpec DELAYED_REWARD =
      new VestingSpec(20 * Epochs.DAY, 180 * Epochs.DAY, Epochs.DAY, 12 * Epochs.HOUR);

  /**
   * Checks the ranges.
   *
   * @throws EconomicsException if one is out of range
   */
  public VestingSpec {
    boolean inRange = initialDelay >= 0 && period > 0 && step > 0 && quantum > 0;
    if (!inRange || period / step > MOST_INSTALMENTS) {
      throw new EconomicsException(
          ("vesting: got delay %d, period %d, step %d, quantum %d, wanted 0 or more, above 0, "
                  + "and at most a million instalments")
              .formatted(initialDelay, period, step, quantum));
    }
  }
}
