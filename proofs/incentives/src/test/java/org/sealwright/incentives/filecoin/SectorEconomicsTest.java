// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class SectorEconomicsTest {
  private static final long SIZE = 32L << 30;
  private static final long LIFE = 540 * Epochs.DAY;

  private static NetworkState at(long epoch) {
    return NetworkState.steady(
        FilecoinNetwork.MAINNET,
        epoch,
        TokenAmount.ofFil(80),
        StoragePower.ofPiB(20_000),
        StoragePower.ofPiB(100_000),
        TokenAmount.ofFil(650_000_000));
  }

  @Test
  void aSectorOf32GiBToday() {
    SectorEconomics sector = SectorEconomics.of(at(5_600_000), SIZE, LIFE);
    assertThat(sector.power()).isEqualTo(StoragePower.of(SIZE));
    // 80 FIL * 2880 over 20,000 PiB: an epoch's reward by the share of power.
    BigInteger day =
        TokenAmount.ofFil(80)
            .times(2880)
            .times(SIZE)
            .atto()
            .divide(StoragePower.ofPiB(20_000).bytes());
    assertThat(sector.rewardPerDay().atto().subtract(day).abs()).isLessThan(BigInteger.TWO);
    assertThat(sector.rewardOfLife().atto().subtract(day.multiply(BigInteger.valueOf(540))).abs())
        .isLessThan(BigInteger.valueOf(1000));
    assertThat(sector.lockedPerDay()).isEqualTo(sector.rewardPerDay().scaled(3, 4));
    assertThat(sector.initialPledge()).isLessThan(TokenAmount.ONE_FIL);
    assertThat(sector.initialPledge()).isGreaterThan(sector.rewardPerDay().times(20));
    assertThat(sector.feePerDay()).isLessThanOrEqualTo(sector.rewardPerDay().scaled(1, 2));
    assertThat(sector.feePerDay().signum()).isPositive();
    assertThat(sector.terminationFee())
        .isGreaterThanOrEqualTo(sector.initialPledge().scaled(85, 1000));
    assertThat(sector.netPerDay()).isLessThan(sector.rewardPerDay());
    assertThat(sector.yearlyReturnPpm().signum()).isPositive();
  }

  @Test
  void verifiedDataCountsTenfold() {
    SectorEconomics plain = SectorEconomics.of(at(5_600_000), SIZE, LIFE);
    SectorEconomics verified = SectorEconomics.of(at(5_600_000), SIZE, LIFE, SIZE);
    assertThat(verified.power()).isEqualTo(plain.power().times(10));
    assertThat(verified.preCommitDeposit()).isEqualTo(plain.preCommitDeposit());
    assertThat(verified.initialPledge()).isGreaterThan(plain.initialPledge().times(9));
  }

  @Test
  void oldRulesAskNoDailyFeeAndNoRamp() {
    SectorEconomics old = SectorEconomics.of(at(4_000_000), SIZE, LIFE);
    SectorEconomics today = SectorEconomics.of(at(5_600_000), SIZE, LIFE);
    assertThat(old.feePerDay().isZero()).isTrue();
    assertThat(old.initialPledge()).isLessThan(today.initialPledge());
    // 20 days and half of 140.
    assertThat(old.terminationFee().minus(old.rewardPerDay().times(90)).atto().abs())
        .isLessThan(BigInteger.valueOf(1000));
  }

  @Test
  void impossibleSectorsAreRefused() {
    assertThatThrownBy(() -> SectorEconomics.of(at(1), SIZE, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> SectorEconomics.of(at(1), 0, LIFE))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> SectorEconomics.of(at(1), SIZE, LIFE, SIZE + 1))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> at(-1)).isInstanceOf(EconomicsException.class);
  }
}
