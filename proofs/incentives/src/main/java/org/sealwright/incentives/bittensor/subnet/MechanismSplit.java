// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * A subnet's mechanisms, each with weights, bonds and epoch of its own, and how its emission is
 * shared among them ({@code pallets/subtensor/src/subnets/mechanism.rs}).
 */
public final class MechanismSplit {
  /** Mechanisms that a subnet can have at most. */
  public static final int MAX_MECHANISMS = 16;

  /** Storage indices between two mechanisms of one subnet. */
  public static final int INDEX_STEP = 4096;

  private static final BigInteger U16 = BigInteger.valueOf(0xFFFF);

  private MechanismSplit() {}

  /** Where the weights of a mechanism are stored. */
  public static int storageIndex(int netuid, int mechanism) {
    return mechanism * INDEX_STEP + netuid;
  }

  /**
   * Shares an epoch's alpha; what rounding leaves goes to the first mechanism, so nothing is lost.
   *
   * @param alpha u64 in rao
   * @param count mechanisms, at least 1
   * @param split parts of 65535; empty for equal parts
   */
  public static long[] split(long alpha, int count, Optional<int[]> split) {
    if (count < 1 || count > MAX_MECHANISMS) {
      throw new EconomicsException(count + " mechanisms, wanted 1 to " + MAX_MECHANISMS);
    }
    long[] parts = new long[count];
    if (split.isEmpty()) {
      Arrays.fill(parts, Long.divideUnsigned(alpha, count));
    } else {
      int[] given = split.get();
      for (int i = 0; i < Math.min(count, given.length); i++) {
        BigInteger product = U64.big(alpha).multiply(BigInteger.valueOf(given[i]));
        parts[i] = product.divide(U16).longValue();
      }
    }
    long rest = alpha;
    for (long part : parts) {
      rest = U64.saturatingSub(rest, part);
    }
    parts[0] = U64.saturatingAdd(parts[0], rest);
    return parts;
  }

  /** The weight of a mechanism in what is kept for the whole subnet. */
  public static U64F64 weight(long part, long total, int mechanism) {
    U64F64 otherwise = mechanism == 0 ? U64F64.ONE : U64F64.ZERO;
    return U64F64.ofU64(part).safeDivOr(U64F64.ofU64(total), otherwise);
  }

  /** A u16 of the whole subnet with a mechanism's in it. */
  public static int accumulateU16(int existing, int added, U64F64 weight) {
    return U64F64.of(existing).saturatingAdd(U64F64.of(added).saturatingMul(weight)).toU16();
  }

  /** An amount of the whole subnet with a mechanism's in it; u64 in rao. */
  public static long accumulate(long existing, long added, U64F64 weight) {
    return U64F64.ofU64(existing).saturatingAdd(U64F64.ofU64(added).saturatingMul(weight)).toU64();
  }
}
