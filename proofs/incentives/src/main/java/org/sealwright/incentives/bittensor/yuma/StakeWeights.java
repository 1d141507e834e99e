// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.I64F64;
import org.sealwright.incentives.math.U64;

/**
 * Shares of stake: alpha plus weighted TAO as I64F64, those under the threshold dropped,
 * normalised, floored to I32F32. Sums are kept as pairs of {@code long}s.
 */
final class StakeWeights {
  private static final int HALF = 32;
  private static final double TWO_64 = 0x1p64;

  /** Sums below this many units leave two bits of a 128-bit word to the long division. */
  private static final long SMALL = 1L << 62;

  private long[] units = new long[0];
  private long[] fractions = new long[0];

  /**
   * Writes the normalised stake.
   *
   * @param owner uid that the threshold doesn't hold for, or a negative number
   * @param taoShare raw U96F32, at most 1
   * @param stake out: whole units of each neuron's stake
   * @param out out: raw I32F32
   */
  void compute(EpochInput in, int owner, long taoShare, long threshold, long[] stake, long[] out) {
    int n = in.neurons();
    if (units.length < n) {
      units = new long[n];
      fractions = new long[n];
    }
    long sumUnits = 0;
    long sumFractions = 0;
    for (int i = 0; i < n; i++) {
      total(in.alphaStake()[i], in.taoStake()[i], taoShare, i);
      stake[i] = units[i];
      if (i != owner && U64.isLess(units[i], threshold)) {
        units[i] = 0;
        fractions[i] = 0;
      }
      sumFractions += fractions[i];
      int carry = U64.isLess(sumFractions, fractions[i]) ? 1 : 0;
      sumUnits = sumUnits + units[i] + carry;
      if (sumUnits < 0) {
        throw new EconomicsException("the stake of all neurons exceeds 2^63 - 1 at uid " + i);
      }
    }
    boolean isZero = (sumUnits | sumFractions) == 0;
    for (int i = 0; i < n; i++) {
      out[i] = isZero ? 0 : share(units[i], fractions[i], sumUnits, sumFractions);
    }
  }

  /** {@code alpha + tao * share} in I64F64, saturated. */
  private void total(long alpha, long tao, long taoShare, int i) {
    if (alpha < 0 || tao < 0) {
      I64F64 weight = new I64F64(BigInteger.valueOf(taoShare).shiftLeft(HALF));
      I64F64 weighted = I64F64.ofU64(tao).saturatingMul(weight);
      BigInteger raw = I64F64.ofU64(alpha).saturatingAdd(weighted).raw();
      units[i] = raw.shiftRight(Long.SIZE).longValue();
      fractions[i] = raw.longValue();
      return;
    }
    long low = tao * taoShare;
    long weighted = (Math.multiplyHigh(tao, taoShare) << HALF) | (low >>> HALF);
    long sum = alpha + weighted;
    units[i] = sum < 0 ? Long.MAX_VALUE : sum;
    fractions[i] = sum < 0 ? -1L : low << HALF;
  }

  /** {@code floor(part * 2^32 / whole)} for {@code part <= whole}, both with 64 fraction bits. */
  private static long share(long partHigh, long partLow, long wholeHigh, long wholeLow) {
    if (wholeHigh >= SMALL) {
      return wide(partHigh, partLow).shiftLeft(HALF).divide(wide(wholeHigh, wholeLow)).longValue();
    }
    // The estimate is off by less than 1, so one step of correction is exact.
    long q = (long) (real(partHigh, partLow) / real(wholeHigh, wholeLow) * 0x1p32);
    long low = q * wholeLow;
    long high = Math.unsignedMultiplyHigh(q, wholeLow) + q * wholeHigh;
    long restLow = (partLow << HALF) - low;
    long restHigh =
        ((partHigh << HALF) | (partLow >>> HALF))
            - high
            - (U64.isLess(partLow << HALF, low) ? 1 : 0);
    if (restHigh < 0) {
      return q - 1;
    }
    boolean isLess =
        restHigh < wholeHigh || (restHigh == wholeHigh && U64.isLess(restLow, wholeLow));
    return isLess ? q : q + 1;
  }

  private static double real(long high, long low) {
    return high * TWO_64 + ((low >>> 1) * 2.0);
  }

  private static BigInteger wide(long high, long low) {
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(U64.big(low));
  }
}
