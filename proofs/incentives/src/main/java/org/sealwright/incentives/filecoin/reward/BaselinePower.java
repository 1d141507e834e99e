// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.StoragePower;

/**
 * The power that the network is measured against, which doubles in a year of 365 days. It is
 * defined by recursion with a floor at every epoch; no closed form gives the same bits.
 */
public final class BaselinePower {
  /** Growth an epoch, {@code floor(2^128 * 2^(1/1051200))}. */
  public static final BigInteger EXPONENT =
      new BigInteger("340282591298641078465964189926313473653");

  /** Where the baseline of effective network time begins: 2.88888888 EB. */
  public static final StoragePower INITIAL_VALUE = StoragePower.of(2_888_888_880_000_000_000L);

  /** The baseline of the epoch before genesis, one step short of {@link #INITIAL_VALUE}. */
  public static final StoragePower BEFORE_GENESIS = StoragePower.of(2_888_886_975_106_048_385L);

  /** Beyond this many years the number is no longer of use, and takes long to reach. */
  static final long LAST_EPOCH = 200L * 1_051_200;

  private BaselinePower() {}

  /** The baseline an epoch later: {@code floor(power * EXPONENT / 2^128)}. */
  public static StoragePower next(StoragePower power) {
    return new StoragePower(power.bytes().multiply(EXPONENT).shiftRight(128));
  }

  /**
   * The baseline of an epoch of a chain that began with these constants: {@link #BEFORE_GENESIS} at
   * -1. Takes some 7 ns an epoch for the first 60 years.
   *
   * @param epoch -1 to 210,240,000 (200 years)
   * @throws EconomicsException if the epoch is out of range
   */
  public static StoragePower at(long epoch) {
    if (epoch < -1 || epoch > LAST_EPOCH) {
      throw new EconomicsException("epoch: got " + epoch + ", wanted -1 to " + LAST_EPOCH);
    }
    return after(BEFORE_GENESIS, epoch + 1);
  }

  /**
   * The baseline a number of epochs after a given one.
   *
   * @param epochs 0 to 210,240,001
   * @throws EconomicsException if a number is out of range
   */
  public static StoragePower after(StoragePower start, long epochs) {
    if (start.signum() < 0 || epochs < 0 || epochs > LAST_EPOCH + 1) {
      throw new EconomicsException("baseline: got " + start + " and " + epochs + " epochs");
    }
    BaselineLimbs fast = new BaselineLimbs();
    StoragePower power = start;
    long left = epochs;
    if (BaselineLimbs.fits(start)) {
      fast.set(start);
      left = fast.advance(epochs);
      power = fast.get();
    }
    for (; left > 0; left--) {
      power = next(power);
    }
    return power;
  }
}
