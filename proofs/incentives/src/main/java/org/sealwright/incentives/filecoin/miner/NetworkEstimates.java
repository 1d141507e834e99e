// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import java.util.Objects;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.RewardFloor;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.reward.SmoothedRatio;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

/**
 * What a miner actor knows of the network: the smoothed reward of an epoch and the smoothed
 * quality-adjusted power. From it follows the reward that power may expect, the {@code BR} of the
 * specification.
 *
 * @param reward of an epoch, attoFIL
 * @param power of the network, quality-adjusted bytes
 */
public record NetworkEstimates(FilterEstimate reward, FilterEstimate power) {
  /** Refuses null. */
  public NetworkEstimates {
    Objects.requireNonNull(reward, "reward");
    Objects.requireNonNull(power, "power");
  }

  /**
   * The reward that {@code sectorPower} may expect over {@code epochs}. Without any power in the
   * network it is the whole reward of one epoch, whatever the sector and the time.
   *
   * @param policy since version 4 a negative expectation counts as zero
   * @param sectorPower quality-adjusted bytes
   * @param epochs how long
   */
  public TokenAmount expectedReward(FilecoinPolicy policy, StoragePower sectorPower, long epochs) {
    if (power.floor().signum() == 0) {
      return new TokenAmount(reward.floor());
    }
    Q128 perByte = SmoothedRatio.overEpochs(epochs, 0, reward, power);
    BigInteger expected = perByte.times(sectorPower.bytes()).floor();
    return policy.rewardFloor() == RewardFloor.NONE
        ? new TokenAmount(expected)
        : new TokenAmount(expected.max(BigInteger.ZERO));
  }

  /** The same for deposits and pledges, which since version 12 are at least one attoFIL. */
  public TokenAmount expectedRewardForPledge(
      FilecoinPolicy policy, StoragePower sectorPower, long epochs) {
    TokenAmount expected = expectedReward(policy, sectorPower, epochs);
    return policy.rewardFloor() == RewardFloor.ONE_ATTO_IN_PLEDGES && expected.signum() <= 0
        ? TokenAmount.ONE_ATTO
        : expected;
  }
}
