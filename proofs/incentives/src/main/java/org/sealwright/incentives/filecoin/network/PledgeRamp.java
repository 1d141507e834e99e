// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;

/**
 * FIP-0081: over {@code duration} epochs from {@code start}, 30 % of the consensus pledge moves
 * from the baseline-limited share of power to the plain one.
 *
 * @param start the first epoch of the ramp
 * @param duration its length in epochs; 0 jumps at once
 */
public record PledgeRamp(long start, long duration) {
  /** No ramp, the rule before network version 24. */
  public static final PledgeRamp NONE = new PledgeRamp(Long.MAX_VALUE, 0);

  /** Thousandths of the consensus pledge that are moved in the end. */
  public static final long FULL_SKEW = 300;

  /**
   * Checks the duration.
   *
   * @throws EconomicsException if it is negative
   */
  public PledgeRamp {
    if (duration < 0) {
      throw new EconomicsException("pledge ramp: got " + duration + " epochs, wanted 0 or more");
    }
  }

  /** Thousandths of the consensus pledge that have moved at {@code epoch}, 0 to 300. */
  public long skewAt(long epoch) {
    return epoch < start ? 0 : skewAfter(Epochs.minus(epoch, start), duration);
  }

  /**
   * Thousandths moved {@code since} epochs after the start of a ramp of {@code duration} epochs.
   *
   * @throws EconomicsException if {@code since * 300} does not fit 64 bits
   */
  public static long skewAfter(long since, long duration) {
    if (since < 0) {
      return 0;
    }
    if (duration == 0 || since >= duration) {
      return FULL_SKEW;
    }
    return Epochs.times(since, FULL_SKEW) / duration;
  }
}
