// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.reward.BlockAward;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.supply.GenesisVesting;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

/** What everyone knows of Filecoin's money, by name. */
class SeedFactsTest {

  @Test
  void twoBillionFilIsTheMostThatWillExist() {
    assertThat(TokenAmount.MAXIMUM_SUPPLY).hasToString("2000000000 FIL");
    TokenAmount parts =
        Minting.STORAGE_MINING_TOTAL
            .plus(FilecoinNetwork.MAINNET.initialReserve())
            .plus(GenesisVesting.total());
    assertThat(parts).isEqualTo(TokenAmount.ofFil(1_999_822_557));
    assertThat(parts).isLessThan(TokenAmount.MAXIMUM_SUPPLY);
  }

  @Test
  void elevenHundredMillionFilAreForStorageMining() {
    assertThat(Minting.STORAGE_MINING_TOTAL).isEqualTo(TokenAmount.ofFil(1_100_000_000));
    assertThat(Minting.STORAGE_MINING_TOTAL).isEqualTo(TokenAmount.MAXIMUM_SUPPLY.scaled(55, 100));
    assertThat(Minting.SIMPLE_TOTAL).isEqualTo(Minting.STORAGE_MINING_TOTAL.scaled(30, 100));
  }

  @Test
  void halfOfTheBaselineRewardIsMintedInSixYears() {
    TokenAmount half =
        new TokenAmount(
            Minting.baselineSupply(Q128.of(6 * Epochs.YEAR), Minting.BASELINE_TOTAL).floor());
    TokenAmount off = half.minus(TokenAmount.ofFil(385_000_000));
    assertThat(off.atto().abs()).isLessThan(TokenAmount.ONE_FIL.atto());
  }

  @Test
  void simpleRewardHalvesInSixYears() {
    TokenAmount first = simple(0);
    TokenAmount later = simple(6 * Epochs.YEAR).times(2);
    assertThat(first.minus(later).atto().abs()).isLessThan(BigInteger.valueOf(1_000_000_000L));
  }

  private static TokenAmount simple(long epoch) {
    return Minting.reward(
        epoch, Q128.ZERO, Q128.ZERO, Minting.SIMPLE_TOTAL, Minting.BASELINE_TOTAL);
  }

  @Test
  void baselineDoublesInAYear() {
    BigInteger year = BaselinePower.at(Epochs.YEAR).bytes();
    BigInteger start = BaselinePower.at(0).bytes();
    assertThat(year.subtract(start.shiftLeft(1)).abs()).isLessThan(BigInteger.valueOf(10_000_000));
  }

  @Test
  void fiveWinnersShareAnEpoch() {
    TokenAmount reward = TokenAmount.ofFil(100);
    assertThat(Minting.blockReward(reward, 1)).isEqualTo(TokenAmount.ofFil(20));
    // One floor after the product: three wins are more than three floored shares.
    assertThat(Minting.blockReward(TokenAmount.ofAtto(9), 3)).isEqualTo(TokenAmount.ofAtto(5));
  }

  @Test
  void noMoreIsPaidThanTheActorHolds() {
    RewardState state = RewardState.genesis(StoragePower.ZERO);
    TokenAmount balance = TokenAmount.ofFil(3);
    BlockAward award =
        BlockAward.of(
            FilecoinPolicy.LATEST, state, balance, TokenAmount.ofAtto(7), TokenAmount.ofFil(1), 15);
    assertThat(award.payment()).isEqualTo(balance);
    assertThat(award.blockReward()).isEqualTo(TokenAmount.ofFil(2));
    assertThat(award.penalty()).isEqualTo(TokenAmount.ofAtto(21));
    assertThat(award.state().totalStoragePowerReward()).isEqualTo(TokenAmount.ofFil(2));
  }
}
