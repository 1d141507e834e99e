// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.network.PledgeRamp;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * What a miner locks with a sector: 20 days of its expected reward, and a share of 30 % of the
 * circulating supply, capped at a little under 1 FIL for 32 GiB of quality-adjusted power.
 */
public final class InitialPledge {
  /** Epochs of expected reward in the storage pledge, and in a pre-commit deposit. */
  public static final long PROJECTION_EPOCHS = 20 * Epochs.DAY;

  /** The cap, attoFIL per quality-adjusted byte: {@code floor(10^18 / 2^35)}. */
  public static final long MAXIMUM_PER_BYTE = 29_103_830;

  /** Power for which a new miner makes a deposit (FIP-0077): a tenth of the consensus minimum. */
  public static final StoragePower CREATION_POWER = StoragePower.ofTiB(1);

  private static final BigInteger LOCK_NUMERATOR = BigInteger.valueOf(3);
  private static final BigInteger LOCK_DENOMINATOR = BigInteger.TEN;
  private static final long PERMILLE = 1000;

  private InitialPledge() {}

  /**
   * The pledge for new power.
   *
   * @param policy of the network version; the ramp applies since version 24
   * @param sectorPower quality-adjusted bytes, above 0
   * @param baselinePower of the epoch
   * @param network smoothed reward and power
   * @param circulatingSupply as the virtual machine sees it
   * @param ramp of the network
   * @param epoch the current one
   * @throws org.sealwright.incentives.EconomicsException if sector and network have no power
   */
  public static TokenAmount of(
      FilecoinPolicy policy,
      StoragePower sectorPower,
      StoragePower baselinePower,
      NetworkEstimates network,
      TokenAmount circulatingSupply,
      PledgeRamp ramp,
      long epoch) {
    long skew = policy.version().isAtLeast(NetworkVersion.V24) ? ramp.skewAt(epoch) : 0;
    return withSkew(policy, sectorPower, baselinePower, network, circulatingSupply, skew);
  }

  static TokenAmount withSkew(
      FilecoinPolicy policy,
      StoragePower sectorPower,
      StoragePower baselinePower,
      NetworkEstimates network,
      TokenAmount circulatingSupply,
      long skew) {
    TokenAmount storage = network.expectedRewardForPledge(policy, sectorPower, PROJECTION_EPOCHS);
    StoragePower networkPower = new StoragePower(network.power().floor());
    StoragePower plain = networkPower.max(sectorPower);
    BigInteger share =
        circulatingSupply.atto().multiply(LOCK_NUMERATOR).multiply(sectorPower.bytes());
    BigInteger limited = part(share, PERMILLE - skew, plain.max(baselinePower));
    // Before the ramp there was no second term, and none is divided by: powers may be zero.
    BigInteger moved =
        policy.version().isAtLeast(NetworkVersion.V24) ? part(share, skew, plain) : BigInteger.ZERO;
    TokenAmount nominal = storage.plus(new TokenAmount(limited.add(moved)));
    return nominal.min(
        new TokenAmount(sectorPower.bytes().multiply(BigInteger.valueOf(MAXIMUM_PER_BYTE))));
  }

  /** {@code floor(permille * share / (power * 10 * 1000))}. */
  private static BigInteger part(BigInteger share, long permille, StoragePower power) {
    return FloorMath.divide(
        share.multiply(BigInteger.valueOf(permille)),
        power.bytes().multiply(LOCK_DENOMINATOR).multiply(BigInteger.valueOf(PERMILLE)));
  }

  /**
   * What a miner that is created must send along (FIP-0077), zero before network version 27; it
   * vests like a reward. The parameters are those of {@link #of}.
   */
  public static TokenAmount creationDeposit(
      FilecoinPolicy policy,
      StoragePower baselinePower,
      NetworkEstimates network,
      TokenAmount circulatingSupply,
      PledgeRamp ramp,
      long epoch) {
    if (!policy.version().isAtLeast(NetworkVersion.V27)) {
      return TokenAmount.ZERO;
    }
    return of(policy, CREATION_POWER, baselinePower, network, circulatingSupply, ramp, epoch);
  }

  /**
   * The deposit for a pre-committed sector, forfeited when the proof does not come.
   *
   * @param policy of the network version
   * @param network smoothed reward and power
   * @param power quality-adjusted bytes; since FIP-0034 (version 17) always {@link
   *     SectorQuality#maximumPower} of the sector's size
   */
  public static TokenAmount preCommitDeposit(
      FilecoinPolicy policy, NetworkEstimates network, StoragePower power) {
    return network.expectedRewardForPledge(policy, power, PROJECTION_EPOCHS);
  }
}
