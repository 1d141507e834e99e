// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;
import org.sealwright.incentives.math.Fixed32Functions;

/**
 * Bond rates of their own for every pair of validator and miner ({@code alpha_sigmoid} of {@code
 * run_epoch.rs}): the further a weight is above the consensus, or a bond above the weight, the
 * faster the bond moves.
 *
 * @param low the slowest rate, in parts of 65535
 * @param high the fastest rate, in parts of 65535
 * @param steepness of the sigmoid between them, in hundredths; an i16
 */
public record LiquidAlpha(int low, int high, int steepness) {
  /** 0.7 to 0.9, steepness 10: a subnet's values until its owner changes them. */
  public static final LiquidAlpha DEFAULT = new LiquidAlpha(45_875, 58_982, 1000);

  private static final long ONE = Fixed32.ONE;
  private static final long HALF = ONE / 2;
  private static final long HUNDREDS = Fixed32.ofInt(-100);

  /** Checks the ranges of the types. */
  public LiquidAlpha {
    if (low < 0 || low > SparseRows.U16 || high < 0 || high > SparseRows.U16) {
      throw new EconomicsException("alpha from " + low + " to " + high + ", wanted 0 to 65535");
    }
    if ((short) steepness != steepness) {
      throw new EconomicsException("steepness " + steepness + ", wanted -32768 to 32767");
    }
  }

  /** The lowest rate as a raw I32F32. */
  long lowRate() {
    return Fixed32.ofU16(low);
  }

  /** The highest rate as a raw I32F32. */
  long highRate() {
    return Fixed32.ofU16(high);
  }

  /** The factor in the exponent: minus steepness / 100, truncated. */
  long slope() {
    return Fixed32.div(Fixed32.ofInt(steepness), HUNDREDS);
  }

  /** The rate of one pair; all values are raw I32F32. */
  public long rate(long consensus, long weight, long bond) {
    return rate(consensus, weight, bond, lowRate(), highRate(), slope());
  }

  static long rate(long consensus, long weight, long bond, long low, long high, long slope) {
    long distance = weight >= bond ? Fixed32.sub(weight, consensus) : Fixed32.sub(bond, weight);
    long centred = Fixed32.clamp(distance, 0, ONE) - HALF;
    long power = Fixed32Functions.expSafe(Fixed32.mul(slope, centred));
    long sigmoid = Fixed32.div(ONE, Fixed32.add(ONE, power));
    long rate = Fixed32.add(low, Fixed32.mul(sigmoid, Fixed32.sub(high, low)));
    return Fixed32.clamp(rate, low, high);
  }
}
