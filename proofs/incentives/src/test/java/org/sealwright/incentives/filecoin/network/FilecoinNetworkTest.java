// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

class FilecoinNetworkTest {
  private static final FilecoinNetwork MAINNET = FilecoinNetwork.MAINNET;

  @Test
  void upgradesRuleFromTheEpochAfterTheirHeight() {
    assertThat(MAINNET.versionAt(0)).isEqualTo(NetworkVersion.V0);
    assertThat(MAINNET.versionAt(51_000)).isEqualTo(NetworkVersion.V1);
    assertThat(MAINNET.versionAt(51_001)).isEqualTo(NetworkVersion.V2);
    assertThat(MAINNET.versionAt(4_878_840)).isEqualTo(NetworkVersion.V24);
    assertThat(MAINNET.versionAt(4_878_841)).isEqualTo(NetworkVersion.V25);
    assertThat(MAINNET.versionAt(Long.MAX_VALUE)).isEqualTo(NetworkVersion.LATEST);
    assertThat(FilecoinNetwork.CALIBRATION.versionAt(0)).isEqualTo(NetworkVersion.V3);
    assertThat(MAINNET.heightOf(NetworkVersion.V26) - MAINNET.heightOf(NetworkVersion.V25))
        .isEqualTo(90 * 2880);
    assertThatThrownBy(() -> MAINNET.heightOf(NetworkVersion.V0))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void upgradesAreInOrder() {
    assertThat(MAINNET.upgrades())
        .isSortedAccordingTo((a, b) -> Long.compare(a.height(), b.height()));
    for (int i = 0; i < MAINNET.upgrades().size(); i++) {
      assertThat(MAINNET.upgrades().get(i).version().number()).isEqualTo(i + 1);
    }
    assertThat(NetworkVersion.V25.title()).isEqualTo("Teep");
    assertThatThrownBy(() -> NetworkVersion.of(29)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> NetworkVersion.of(-1)).isInstanceOf(EconomicsException.class);
  }

  @Test
  void baseFeeRulesFollowHeights() {
    assertThat(MAINNET.baseFeeRuleAt(41_280)).isEqualTo(BaseFeeRule.PACKED_UTILIZATION);
    assertThat(MAINNET.baseFeeRuleAt(41_281)).isEqualTo(BaseFeeRule.MINIMUM);
    assertThat(MAINNET.baseFeeRuleAt(41_400)).isEqualTo(BaseFeeRule.PACKED_UTILIZATION);
    assertThat(MAINNET.baseFeeRuleAt(51_001)).isEqualTo(BaseFeeRule.UTILIZATION);
    assertThat(MAINNET.baseFeeRuleAt(6_052_799)).isEqualTo(BaseFeeRule.UTILIZATION);
    assertThat(MAINNET.baseFeeRuleAt(6_052_800)).isEqualTo(BaseFeeRule.PREMIUM);
    assertThat(FilecoinNetwork.CALIBRATION.baseFeeRuleAt(0)).isEqualTo(BaseFeeRule.UTILIZATION);
  }

  @Test
  void pledgeRampsOverAYear() {
    PledgeRamp ramp = MAINNET.pledgeRampAt(5_000_000);
    assertThat(MAINNET.pledgeRampAt(4_000_000)).isEqualTo(PledgeRamp.NONE);
    assertThat(PledgeRamp.NONE.skewAt(Long.MAX_VALUE - 1)).isZero();
    assertThat(ramp.skewAt(4_461_240)).isZero();
    assertThat(ramp.skewAt(4_461_240 + 525_600)).isEqualTo(150);
    assertThat(ramp.skewAt(5_512_440)).isEqualTo(300);
    assertThat(PledgeRamp.skewAfter(-1, 0)).isZero();
    assertThat(PledgeRamp.skewAfter(0, 0)).isEqualTo(300);
    assertThatThrownBy(() -> PledgeRamp.skewAfter(Long.MAX_VALUE - 1, Long.MAX_VALUE))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new PledgeRamp(0, -1)).isInstanceOf(EconomicsException.class);
  }

  @Test
  void feesCameAndWent() {
    assertThat(FilecoinPolicy.of(NetworkVersion.V24).dailyFee()).isEqualTo(DailyFeeRule.NONE);
    assertThat(FilecoinPolicy.of(NetworkVersion.V25).dailyFee())
        .isEqualTo(DailyFeeRule.COMMITS_AND_UPDATES);
    assertThat(FilecoinPolicy.LATEST.dailyFee()).isEqualTo(DailyFeeRule.EXTENSIONS_TOO);
    assertThat(FilecoinPolicy.of(NetworkVersion.V22).marketLocksReduceSupply()).isTrue();
    assertThat(FilecoinPolicy.of(NetworkVersion.V23).marketLocksReduceSupply()).isFalse();
    assertThatThrownBy(() -> new VestingSpec(0, Long.MAX_VALUE, 1, 1))
        .isInstanceOf(EconomicsException.class);
  }
}
