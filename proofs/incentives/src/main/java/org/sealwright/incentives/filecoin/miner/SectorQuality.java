// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.FloorMath;

/**
 * Quality-adjusted power: verified data counts ten times, everything else once. Unverified deals
 * count like empty space.
 */
public final class SectorQuality {
  /** Fractional bits of a quality. */
  public static final int PRECISION = 20;

  private static final BigInteger BASE_MULTIPLIER = BigInteger.TEN;
  private static final BigInteger VERIFIED_MULTIPLIER = BigInteger.valueOf(100);
  private static final long DEAL_UNIT = 1L << 27;
  private static final long LEAST_DEALS = 256;

  private SectorQuality() {}

  /**
   * The quality of a sector with {@value #PRECISION} fractional bits: 1048576 is 1, the most for a
   * full life of verified data is ten times that.
   *
   * @param size bytes, above 0
   * @param duration epochs from the power base epoch to expiration
   * @param verifiedWeight verified bytes times the epochs they are held; normally at most {@code
   *     size * duration}
   * @throws EconomicsException if the size is not positive or the duration is zero
   */
  public static BigInteger quality(long size, long duration, BigInteger verifiedWeight) {
    requireSize(size);
    BigInteger spacetime = BigInteger.valueOf(size).multiply(BigInteger.valueOf(duration));
    BigInteger weighted =
        spacetime
            .subtract(verifiedWeight)
            .multiply(BASE_MULTIPLIER)
            .add(verifiedWeight.multiply(VERIFIED_MULTIPLIER));
    BigInteger average = FloorMath.divide(weighted.shiftLeft(PRECISION), spacetime);
    return FloorMath.divide(average, BASE_MULTIPLIER);
  }

  /**
   * The power of a sector.
   *
   * @param size bytes, above 0
   * @param duration epochs from the power base epoch to expiration
   * @param verifiedWeight verified byte-epochs
   * @throws EconomicsException if the size is not positive or the duration is zero
   */
  public static StoragePower power(long size, long duration, BigInteger verifiedWeight) {
    BigInteger quality = quality(size, duration, verifiedWeight);
    return new StoragePower(BigInteger.valueOf(size).multiply(quality).shiftRight(PRECISION));
  }

  /**
   * The most power a sector of this size can have: ten times its size.
   *
   * @throws EconomicsException if the size is not positive
   */
  public static StoragePower maximumPower(long size) {
    requireSize(size);
    return new StoragePower(
        BigInteger.valueOf(size).multiply(VERIFIED_MULTIPLIER).divide(BASE_MULTIPLIER));
  }

  /**
   * How many deals a sector may hold.
   *
   * @throws EconomicsException if the size is not positive
   */
  public static long maximumDeals(long size) {
    requireSize(size);
    return Math.max(LEAST_DEALS, size / DEAL_UNIT);
  }

  static void requireSize(long size) {
    if (size <= 0) {
      throw new EconomicsException("sector size: got " + size + ", wanted above 0");
    }
  }
}
