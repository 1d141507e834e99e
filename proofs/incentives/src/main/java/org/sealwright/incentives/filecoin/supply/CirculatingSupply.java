// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.supply;

import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The money in circulation as the virtual machine sees it: what pledges, fees and deal collateral
 * are reckoned by. It is found once for an epoch, from the state before it.
 *
 * @param genesisVested from {@link GenesisVesting}
 * @param mined block rewards paid, from the reward actor
 * @param reserveDisbursed what left the reserve; negative if money went in
 * @param burnt balance of the burn actor
 * @param locked pledge collateral, and before version 23 money locked in the market
 */
public record CirculatingSupply(
    TokenAmount genesisVested,
    TokenAmount mined,
    TokenAmount reserveDisbursed,
    TokenAmount burnt,
    TokenAmount locked) {

  /**
   * What the state of a chain holds.
   *
   * @param genesisPledge what the first miners had locked at genesis
   * @param totalStoragePowerReward of the reward actor
   * @param reserveBalance of the reserve actor f090
   * @param burntBalance of the burn actor f099
   * @param totalPledgeCollateral of the power actor
   * @param marketLocked both collaterals and the storage fees locked in the market
   */
  public record ChainState(
      TokenAmount genesisPledge,
      TokenAmount totalStoragePowerReward,
      TokenAmount reserveBalance,
      TokenAmount burntBalance,
      TokenAmount totalPledgeCollateral,
      TokenAmount marketLocked) {}

  /** The parts of the supply at a height, from the state before it. */
  public static CirculatingSupply at(FilecoinNetwork network, long height, ChainState state) {
    boolean reserveCounts = height > network.heightOf(NetworkVersion.V4);
    boolean marketCounts = network.policyAt(height).marketLocksReduceSupply();
    return new CirculatingSupply(
        GenesisVesting.at(network, height, state.genesisPledge()),
        state.totalStoragePowerReward(),
        reserveCounts
            ? network.initialReserveAt(height).minus(state.reserveBalance())
            : TokenAmount.ZERO,
        state.burntBalance(),
        marketCounts
            ? state.totalPledgeCollateral().plus(state.marketLocked())
            : state.totalPledgeCollateral());
  }

  /** What circulates; never negative. */
  public TokenAmount circulating() {
    return genesisVested
        .plus(mined)
        .plus(reserveDisbursed)
        .minus(burnt)
        .minus(locked)
        .max(TokenAmount.ZERO);
  }
}
