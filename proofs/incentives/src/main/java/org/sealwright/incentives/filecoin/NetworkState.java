// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import java.math.BigInteger;
import java.util.Objects;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.miner.NetworkEstimates;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * What of a network's state decides the economics of a sector; all of it can be read from a node.
 *
 * @param network whose rules apply
 * @param epoch 0 or more
 * @param estimates smoothed reward and quality-adjusted power ({@code ThisEpochRewardSmoothed} of
 *     the reward actor, {@code ThisEpochQAPowerSmoothed} of the power actor)
 * @param baselinePower {@code ThisEpochBaselinePower} of the reward actor
 * @param circulatingSupply as the virtual machine sees it
 */
public record NetworkState(
    FilecoinNetwork network,
    long epoch,
    NetworkEstimates estimates,
    StoragePower baselinePower,
    TokenAmount circulatingSupply) {

  /**
   * Checks the ranges.
   *
   * @throws EconomicsException if a number is negative
   */
  public NetworkState {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(estimates, "estimates");
    if (epoch < 0 || baselinePower.signum() < 0) {
      throw new EconomicsException(
          "network state: got epoch " + epoch + " and baseline " + baselinePower);
    }
    circulatingSupply.requireNonNegative("circulating supply");
  }

  /**
   * From numbers that explorers show, taken not to move.
   *
   * @param network whose rules apply
   * @param epoch 0 or more
   * @param epochReward what an epoch mints
   * @param qualityPower of the network
   * @param baselinePower of the epoch
   * @param circulatingSupply as the virtual machine sees it
   */
  public static NetworkState steady(
      FilecoinNetwork network,
      long epoch,
      TokenAmount epochReward,
      StoragePower qualityPower,
      StoragePower baselinePower,
      TokenAmount circulatingSupply) {
    NetworkEstimates estimates =
        new NetworkEstimates(
            FilterEstimate.of(epochReward.atto(), BigInteger.ZERO),
            FilterEstimate.of(qualityPower.bytes(), BigInteger.ZERO));
    return new NetworkState(network, epoch, estimates, baselinePower, circulatingSupply);
  }

  /** The parameters that rule at the epoch. */
  public FilecoinPolicy policy() {
    return network.policyAt(epoch);
  }
}
