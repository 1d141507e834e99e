// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

/** Zero, one, the greatest, negative, empty, alone, equal. */
class IonetExtremesTest {
  private static final long MOST = Long.MAX_VALUE;

  private static void refused(String reason, ThrowingCallable body) {
    assertThatThrownBy(body).isInstanceOf(EconomicsException.class).hasMessageContaining(reason);
  }

  @Test
  void hoursAndMonthsBeyondTheSchedule() {
    MonthlyEmission canonical = EmissionSchedule.canonical();
    refused("0 to 175319", () -> canonical.emission(-1));
    refused("0 to 175319", () -> canonical.emission(175_320));
    refused("0 to 175320", () -> canonical.issuedBefore(175_321));
    refused("0 to 239", () -> canonical.month(240));
    refused("hour is", () -> EmissionSchedule.published().emission(Integer.MAX_VALUE));
    assertThat(canonical.issuedBefore(0)).isZero();
  }

  @Test
  void schedulesOfOneAtomAndOfEverything() {
    MonthlyEmission one =
        new MonthlyEmission(new MonthlyEmission.Rules(1, 989_849_199, 1_000_000_000, 240, 1461));
    assertThat(one.total()).isEqualTo(1);
    MonthlyEmission all = new MonthlyEmission(new MonthlyEmission.Rules(MOST, 1, 1, 1, 2));
    assertThat(all.emission(0)).isEqualTo(MOST);
    refused("pool", () -> new MonthlyEmission.Rules(0, 1, 1, 1, 2));
    refused("factor", () -> new MonthlyEmission.Rules(1, 2, 1, 1, 2));
  }

  @Test
  void feesOfNothingOfOneAndOfEverything() {
    assertThat(FeeRules.DOCUMENTED.bill(0, 10_000, 10_000).revenue()).isZero();
    assertThat(FeeRules.DOCUMENTED.bill(1, 10_000, 10_000).renterPays()).isEqualTo(3);
    refused("2^63 - 1", () -> FeeRules.DOCUMENTED.bill(MOST, 0, 0));
    refused("cost", () -> FeeRules.DOCUMENTED.bill(-1, 0, 0));
    refused("renterUsdcBps", () -> FeeRules.DOCUMENTED.bill(1, 10_001, 0));
    refused("price", () -> BuyBack.of(1, 5000, 0));
    refused("2^63 - 1", () -> BuyBack.of(MOST, 10_000, 1));
    refused("2^63 - 1", () -> FeeRules.clusterCost(MOST, 2, 1));
  }

  @Test
  void engineWithoutPayoutsWithoutStoresAndWithEverythingOwed() {
    IncentiveEngine engine = new IncentiveEngine(5000, MOST);
    IncentiveEngine.Vaults empty = new IncentiveEngine.Vaults(0, 0);
    IncentiveEngine.Epoch idle = engine.settle(empty, 0, 1, 0);
    assertThat(idle.sustainabilityPpm()).isEmpty();
    assertThat(idle.after()).isEqualTo(empty);
    IncentiveEngine.Epoch poor = engine.settle(empty, MOST, 1, 0);
    assertThat(poor.shortfall()).isEqualTo(MOST);
    assertThat(poor.released()).isZero();
    refused("burnBps", () -> new IncentiveEngine(4999, 0));
    refused("2^63 - 1", () -> engine.settle(new IncentiveEngine.Vaults(0, MOST), 1, 1, 1));
  }

  @Test
  void deviceWithoutProcessorsOrWithTheMost() {
    StakeRules rules = StakeRules.DOCUMENTED;
    assertThat(rules.minimum(new Hardware(0, 0))).isZero();
    assertThat(rules.minimum(new Hardware(0, 1))).isEqualTo(200 * IoToken.ATOMS);
    refused("2^63 - 1", () -> rules.minimum(new Hardware(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    assertThat(ScoreRules.DOCUMENTED.baseMilli(0, new Hardware(1000, 8), true)).isZero();
    assertThat(ScoreRules.DOCUMENTED.baseMilli(4, new Hardware(0, 8), true)).isZero();
    refused("tier", () -> ScoreRules.DOCUMENTED.baseMilli(5, new Hardware(1, 1), true));
    refused("quantity", () -> new Hardware(1, -1));
  }

  @Test
  void healthOfAnEmptyWindowAndOfTheWorst() {
    refused("windowSeconds", () -> new HealthRecord(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    refused("hoursStaked", () -> new HealthRecord(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2));
    int most = Integer.MAX_VALUE;
    HealthScore worst =
        HealthRules.DEFAULT.score(
            new HealthRecord(1, most, 1, 0, most, 0, most, 0, 0, most, most, 0));
    assertThat(worst).isEqualTo(new HealthScore(0, 0, 0, 0, 0, 0));
    HealthScore best =
        HealthRules.DEFAULT.score(
            new HealthRecord(most, 0, 1, most, 0, most, 0, most, most, 0, 0, 1));
    assertThat(best.health()).isEqualTo(999_999);
  }

  @Test
  void rankOfNobodyOfOneAndOfTwins() {
    assertThat(DeviceRanking.DEFAULT.rank(List.of())).isEmpty();
    DeviceRanking.Device one = device("b", 400 * IoToken.ATOMS);
    assertThat(DeviceRanking.DEFAULT.rank(List.of(one))).hasSize(1);
    assertThat(
            DeviceRanking.DEFAULT.rank(List.of(one, device("a", one.stake()))).stream()
                .map(ranked -> ranked.device().id().value()))
        .containsExactly("a", "b");
    refused("given twice", () -> DeviceRanking.DEFAULT.rank(List.of(one, one)));
    long enough = 200 * IoToken.ATOMS;
    assertThat(DeviceRanking.DEFAULT.score(device("x", enough - 1)).rank()).isZero();
    assertThat(DeviceRanking.DEFAULT.score(device("x", MOST)).rank())
        .isEqualTo(DeviceRanking.DEFAULT.score(device("x", 2 * enough)).rank());
    refused("device id", () -> new DeviceId(""));
    refused("device id", () -> new DeviceId("\ud800"));
  }

  private static DeviceRanking.Device device(String id, long stake) {
    return new DeviceRanking.Device(
        new DeviceId(id),
        new Hardware(100, 1),
        false,
        stake,
        new HealthRecord(3600, 0, 1, 1, 0, 0, 0, 100, 10, 0, 0, 1));
  }

  @Test
  void blockOfNobodyCarriesEverything() {
    BlockAllocation allocation = new BlockAllocation(BlockRules.DEFAULT);
    BlockOutcome outcome = allocation.allocate(10, Map.of("community", 5L), List.of());
    assertThat(outcome.rewards()).isEmpty();
    // 9.5 and 0.5 atoms: equal remainders, and "community" comes first.
    assertThat(outcome.carries()).isEqualTo(Map.of("enterprise", 9L, "community", 6L));
    refused("carry of pool", () -> allocation.allocate(1, Map.of("x", 1L), List.of()));
    refused("pools add up to 0", () -> new BlockRules(List.of(), 0, 0, Set.of(), null, null));
    refused("amount", () -> allocation.allocate(-1, Map.of(), List.of()));
  }

  @Test
  void splitOfNothingToOneToNobody() {
    assertThat(LargestRemainder.split(0, new long[] {3, 0})).containsExactly(0, 0);
    assertThat(LargestRemainder.split(MOST, new long[] {MOST})).containsExactly(MOST);
    refused("no weight", () -> LargestRemainder.split(1, new long[0]));
    refused("2^63 - 1", () -> LargestRemainder.split(1, new long[] {MOST, 1}));
    refused("weight", () -> LargestRemainder.split(1, new long[] {-1, 2}));
  }

  @Test
  void stakeOfNothingAndOfTheMost() {
    assertThat(new Stake(0, 0).slash(10_000).held()).isZero();
    assertThat(new Stake(MOST, 0).slash(10_000).after().total()).isZero();
    refused("2^63 - 1", () -> new Stake(MOST, 1));
    refused("bps", () -> new Stake(1, 1).slash(10_001));
    refused("2^63 - 1", () -> StakeRules.DOCUMENTED.ownerWithdrawsFrom(MOST));
    SlashRules.Penalty penalty =
        SlashRules.DEFAULT.apply(
            SlashRules.Offence.INADEQUATE_SERVICE, new Stake(10_000, 10_000), 7, 5);
    assertThat(penalty.rewards()).isEqualTo(5);
    assertThat(penalty.stake().held()).isEqualTo(1000);
    assertThat(
            SlashRules.DEFAULT
                .apply(SlashRules.Offence.SPOOFING, new Stake(16_000, 0), 7, 50)
                .rewards())
        .isEqualTo(50);
  }

  @Test
  void coStakerWhoLeavesEarnsNothing() {
    assertThat(CoStakeSplit.of(100, 7400, true)).isEqualTo(new CoStakeSplit(100, 0));
    assertThat(StakeRules.DOCUMENTED.allowsCoStake(new Stake(800, 800), 800)).isTrue();
    assertThat(StakeRules.DOCUMENTED.allowsCoStake(new Stake(800, 801), 800)).isFalse();
    assertThat(StakeRules.DOCUMENTED.allowsCoStake(new Stake(799, 1), 800)).isFalse();
  }
}
