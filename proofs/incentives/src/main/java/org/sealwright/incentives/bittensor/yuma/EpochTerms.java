// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;
import org.sealwright.incentives.math.U64;

/** The terms of an epoch as raw I32F32, and what is written from them: u16 shares and amounts. */
final class EpochTerms {
  long[] stake = new long[0];
  long[] activeStake = new long[0];
  long[] consensus = new long[0];
  long[] validatorTrust = new long[0];
  long[] incentive = new long[0];
  long[] dividends = new long[0];
  private long[] combined = new long[0];

  /** Makes room; what was there is lost. */
  void reserve(int n) {
    if (stake.length < n) {
      stake = new long[n];
      activeStake = new long[n];
      consensus = new long[n];
      validatorTrust = new long[n];
      incentive = new long[n];
      dividends = new long[n];
      combined = new long[n];
    }
  }

  /** Sets the stake of validators that are active. */
  void activate(int n, boolean[] isActive, boolean[] permits) {
    for (int i = 0; i < n; i++) {
      activeStake[i] = isActive[i] && permits[i] ? stake[i] : 0;
    }
    Vectors.normalize(activeStake, n);
  }

  /** Writes shares and amounts. */
  void write(int n, long emission, EpochResult out) {
    Vectors.toU16(stake, n, out.stakeWeight);
    Vectors.toU16(consensus, n, out.consensus);
    Vectors.toU16(incentive, n, out.incentive);
    Vectors.toU16(dividends, n, out.dividend);
    Vectors.toU16(validatorTrust, n, out.validatorTrust);
    for (int i = 0; i < n; i++) {
      combined[i] = Fixed32.add(incentive[i], dividends[i]);
    }
    long sum = Vectors.sum(combined, n);
    if (sum == 0) {
      // Nobody earned anything: validators share by stake.
      long[] shares = Vectors.isZero(activeStake, n) ? stake : activeStake;
      Arrays.fill(out.serverEmission, 0);
      amounts(shares, 0, emission, n, out.validatorEmission);
      amounts(shares, 0, emission, n, out.emission);
      return;
    }
    amounts(incentive, sum, emission, n, out.serverEmission);
    amounts(dividends, sum, emission, n, out.validatorEmission);
    amounts(combined, sum, emission, n, out.emission);
  }

  /** Floors of the shares of the emission; a sum of 0 stands for shares that are normalised. */
  private static void amounts(long[] shares, long sum, long emission, int n, long[] out) {
    for (int i = 0; i < n; i++) {
      long share = sum == 0 ? shares[i] : Fixed32.safeDiv(shares[i], sum);
      long high = Math.unsignedMultiplyHigh(share, emission);
      out[i] =
          high >>> Fixed32.FRACTION_BITS != 0
              ? U64.MAX
              : (high << Fixed32.FRACTION_BITS) | ((share * emission) >>> Fixed32.FRACTION_BITS);
    }
  }
}
