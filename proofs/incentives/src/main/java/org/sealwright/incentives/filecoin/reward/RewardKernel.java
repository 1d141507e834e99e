// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

/**
 * The reward actor's update of one epoch in fixed limbs, without allocation. Its domain: powers,
 * spacetimes and totals that {@link #fits} accepts, and less than 70 years of either time; {@link
 * #mayStep} tells when it ends. Equal to {@link RewardState#updateNetworkKpi} bit for bit.
 */
final class RewardKernel {
  /** Effective and real epochs for which the exponent stays below 8. */
  private static final long LAST_EPOCH = 72_000_000;

  private static final int SPACETIME_BITS = 124;
  private static final int AMOUNT_BITS = 96;
  private static final int ESTIMATE_BITS = 240;
  private static final long[] LAMBDA = LimbMath.of(Minting.LAMBDA.raw(), 2);
  private static final long[] ALPHA = LimbMath.of(FilterEstimate.ALPHA.raw(), 2);
  private static final long[] BETA = LimbMath.of(FilterEstimate.BETA.raw(), 2);

  private final LimbExpNeg exponential = new LimbExpNeg();
  private final LimbDivision division = new LimbDivision();
  private final BaselineLimbs baseline = new BaselineLimbs();
  private final BaselineLimbs effective = new BaselineLimbs();
  private final long[] simpleShare;
  private final long[] baselineTotal;
  private final long[] realized = new long[2];
  private final long[] reached = new long[2];
  private final long[] position = new long[4];
  private final long[] velocity = new long[4];
  private final long[] reward = new long[2];
  private final long[] minted = new long[3];
  private final RewardState start;
  private long epoch;
  private long networkTime;
  private boolean thetaKnown;

  // Scratch: the name says what it holds within a step.
  private final long[] added = new long[2];
  private final long[] wideReward = new long[3];
  private final long[] missing = new long[3];
  private final long[] step3 = new long[3];
  private final long[] fraction = new long[3];
  private final long[] theta = new long[3];
  private final long[] exponent = new long[3];
  private final long[] decay = new long[3];
  private final long[] left = new long[3];
  private final long[] leftBefore = new long[3];
  private final long[] product5 = new long[5];
  private final long[] product7 = new long[7];
  private final long[] product6 = new long[6];
  private final long[] sum = new long[5];
  private final long[] surprise = new long[4];
  private final long[] turn = new long[4];

  RewardKernel(RewardState state) {
    start = state;
    simpleShare =
        LimbMath.of(Minting.EXP_LAMBDA_LESS_ONE.times(state.simpleTotal().atto()).raw(), 4);
    baselineTotal = LimbMath.of(state.baselineTotal().atto(), 2);
    LimbMath.set(realized, state.cumsumRealized());
    LimbMath.set(reached, state.cumsumBaseline());
    LimbMath.set(position, state.thisEpochRewardSmoothed().position().raw());
    LimbMath.set(velocity, state.thisEpochRewardSmoothed().velocity().raw());
    LimbMath.set(reward, state.thisEpochReward().atto());
    baseline.set(state.thisEpochBaselinePower());
    effective.set(state.effectiveBaselinePower());
    epoch = state.epoch();
    networkTime = state.effectiveNetworkTime();
  }

  /** Whether a state lies in the domain. */
  static boolean fits(RewardState state) {
    BigInteger missing = state.cumsumBaseline().subtract(state.cumsumRealized());
    return isWithin(state.cumsumRealized(), SPACETIME_BITS)
        && isWithin(state.cumsumBaseline(), SPACETIME_BITS)
        && missing.signum() >= 0
        && missing.compareTo(state.effectiveBaselinePower().bytes()) < 0
        && isWithin(state.effectiveBaselinePower().bytes(), AMOUNT_BITS)
        && isWithin(state.thisEpochBaselinePower().bytes(), AMOUNT_BITS)
        && isWithin(state.simpleTotal().atto(), AMOUNT_BITS)
        && isWithin(state.baselineTotal().atto(), AMOUNT_BITS)
        && isWithin(state.thisEpochReward().atto(), AMOUNT_BITS)
        && state.thisEpochRewardSmoothed().position().raw().bitLength() < ESTIMATE_BITS
        && state.thisEpochRewardSmoothed().velocity().raw().bitLength() < ESTIMATE_BITS
        && isEarly(state.epoch())
        && isEarly(state.effectiveNetworkTime());
  }

  private static boolean isWithin(BigInteger value, int bits) {
    return value.signum() >= 0 && value.bitLength() <= bits;
  }

  private static boolean isEarly(long time) {
    return time >= 0 && time < LAST_EPOCH;
  }

  /** Whether the next step stays in the domain. */
  boolean mayStep() {
    return isEarly(epoch)
        && isEarly(networkTime)
        && baseline.high() >>> 30 == 0
        && effective.high() >>> 30 == 0;
  }

  /** The next epoch with this raw power, of two limbs, and its reward, smoothed. */
  void step(long powerHigh, long powerLow) {
    if (!thetaKnown) {
      remaining(leftBefore);
      thetaKnown = true;
    }
    epoch++;
    baseline.step();
    realize(powerHigh, powerLow);
    remaining(left);
    mint();
    smooth();
    System.arraycopy(left, 0, leftBefore, 0, 3);
  }

  private void realize(long powerHigh, long powerLow) {
    int order = Long.compareUnsigned(powerHigh, baseline.high());
    boolean lower = order < 0 || (order == 0 && Long.compareUnsigned(powerLow, baseline.low()) < 0);
    added[0] = lower ? powerLow : baseline.low();
    added[1] = lower ? powerHigh : baseline.high();
    LimbMath.add(realized, added);
    while (LimbMath.compare(realized, reached) > 0) {
      networkTime++;
      effective.step();
      added[0] = effective.low();
      added[1] = effective.high();
      LimbMath.add(reached, added);
    }
  }

  /** {@code out = e^-(lambda * theta)}: the share of the baseline's total not minted by then. */
  private void remaining(long[] out) {
    theta[0] = 0;
    theta[1] = 0;
    theta[2] = networkTime;
    if (networkTime != 0) {
      missing[0] = reached[0];
      missing[1] = reached[1];
      step3[0] = realized[0];
      step3[1] = realized[1];
      LimbMath.subtract(missing, step3);
      missing[2] = 0;
      step3[0] = effective.low();
      step3[1] = effective.high();
      division.divide(fraction, missing, step3);
      LimbMath.subtract(theta, fraction);
    }
    LimbMath.multiply(product5, theta, LAMBDA);
    System.arraycopy(product5, 2, exponent, 0, 3);
    exponential.apply(out, exponent);
  }

  private void mint() {
    theta[0] = epoch;
    theta[1] = 0;
    theta[2] = 0;
    LimbMath.multiply(product5, theta, LAMBDA);
    System.arraycopy(product5, 0, exponent, 0, 3);
    exponential.apply(decay, exponent);
    LimbMath.multiply(product7, simpleShare, decay);
    System.arraycopy(product7, 2, sum, 0, 5);
    LimbMath.subtract(leftBefore, left);
    LimbMath.multiply(product5, leftBefore, baselineTotal);
    LimbMath.add(sum, product5);
    reward[0] = sum[2];
    reward[1] = sum[3];
    wideReward[0] = reward[0];
    wideReward[1] = reward[1];
    LimbMath.add(minted, wideReward);
  }

  /** The filter for one elapsed epoch, where both of its divisions are shifts. */
  private void smooth() {
    LimbMath.add(position, velocity);
    surprise[0] = 0;
    surprise[1] = 0;
    surprise[2] = reward[0];
    surprise[3] = reward[1];
    LimbMath.subtract(surprise, position);
    correct(position, ALPHA);
    correct(velocity, BETA);
  }

  private void correct(long[] value, long[] factor) {
    LimbMath.multiply(product6, surprise, factor);
    System.arraycopy(product6, 2, turn, 0, 4);
    LimbMath.add(value, turn);
  }

  long epoch() {
    return epoch;
  }

  TokenAmount reward() {
    return new TokenAmount(LimbMath.unsigned(reward[1], reward[0]));
  }

  TokenAmount minted() {
    return new TokenAmount(LimbMath.toInteger(minted));
  }

  StoragePower baselinePower() {
    return baseline.get();
  }

  /** The state now; what was paid out is as at the start. */
  RewardState state() {
    return new RewardState(
        LimbMath.unsigned(reached[1], reached[0]),
        LimbMath.unsigned(realized[1], realized[0]),
        networkTime,
        effective.get(),
        reward(),
        new FilterEstimate(
            new Q128(LimbMath.toInteger(position)), new Q128(LimbMath.toInteger(velocity))),
        baseline.get(),
        epoch,
        start.totalStoragePowerReward(),
        start.simpleTotal(),
        start.baselineTotal());
  }
}
