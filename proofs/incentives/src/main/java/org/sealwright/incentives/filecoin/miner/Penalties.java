// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.ReporterRule;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/** What faults cost: missed proofs, invalid proofs, and faults of consensus. */
public final class Penalties {
  /** Added to the penalty of a proof that was disputed with success. */
  public static final TokenAmount INVALID_POST_BASE = TokenAmount.ofFil(20);

  /** What the disputer gets of it, and is added to it. */
  public static final TokenAmount DISPUTE_REWARD = TokenAmount.ofFil(4);

  /** Epochs without blocks after a fault of consensus. */
  public static final long EXCLUSION_EPOCHS = Epochs.CHAIN_FINALITY;

  private static final long CONSENSUS_FAULT_FACTOR = 5;

  private Penalties() {}

  /**
   * The fee of a proving period in which power stays faulty; applied once to the sum of a
   * deadline's power that was faulty before.
   *
   * @param faultyPower quality-adjusted bytes
   */
  public static TokenAmount continuedFault(
      FilecoinPolicy policy, NetworkEstimates network, StoragePower faultyPower) {
    return network.expectedReward(policy, faultyPower, policy.faultFeeEpochs());
  }

  /**
   * The least fee of a termination before FIP-0098; in versions 0 to 2 also the fee of a fault that
   * was not declared.
   *
   * @param power quality-adjusted bytes of the sector
   */
  public static TokenAmount terminationFloor(
      FilecoinPolicy policy, NetworkEstimates network, StoragePower power) {
    return network.expectedReward(policy, power, policy.terminationFloorEpochs());
  }

  /**
   * The penalty for an invalid window PoSt that was taken as valid, without the disputer's part.
   *
   * @param disputedPower quality-adjusted bytes
   * @throws EconomicsException before network version 10, where nothing could be disputed
   */
  public static TokenAmount invalidWindowPoSt(
      FilecoinPolicy policy, NetworkEstimates network, StoragePower disputedPower) {
    if (!policy.disputes()) {
      throw new EconomicsException(
          "network version: got " + policy.version() + ", wanted V10 or later for disputes");
    }
    long epochs = policy.faultFeeEpochs() + 2 * Epochs.DAY;
    return network.expectedReward(policy, disputedPower, epochs).plus(INVALID_POST_BASE);
  }

  /**
   * How the penalty of a successful dispute is split.
   *
   * @param applied added to the miner's fee debt
   * @param disputer paid to the disputer; burnt if that fails
   * @param burnt the rest of what was taken
   */
  public record Dispute(TokenAmount applied, TokenAmount disputer, TokenAmount burnt) {
    /**
     * Splits what could be taken of a penalty.
     *
     * @param penalty from {@link #invalidWindowPoSt}
     * @param taken what the miner's balance gave, 0 or more
     */
    public static Dispute of(TokenAmount penalty, TokenAmount taken) {
      TokenAmount reward = taken.requireNonNegative("taken").min(DISPUTE_REWARD);
      return new Dispute(penalty.plus(DISPUTE_REWARD), reward, taken.minus(reward));
    }
  }

  /**
   * The penalty of a fault of consensus.
   *
   * @param smoothedReward of an epoch, the floor of the estimate
   */
  public static TokenAmount consensusFault(TokenAmount smoothedReward) {
    return smoothedReward.scaled(CONSENSUS_FAULT_FACTOR, Epochs.EXPECTED_LEADERS);
  }

  /**
   * What the reporter of a fault of consensus gets.
   *
   * @param policy of network version 4 or later; before, the base was the miner's whole balance,
   *     see {@link ReporterRule#reward}
   * @param smoothedReward of an epoch
   * @param burnt what was taken from the miner, beyond which nothing is paid
   * @param age epochs from the fault to the report, above 0
   * @throws EconomicsException if the age is not positive, or before version 4
   */
  public static TokenAmount consensusFaultReporter(
      FilecoinPolicy policy, TokenAmount smoothedReward, TokenAmount burnt, long age) {
    if (age <= 0) {
      throw new EconomicsException("age of the fault: got " + age + ", wanted above 0");
    }
    ReporterRule rule = policy.reporterRule();
    if (rule == ReporterRule.AUCTION_UP_TO_HALF) {
      throw new EconomicsException(
          "network version: got " + policy.version() + ", wanted V4 or later; see ReporterRule");
    }
    TokenAmount base =
        rule == ReporterRule.QUARTER_OF_A_WIN ? smoothedReward : consensusFault(smoothedReward);
    return rule.reward(base, age).min(burnt);
  }

  /**
   * The epoch until which a miner makes no blocks after a report.
   *
   * @param now the epoch of the report
   * @param faultEpoch of the fault
   * @param exclusionEnd the end recorded so far, -1 for none
   * @throws EconomicsException if the fault is older than one already punished
   */
  public static long exclusionEnd(long now, long faultEpoch, long exclusionEnd) {
    if (faultEpoch >= now) {
      throw new EconomicsException("fault epoch: got " + faultEpoch + ", wanted below " + now);
    }
    if (faultEpoch < exclusionEnd) {
      throw new EconomicsException(
          "fault epoch: got " + faultEpoch + ", wanted " + exclusionEnd + " or later");
    }
    return Epochs.plus(now, EXCLUSION_EPOCHS);
  }

  /**
   * The part of a block reward, gas included, that is locked and vests.
   *
   * @param policy of the network version
   * @param reward what the miner was sent
   */
  public static TokenAmount lockedReward(FilecoinPolicy policy, TokenAmount reward) {
    return reward.scaled(policy.lockedRewardPercent(), 100);
  }
}
