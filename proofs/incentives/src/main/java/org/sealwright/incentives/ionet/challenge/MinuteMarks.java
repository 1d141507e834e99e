// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import org.sealwright.incentives.EconomicsException;

/**
 * The time-lock proof as io.net means it: a mark for every minute of the block that the device was
 * online. <b>Our choice</b>: that 50 of 60 pass (the API's example), and that marks are chained,
 * {@code H(mark before | beacon of the minute)}, so that none can be made ahead of its minute.
 *
 * @param minutes bit i is minute i of the block, 0 to 59
 */
public record MinuteMarks(long minutes) {
  /** Minutes of a block. */
  public static final int ALL = 60;

  /** Minutes that pass. */
  public static final int LEAST = 50;

  public MinuteMarks {
    if (minutes >>> ALL != 0) {
      throw new EconomicsException("a block has 60 minutes; got marks beyond");
    }
  }

  /** With the mark of a minute. */
  public MinuteMarks with(int minute) {
    if (minute < 0 || minute >= ALL) {
      throw new EconomicsException("minute is " + minute + "; wanted 0 to 59");
    }
    return new MinuteMarks(minutes | 1L << minute);
  }

  /** Number of minutes online. */
  public int count() {
    return Long.bitCount(minutes);
  }

  /** Whether enough minutes are marked. */
  public boolean passes(int least) {
    return count() >= least;
  }

  /** The mark that follows another. */
  public static Hash256 chained(Hash256 before, Hash256 minuteBeacon) {
    return Hash256.sha256(before.raw(), minuteBeacon.raw());
  }
}
