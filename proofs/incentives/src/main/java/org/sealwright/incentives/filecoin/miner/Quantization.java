// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;

/**
 * Rounds epochs to {@code offset + k * unit}, so that a miner's events fall on few epochs.
 *
 * @param unit epochs, above 0
 * @param offset any epoch, such as the start of the miner's proving period
 */
public record Quantization(long unit, long offset) {
  /**
   * Checks the unit.
   *
   * @throws EconomicsException if it is not positive
   */
  public Quantization {
    if (unit <= 0) {
      throw new EconomicsException("quantum: got " + unit + ", wanted above 0");
    }
  }

  /**
   * The next such epoch at or after {@code epoch}.
   *
   * @throws EconomicsException if it does not fit 64 bits
   */
  public long up(long epoch) {
    long shift = offset % unit;
    long distance = Epochs.minus(epoch, shift);
    long whole = distance / unit;
    long rest = distance % unit;
    // Division rounds toward zero, which for negative distances is up already.
    boolean exact = rest == 0 || distance < 0;
    return Epochs.plus(Epochs.times(unit, exact ? whole : whole + 1), shift);
  }

  /**
   * The last such epoch at or before {@code epoch}.
   *
   * @throws EconomicsException if it does not fit 64 bits
   */
  public long down(long epoch) {
    long up = up(epoch);
    return up == epoch ? up : Epochs.minus(up, unit);
  }
}
