// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

/**
 * The state of the reward actor, in the order it has on chain. A step gives a new state; {@link
 * RewardSchedule} does many steps faster.
 *
 * @param cumsumBaseline baseline power up to effective network time, byte-epochs
 * @param cumsumRealized power realised, byte-epochs
 * @param effectiveNetworkTime epochs, rounded up
 * @param effectiveBaselinePower the baseline at that time
 * @param thisEpochReward what the epoch mints
 * @param thisEpochRewardSmoothed the same, smoothed
 * @param thisEpochBaselinePower the baseline of the epoch
 * @param epoch the epoch that the rewards are of
 * @param totalStoragePowerReward block rewards paid so far, without gas
 * @param simpleTotal all that time alone mints
 * @param baselineTotal all that the baseline mints
 */
public record RewardState(
    BigInteger cumsumBaseline,
    BigInteger cumsumRealized,
    long effectiveNetworkTime,
    StoragePower effectiveBaselinePower,
    TokenAmount thisEpochReward,
    FilterEstimate thisEpochRewardSmoothed,
    StoragePower thisEpochBaselinePower,
    long epoch,
    TokenAmount totalStoragePowerReward,
    TokenAmount simpleTotal,
    TokenAmount baselineTotal) {

  /**
   * Checks what every state of the actor has.
   *
   * @throws EconomicsException if a sum, a time or a baseline is negative, or if more power has
   *     been realised than effective time allows for
   */
  public RewardState {
    if (cumsumRealized.signum() < 0 || cumsumRealized.compareTo(cumsumBaseline) > 0) {
      throw new EconomicsException(
          "realized sum: got " + cumsumRealized + ", wanted 0 to " + cumsumBaseline);
    }
    if (effectiveNetworkTime < 0 || epoch < Epochs.UNDEFINED) {
      throw new EconomicsException("times: got " + effectiveNetworkTime + " and " + epoch);
    }
    if (effectiveBaselinePower.signum() < 0 || thisEpochBaselinePower.signum() < 0) {
      throw new EconomicsException(
          "baselines: got " + effectiveBaselinePower + " and " + thisEpochBaselinePower);
    }
  }

  /** The state after genesis with this raw power of the network: epoch 0, its reward computed. */
  public static RewardState genesis(StoragePower power) {
    RewardState before =
        new RewardState(
            BigInteger.ZERO,
            BigInteger.ZERO,
            0,
            BaselinePower.INITIAL_VALUE,
            TokenAmount.ZERO,
            FilterEstimate.INITIAL_REWARD,
            BaselinePower.BEFORE_GENESIS,
            Epochs.UNDEFINED,
            TokenAmount.ZERO,
            Minting.SIMPLE_TOTAL,
            Minting.BASELINE_TOTAL);
    return before.nextWithReward(power);
  }

  /** Effective network time to a fraction of an epoch. */
  public Q128 theta() {
    return Minting.theta(
        effectiveNetworkTime, effectiveBaselinePower, cumsumRealized, cumsumBaseline);
  }

  /** The next epoch with this raw power; the reward stays that of the epoch before. */
  public RewardState next(StoragePower power) {
    StoragePower baseline = BaselinePower.next(thisEpochBaselinePower);
    BigInteger realized = cumsumRealized.add(baseline.min(power).bytes());
    BigInteger reached = cumsumBaseline;
    long time = effectiveNetworkTime;
    StoragePower effective = effectiveBaselinePower;
    while (realized.compareTo(reached) > 0) {
      if (effective.signum() <= 0) {
        throw new EconomicsException("effective baseline: got " + effective + ", wanted above 0");
      }
      time = Epochs.plus(time, 1);
      effective = BaselinePower.next(effective);
      reached = reached.add(effective.bytes());
    }
    return new RewardState(
        reached,
        realized,
        time,
        effective,
        thisEpochReward,
        thisEpochRewardSmoothed,
        baseline,
        Epochs.plus(epoch, 1),
        totalStoragePowerReward,
        simpleTotal,
        baselineTotal);
  }

  /** The next epoch with this raw power, and its reward. */
  public RewardState nextWithReward(StoragePower power) {
    RewardState next = next(power);
    return next.withReward(
        Minting.reward(next.epoch, theta(), next.theta(), simpleTotal, baselineTotal),
        thisEpochRewardSmoothed);
  }

  /**
   * What the power actor calls at the end of an epoch: catches up skipped epochs, whose share of
   * effective time mints nothing, then computes the next epoch's reward and smooths it.
   *
   * @param power raw power of the network
   * @param currentEpoch the epoch that ends, up to 210,240,000 (200 years); the state then is of
   *     the one after
   * @throws EconomicsException if the epoch is out of range
   */
  public RewardState updateNetworkKpi(StoragePower power, long currentEpoch) {
    if (currentEpoch > BaselinePower.LAST_EPOCH) {
      throw new EconomicsException(
          "epoch: got " + currentEpoch + ", wanted up to " + BaselinePower.LAST_EPOCH);
    }
    RewardState state = this;
    while (state.epoch < currentEpoch) {
      state = state.next(power);
    }
    state = state.nextWithReward(power);
    FilterEstimate smoothed =
        thisEpochRewardSmoothed.next(
            state.thisEpochReward.atto(), Epochs.minus(state.epoch, epoch));
    return state.withReward(state.thisEpochReward, smoothed);
  }

  /** The same state with more paid out. */
  RewardState withPaid(TokenAmount blockReward) {
    return new RewardState(
        cumsumBaseline,
        cumsumRealized,
        effectiveNetworkTime,
        effectiveBaselinePower,
        thisEpochReward,
        thisEpochRewardSmoothed,
        thisEpochBaselinePower,
        epoch,
        totalStoragePowerReward.plus(blockReward),
        simpleTotal,
        baselineTotal);
  }

  private RewardState withReward(TokenAmount reward, FilterEstimate smoothed) {
    return new RewardState(
        cumsumBaseline,
        cumsumRealized,
        effectiveNetworkTime,
        effectiveBaselinePower,
        reward,
        smoothed,
        thisEpochBaselinePower,
        epoch,
        totalStoragePowerReward,
        simpleTotal,
        baselineTotal);
  }
}
