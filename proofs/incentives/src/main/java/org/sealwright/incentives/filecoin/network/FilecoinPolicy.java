// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.filecoin.units.Epochs;

/**
 * The economic parameters of one network version. What never changed is a constant where it is
 * used; what changed is here.
 *
 * @param version the version they belong to
 * @param rewardFloor what small expected rewards count as
 * @param faultFeeEpochs epochs of expected reward that a continued fault costs a day
 * @param terminationFloorEpochs epochs of expected reward below which no termination before
 *     FIP-0098 went; also the fee of undeclared faults of versions 0 to 2
 * @param terminationRule how terminations are priced
 * @param disputes whether a window PoSt may be disputed
 * @param reporterRule what a report of a fault of consensus earns
 * @param rewardVesting how a locked reward becomes free
 * @param lockedRewardPercent percent of a reward that is locked
 * @param dailyFee who pays a daily fee
 * @param batchFee the fee of batches
 * @param dealCollateral what a provider locks for a deal
 * @param dealDurationMaximum the longest deal in epochs
 * @param marketLocksReduceSupply whether money locked in the market counts as not circulating
 * @param consensusMinimum who takes part in elections
 * @param debtRule how penalties are paid
 */
public record FilecoinPolicy(
    NetworkVersion version,
    RewardFloor rewardFloor,
    long faultFeeEpochs,
    long terminationFloorEpochs,
    TerminationRule terminationRule,
    boolean disputes,
    ReporterRule reporterRule,
    VestingSpec rewardVesting,
    int lockedRewardPercent,
    DailyFeeRule dailyFee,
    BatchFee batchFee,
    DealCollateralRule dealCollateral,
    long dealDurationMaximum,
    boolean marketLocksReduceSupply,
    ConsensusMinimumRule consensusMinimum,
    DebtRule debtRule) {

  /** Those of {@link NetworkVersion#LATEST}. */
  public static final FilecoinPolicy LATEST = of(NetworkVersion.LATEST);

  /** Those of a network version. */
  public static FilecoinPolicy of(NetworkVersion version) {
    return new FilecoinPolicy(
        version,
        rewardFloorOf(version),
        since(version, 3) ? Epochs.DAY * 351 / 100 : Epochs.DAY * 214 / 100,
        since(version, 1) ? Epochs.DAY * 35 / 10 : Epochs.DAY * 5,
        terminationRuleOf(version),
        since(version, 10),
        reporterRuleOf(version),
        since(version, 1) ? VestingSpec.REWARD : VestingSpec.DELAYED_REWARD,
        since(version, 6) ? 75 : 100,
        dailyFeeOf(version),
        batchFeeOf(version),
        since(version, 1)
            ? DealCollateralRule.ONE_PERCENT_BY_SIZE
            : DealCollateralRule.FIVE_PERCENT_BY_QUALITY,
        since(version, 21) ? 1278 * Epochs.DAY : 540 * Epochs.DAY,
        !since(version, 23),
        since(version, 4) ? ConsensusMinimumRule.BY_RAW_POWER : ConsensusMinimumRule.BY_QUALITY,
        debtRuleOf(version));
  }

  private static boolean since(NetworkVersion version, int first) {
    return version.number() >= first;
  }

  private static RewardFloor rewardFloorOf(NetworkVersion version) {
    if (since(version, 12)) {
      return RewardFloor.ONE_ATTO_IN_PLEDGES;
    }
    return since(version, 4) ? RewardFloor.ZERO : RewardFloor.NONE;
  }

  private static TerminationRule terminationRuleOf(NetworkVersion version) {
    if (since(version, 25)) {
      return TerminationRule.SHARE_OF_PLEDGE;
    }
    if (since(version, 4)) {
      return TerminationRule.HALF_REWARD;
    }
    return since(version, 1) ? TerminationRule.HALF_AGE : TerminationRule.FULL_AGE;
  }

  private static ReporterRule reporterRuleOf(NetworkVersion version) {
    if (since(version, 13)) {
      return ReporterRule.QUARTER_OF_A_WIN;
    }
    return since(version, 4)
        ? ReporterRule.AUCTION_UP_TO_TWENTIETH
        : ReporterRule.AUCTION_UP_TO_HALF;
  }

  private static DailyFeeRule dailyFeeOf(NetworkVersion version) {
    if (since(version, 26)) {
      return DailyFeeRule.EXTENSIONS_TOO;
    }
    return since(version, 25) ? DailyFeeRule.COMMITS_AND_UPDATES : DailyFeeRule.NONE;
  }

  private static DebtRule debtRuleOf(NetworkVersion version) {
    if (since(version, 25)) {
      return DebtRule.VESTED_TOO;
    }
    return since(version, 4) ? DebtRule.UNVESTED_FIRST : DebtRule.NONE;
  }

  private static BatchFee batchFeeOf(NetworkVersion version) {
    if (since(version, 25) || !since(version, 13)) {
      return BatchFee.NONE;
    }
    return since(version, 14) ? BatchFee.SECOND : BatchFee.FIRST;
  }
}
