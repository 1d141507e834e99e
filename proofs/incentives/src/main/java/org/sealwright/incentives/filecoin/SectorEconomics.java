// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.miner.DailyFee;
import org.sealwright.incentives.filecoin.miner.InitialPledge;
import org.sealwright.incentives.filecoin.miner.NetworkEstimates;
import org.sealwright.incentives.filecoin.miner.Penalties;
import org.sealwright.incentives.filecoin.miner.SectorQuality;
import org.sealwright.incentives.filecoin.miner.TerminationFee;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.TerminationRule;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * What a sector that is committed now must pledge, may expect to earn, and would pay for failing.
 * Rewards are the network's own projection, from which it reckons pledges and penalties; what a
 * miner really wins is a lottery around it.
 *
 * @param power quality-adjusted
 * @param preCommitDeposit held until the sector is proven
 * @param initialPledge held until it expires
 * @param rewardPerDay expected block rewards of the first day, gas not included
 * @param rewardOfLife expected block rewards up to expiration, as the estimates move
 * @param lockedPerDay the part of a day's reward that vests over 180 days
 * @param feePerDay the sector's daily fee, which is burnt; no more than half its reward is taken
 * @param faultFeePerDay for each day in which it stays faulty
 * @param terminationFee for ending it after 140 days or more, at today's estimates
 */
public record SectorEconomics(
    StoragePower power,
    TokenAmount preCommitDeposit,
    TokenAmount initialPledge,
    TokenAmount rewardPerDay,
    TokenAmount rewardOfLife,
    TokenAmount lockedPerDay,
    TokenAmount feePerDay,
    TokenAmount faultFeePerDay,
    TokenAmount terminationFee) {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final long DAYS_OF_YEAR = 365;

  /**
   * For a sector without verified data.
   *
   * @param state of the network
   * @param sectorSize bytes, such as {@code 32L << 30}
   * @param duration epochs to expiration, above 0
   */
  public static SectorEconomics of(NetworkState state, long sectorSize, long duration) {
    return of(state, sectorSize, duration, 0);
  }

  /**
   * For a sector that holds verified data for its whole life.
   *
   * @param state of the network
   * @param sectorSize bytes, above 0
   * @param duration epochs to expiration, above 0
   * @param verifiedBytes 0 to {@code sectorSize}
   * @throws EconomicsException if a number is out of range
   */
  public static SectorEconomics of(
      NetworkState state, long sectorSize, long duration, long verifiedBytes) {
    if (duration <= 0) {
      throw new EconomicsException("duration: got " + duration + " epochs, wanted above 0");
    }
    if (verifiedBytes < 0 || verifiedBytes > sectorSize) {
      throw new EconomicsException(
          "verified bytes: got " + verifiedBytes + ", wanted 0 to " + sectorSize);
    }
    BigInteger weight = BigInteger.valueOf(verifiedBytes).multiply(BigInteger.valueOf(duration));
    StoragePower power = SectorQuality.power(sectorSize, duration, weight);
    FilecoinPolicy policy = state.policy();
    NetworkEstimates network = state.estimates();
    TokenAmount pledge =
        InitialPledge.of(
            policy,
            power,
            state.baselinePower(),
            network,
            state.circulatingSupply(),
            state.network().pledgeRampAt(state.epoch()),
            state.epoch());
    TokenAmount day = network.expectedReward(policy, power, Epochs.DAY);
    TokenAmount fee = DailyFee.of(policy, state.circulatingSupply(), power);
    TokenAmount faultFee = Penalties.continuedFault(policy, network, power);
    return new SectorEconomics(
        power,
        InitialPledge.preCommitDeposit(policy, network, SectorQuality.maximumPower(sectorSize)),
        pledge,
        day,
        network.expectedReward(policy, power, duration),
        Penalties.lockedReward(policy, day),
        DailyFee.payable(policy, fee, network, power),
        faultFee,
        terminationFee(policy, network, power, pledge, day, faultFee));
  }

  private static TokenAmount terminationFee(
      FilecoinPolicy policy,
      NetworkEstimates network,
      StoragePower power,
      TokenAmount pledge,
      TokenAmount day,
      TokenAmount faultFee) {
    if (policy.terminationRule() == TerminationRule.SHARE_OF_PLEDGE) {
      return TerminationFee.maximum(pledge, faultFee);
    }
    TokenAmount twentyDays = network.expectedReward(policy, power, 20 * Epochs.DAY);
    return TerminationFee.legacy(
        policy,
        new TerminationFee.Sector(
            TerminationFee.FULL_AGE, day, twentyDays, power, 0, TokenAmount.ZERO),
        network);
  }

  /** What a day leaves after the fee. */
  public TokenAmount netPerDay() {
    return rewardPerDay.minus(feePerDay);
  }

  /**
   * A year's net reward at today's rate, in millionths of the pledge, floored.
   *
   * @throws EconomicsException if nothing is pledged
   */
  public BigInteger yearlyReturnPpm() {
    return FloorMath.divide(
        netPerDay().times(DAYS_OF_YEAR).atto().multiply(MILLION), initialPledge.atto());
  }
}
