// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import org.sealwright.incentives.EconomicsException;

/**
 * A share of time, spread evenly: of any n epochs from 0 on, {@code floor(n * bps / 10000)} are on.
 *
 * @param bps share in basis points, 0 to 10,000
 */
public record Duty(int bps) {
  private static final int ALL = 10_000;

  public Duty {
    if (bps < 0 || bps > ALL) {
      throw new EconomicsException("share is " + bps + " basis points; wanted 0 to 10000");
    }
  }

  /** Whether an epoch, counted from 0, is on. */
  public boolean isOn(long epoch) {
    long step = epoch % ALL;
    return (step + 1) * bps / ALL > step * bps / ALL;
  }
}
