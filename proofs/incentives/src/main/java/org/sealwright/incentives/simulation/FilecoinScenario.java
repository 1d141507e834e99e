// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * A storage miner on Filecoin, which wins as often as its share of the power lets it expect. Gas
 * and what it burns stay out.
 *
 * @param before state of the reward actor one epoch before the first
 * @param rawPower of the network, which the baseline is compared with
 * @param qualityPower of the network, which wins blocks, the miner's included
 * @param ownPower of the miner, quality-adjusted
 */
public record FilecoinScenario(
    RewardState before, PowerPath rawPower, PowerPath qualityPower, StoragePower ownPower)
    implements Scenario {

  public FilecoinScenario {
    if (ownPower.signum() < 0) {
      throw new EconomicsException("own power is " + ownPower + "; wanted 0 or more");
    }
  }

  /**
   * Power that grows by the same amount every day.
   *
   * @param start at the first epoch, 0 or more
   * @param daily what a day adds; may be negative, power then stops at 0
   */
  public record PowerPath(StoragePower start, StoragePower daily) {
    private static final BigInteger DAY = BigInteger.valueOf(Epochs.DAY);

    public PowerPath {
      if (start.signum() < 0) {
        throw new EconomicsException("power is " + start + "; wanted 0 or more");
      }
    }

    /** Power after so many epochs. */
    public StoragePower after(long epochs) {
      if (daily.signum() == 0) {
        return start;
      }
      BigInteger grown = daily.bytes().multiply(BigInteger.valueOf(epochs)).divide(DAY);
      return new StoragePower(start.bytes().add(grown).max(BigInteger.ZERO));
    }
  }

  /**
   * The reward actor just before an epoch, of a chain that had today's constants from its genesis.
   * Its sums count from here on, which changes no reward.
   *
   * @param epoch the first to run, 0 or more
   * @param networkTime effective network time before it, epochs, 0 to {@code epoch}
   */
  public static RewardState stateBefore(long epoch, long networkTime) {
    if (epoch < 0 || networkTime < 0 || networkTime > epoch) {
      throw new EconomicsException(
          "effective network time is %d at epoch %d; wanted 0 to the epoch"
              .formatted(networkTime, epoch));
    }
    // First, since it refuses epochs that would take for ever to reach.
    StoragePower baseline = BaselinePower.at(epoch - 1);
    return new RewardState(
        BigInteger.ZERO,
        BigInteger.ZERO,
        networkTime,
        BaselinePower.after(BaselinePower.INITIAL_VALUE, networkTime),
        TokenAmount.ZERO,
        FilterEstimate.INITIAL_REWARD,
        baseline,
        epoch - 1,
        TokenAmount.ZERO,
        Minting.SIMPLE_TOTAL,
        Minting.BASELINE_TOTAL);
  }

  @Override
  public String network() {
    return "filecoin";
  }

  @Override
  public long epochsPerYear() {
    return Epochs.YEAR;
  }

  @Override
  public NetworkModel model() {
    return new FilecoinModel(this);
  }
}
