// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.units;

import org.sealwright.incentives.EconomicsException;

/** The calendar of the chain. An epoch is a {@code long} that counts 30 seconds since genesis. */
public final class Epochs {
  /** Seconds. */
  public static final int SECONDS = 30;

  /** Epochs of an hour. */
  public static final long HOUR = 120;

  /** Epochs of a day. */
  public static final long DAY = 2880;

  /** Epochs of 365 days: minting, the baseline and the pledge ramp count with this year. */
  public static final long YEAR = 365 * DAY;

  /**
   * Epochs of a year of 31,556,925 seconds: the longest sector life and the longest verified
   * allocation count with this one.
   */
  public static final long TROPICAL_YEAR = 1_051_897;

  /** Epochs after which a tipset is final; also how long a fault of consensus excludes. */
  public static final long CHAIN_FINALITY = 900;

  /** Blocks expected in an epoch. */
  public static final long EXPECTED_LEADERS = 5;

  /** The epoch that stands for none. */
  public static final long UNDEFINED = -1;

  private Epochs() {}

  /**
   * {@code a + b}, for epochs on either side of an abort.
   *
   * @throws EconomicsException if it does not fit 64 bits, where the network aborts the message
   */
  public static long plus(long a, long b) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw new EconomicsException("epoch " + a + " + " + b + ": beyond 64 bits");
    }
  }

  /**
   * {@code a - b}.
   *
   * @throws EconomicsException if it does not fit 64 bits, where the network aborts the message
   */
  public static long minus(long a, long b) {
    try {
      return Math.subtractExact(a, b);
    } catch (ArithmeticException e) {
      throw new EconomicsException("epoch " + a + " - " + b + ": beyond 64 bits");
    }
  }

  /**
   * {@code a * b}.
   *
   * @throws EconomicsException if it does not fit 64 bits, where the network aborts the message
   */
  public static long times(long a, long b) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new EconomicsException("epochs " + a + " * " + b + ": beyond 64 bits");
    }
  }
}
