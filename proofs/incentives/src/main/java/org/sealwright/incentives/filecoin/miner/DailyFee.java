// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.network.DailyFeeRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * The fee that a sector pays for each day of proofs (FIP-0100), since network version 25; burnt.
 */
public final class DailyFee {
  /** Share of the circulating supply per byte and day, over {@link #DENOMINATOR}. */
  public static final BigInteger NUMERATOR = BigInteger.valueOf(161_817);

  /** 10<sup>30</sup>. */
  public static final BigInteger DENOMINATOR = BigInteger.TEN.pow(30);

  private static final long CAP_SHARE = 2;

  private DailyFee() {}

  /**
   * The fee of a new sector, fixed until its power changes; zero before version 25.
   *
   * @param circulatingSupply as the virtual machine sees it
   * @param power quality-adjusted bytes
   */
  public static TokenAmount of(
      FilecoinPolicy policy, TokenAmount circulatingSupply, StoragePower power) {
    if (policy.dailyFee() == DailyFeeRule.NONE) {
      return TokenAmount.ZERO;
    }
    return new TokenAmount(
        FloorMath.divide(
            NUMERATOR.multiply(circulatingSupply.atto()).multiply(power.bytes()), DENOMINATOR));
  }

  /**
   * The fee after a change of power.
   *
   * @param fee so far
   * @param oldPower for an update reckoned with the remaining life and the old verified weight, for
   *     an extension the sector's own
   * @param newPower quality-adjusted bytes
   * @throws org.sealwright.incentives.EconomicsException if the old power is zero and the new is
   *     not
   */
  public static TokenAmount adjusted(
      TokenAmount fee, StoragePower oldPower, StoragePower newPower) {
    if (oldPower.equals(newPower)) {
      return fee;
    }
    return new TokenAmount(
        FloorMath.divide(fee.atto().multiply(newPower.bytes()), oldPower.bytes()));
  }

  /**
   * The fee of a sector after a replica update: a fresh one where it had none.
   *
   * @param fee so far, zero for a sector from before version 25
   */
  public static TokenAmount afterUpdate(
      FilecoinPolicy policy,
      TokenAmount fee,
      TokenAmount circulatingSupply,
      StoragePower oldPower,
      StoragePower newPower) {
    return fee.isZero()
        ? of(policy, circulatingSupply, newPower)
        : adjusted(fee, oldPower, newPower);
  }

  /** The fee of a sector after an extension: a fresh one where it had none, since version 26. */
  public static TokenAmount afterExtension(
      FilecoinPolicy policy,
      TokenAmount fee,
      TokenAmount circulatingSupply,
      StoragePower oldPower,
      StoragePower newPower) {
    if (!fee.isZero()) {
      return adjusted(fee, oldPower, newPower);
    }
    return policy.dailyFee() == DailyFeeRule.EXTENSIONS_TOO
        ? of(policy, circulatingSupply, newPower)
        : TokenAmount.ZERO;
  }

  /**
   * What a deadline pays in a day: its fees, but no more than half of its expected reward.
   *
   * @param fees of the deadline's sectors
   * @param livePower of the deadline, sectors without a fee included
   */
  public static TokenAmount payable(
      FilecoinPolicy policy, TokenAmount fees, NetworkEstimates network, StoragePower livePower) {
    if (fees.signum() <= 0) {
      return TokenAmount.ZERO;
    }
    return payable(fees, network.expectedReward(policy, livePower, Epochs.DAY));
  }

  /** What is paid where {@code dayReward} is expected for a day. */
  static TokenAmount payable(TokenAmount fees, TokenAmount dayReward) {
    return dayReward.scaled(1, CAP_SHARE).min(fees);
  }
}
