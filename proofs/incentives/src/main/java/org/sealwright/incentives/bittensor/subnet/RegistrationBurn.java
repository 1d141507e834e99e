// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * What the registration of a neuron costs: it rises with each and decays with every block ({@code
 * pallets/subtensor/src/subnets/registration.rs}, {@code utils/misc.rs}). Amounts are u64 in rao of
 * TAO.
 *
 * @param halfLife blocks in which the price halves, 0 to 65535; 0 for no decay
 * @param increase the factor of a registration; less than 1 counts as 1
 * @param min the lowest price
 * @param max the highest price
 */
public record RegistrationBurn(int halfLife, U64F64 increase, long min, long max) {
  /** Half in 360 blocks, 26 % more for each, 0.0005 to 100 TAO. */
  public static final RegistrationBurn DEFAULT =
      new RegistrationBurn(
          360, new U64F64(new BigInteger("23242897532874035200")), 500_000, 100_000_000_000L);

  /** What a new subnet starts with. */
  public static final long NEW_SUBNET_PRICE = 1_000_000_000;

  private static final int BITS = 32;
  private static final long ONE = 1L << BITS;
  private static final long HALF = ONE / 2;

  /** Checks the type of the half-life. */
  public RegistrationBurn {
    if (halfLife < 0 || halfLife > 0xFFFF) {
      throw new EconomicsException("half-life " + halfLife + ", wanted 0 to 65535");
    }
  }

  /**
   * The factor of a block, with 32 bits after the point: the greatest whose power isn't above 1/2.
   */
  public long decayFactor() {
    if (halfLife == 0) {
      return ONE;
    }
    long low = 0;
    long high = ONE;
    while (low + 1 < high) {
      long middle = low + ((high - low) >> 1);
      if (power(middle) > HALF) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private long power(long base) {
    long result = ONE;
    long factor = base;
    for (int left = halfLife; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        result = times(result, factor);
      }
      factor = times(factor, factor);
    }
    return result;
  }

  /** {@code floor(value * factor / 2^32)}, saturated. */
  static long times(long value, long factor) {
    long high = Math.unsignedMultiplyHigh(value, factor);
    return high >>> BITS != 0 ? U64.MAX : (high << BITS) | ((value * factor) >>> BITS);
  }

  /** The price after a block; the chain's blocks 0 and 1 only bring it within its bounds. */
  public long decayed(long price) {
    return bounded(halfLife == 0 ? price : times(price, decayFactor()));
  }

  /** The price after a registration. */
  public long increased(long price) {
    return bounded(U64F64.ofU64(price).saturatingMul(increase.max(U64F64.ONE)).toU64());
  }

  private long bounded(long price) {
    return U64.min(U64.max(price, min), max);
  }
}
