// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.supply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class CirculatingSupplyLawsTest {
  private static final FilecoinNetwork MAINNET = FilecoinNetwork.MAINNET;

  @Property
  void neverMoreThanTwoBillionNorLessThanNothing(
      @ForAll @LongRange(min = 0, max = 9_000_000) long height,
      @ForAll @LongRange(min = 0, max = 1_100_000_000) long mined,
      @ForAll @LongRange(min = 0, max = 300_000_000) long reserve,
      @ForAll @LongRange(min = 0, max = 2_000_000_000) long burnt) {
    TokenAmount supply =
        CirculatingSupply.at(MAINNET, height, state(mined, reserve, burnt, 0, 0)).circulating();
    assertThat(supply.isNegative()).isFalse();
    assertThat(supply).isLessThanOrEqualTo(TokenAmount.MAXIMUM_SUPPLY);
    assertThat(TokenAmount.ofFil(mined)).isLessThanOrEqualTo(Minting.STORAGE_MINING_TOTAL);
  }

  @Property
  void vestingNeverFallsWithinASchedule(
      @ForAll @LongRange(min = 265_201, max = 7_000_000) long height) {
    TokenAmount now = GenesisVesting.at(MAINNET, height, TokenAmount.ZERO);
    assertThat(GenesisVesting.at(MAINNET, height + 1, TokenAmount.ZERO))
        .isGreaterThanOrEqualTo(now);
    assertThat(now).isLessThanOrEqualTo(GenesisVesting.total());
  }

  @Example
  void marketLocksCountedUntilVersion23() {
    CirculatingSupply.ChainState state = state(500_000_000, 250_000_000, 1, 100, 30);
    assertThat(CirculatingSupply.at(MAINNET, 4_000_000, state).locked())
        .isEqualTo(TokenAmount.ofFil(130));
    assertThat(CirculatingSupply.at(MAINNET, 4_200_000, state).locked())
        .isEqualTo(TokenAmount.ofFil(100));
    assertThat(CirculatingSupply.at(MAINNET, 4_200_000, state).reserveDisbursed())
        .isEqualTo(TokenAmount.ofFil(50_000_000));
    assertThat(CirculatingSupply.at(MAINNET, 138_720, state).reserveDisbursed().isZero()).isTrue();
  }

  @Example
  void everythingHasVestedInTheEnd() {
    TokenAmount pledge = TokenAmount.ofFil(7);
    assertThat(GenesisVesting.at(MAINNET, 6_456_088, pledge)).isEqualTo(GenesisVesting.total());
    assertThat(
            GenesisVesting.at(MAINNET, 138_720, pledge)
                .minus(GenesisVesting.at(MAINNET, 138_720, TokenAmount.ZERO)))
        .isEqualTo(pledge);
  }

  private static CirculatingSupply.ChainState state(
      long mined, long reserve, long burnt, long pledge, long market) {
    return new CirculatingSupply.ChainState(
        TokenAmount.ZERO,
        TokenAmount.ofFil(mined),
        TokenAmount.ofFil(reserve),
        TokenAmount.ofFil(burnt),
        TokenAmount.ofFil(pledge),
        TokenAmount.ofFil(market));
  }
}
