// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;
import org.sealwright.incentives.testing.GoldenJson;

class RewardScheduleGoldenTest {

  @Test
  void fastRunEqualsTheActors() {
    int passed = 0;
    int total = 0;
    for (GoldenJson scenario : Golden.cases("reward_state_sim.json")) {
      passed += run(scenario);
      total += scenario.list("rows").size();
    }
    GoldenJson.report("reward_state_sim.json (fast, rows)", passed, total);
    assertThat(passed).isEqualTo(total);
  }

  private static int run(GoldenJson scenario) {
    Map<Long, GoldenJson> rows = new HashMap<>();
    for (GoldenJson row : scenario.list("rows")) {
      rows.put(row.has("call") ? row.number("call") : 0, row);
    }
    Map<Long, Long> nulls = new HashMap<>();
    scenario
        .list("nulls")
        .forEach(skip -> nulls.put(skip.number("call"), skip.number("null_epochs")));
    RewardSchedule schedule =
        RewardSchedule.from(RewardState.genesis(RewardStateGoldenTest.powerAt(scenario, 0)));
    int passed = RewardStateGoldenTest.check(schedule.state(), rows.get(0L));
    long calls = scenario.number("calls");
    for (long call = 1; call <= calls; call++) {
      StoragePower power = RewardStateGoldenTest.powerAt(scenario, call);
      if (nulls.containsKey(call)) {
        schedule.advanceOver(nulls.get(call), power);
      } else {
        schedule.advance(1, power);
      }
      GoldenJson row = rows.get(call);
      if (row != null) {
        passed += RewardStateGoldenTest.check(schedule.state(), row);
      }
    }
    return passed;
  }

  @Test
  void fastAndSlowAgreeFromAnyState() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      RewardState slow = someState(random);
      RewardSchedule fast = RewardSchedule.from(slow);
      TokenAmount minted = TokenAmount.ZERO;
      for (int i = 0; i < 20; i++) {
        StoragePower power = new StoragePower(new BigInteger(random.nextInt(90), random));
        slow = slow.updateNetworkKpi(power, slow.epoch());
        minted = minted.plus(slow.thisEpochReward());
        fast.advance(1, power);
      }
      assertThat(fast.state()).isEqualTo(slow);
      assertThat(fast.minted()).isEqualTo(minted);
    }
  }

  /** A state that no chain would have, but the rules accept. */
  private static RewardState someState(Random random) {
    BigInteger effective = BigInteger.ONE.shiftLeft(60 + random.nextInt(34));
    BigInteger reached = new BigInteger(60 + random.nextInt(62), random).add(effective);
    BigInteger missing = new BigInteger(200, random).mod(effective);
    return new RewardState(
        reached,
        reached.subtract(missing),
        random.nextInt(71_900_000),
        new StoragePower(effective),
        TokenAmount.ofAtto(random.nextLong() >>> 1),
        new FilterEstimate(
            new Q128(new BigInteger(195, random)), new Q128(new BigInteger(170, random).negate())),
        new StoragePower(effective.add(new BigInteger(40, random))),
        random.nextInt(71_900_000),
        TokenAmount.ZERO,
        Minting.SIMPLE_TOTAL,
        Minting.BASELINE_TOTAL);
  }

  @Test
  void slowPathTakesOverWhereNumbersOutgrowTheFast() {
    RewardState late = someState(new Random(5));
    RewardState old =
        new RewardState(
            late.cumsumBaseline(),
            late.cumsumRealized(),
            71_999_990,
            late.effectiveBaselinePower(),
            late.thisEpochReward(),
            late.thisEpochRewardSmoothed(),
            late.thisEpochBaselinePower(),
            71_999_995,
            late.totalStoragePowerReward(),
            late.simpleTotal(),
            late.baselineTotal());
    RewardSchedule schedule = RewardSchedule.from(old);
    RewardState slow = old;
    TokenAmount minted = TokenAmount.ZERO;
    for (int i = 0; i < 20; i++) {
      slow = slow.updateNetworkKpi(StoragePower.ofPiB(1), slow.epoch());
      minted = minted.plus(slow.thisEpochReward());
    }
    schedule.advance(12, StoragePower.ofPiB(1));
    schedule.advance(8, epoch -> StoragePower.ofPiB(1));
    assertThat(schedule.state()).isEqualTo(slow);
    assertThat(schedule.minted()).isEqualTo(minted);
    assertThat(schedule.epoch()).isEqualTo(slow.epoch());
    assertThat(schedule.reward()).isEqualTo(slow.thisEpochReward());
    assertThat(schedule.baselinePower()).isEqualTo(slow.thisEpochBaselinePower());
  }

  @Test
  void aYearTakesSeconds() {
    RewardSchedule schedule = RewardSchedule.from(RewardState.genesis(StoragePower.ZERO));
    long began = System.nanoTime();
    schedule.advance(Epochs.YEAR, StoragePower.ofPiB(3000));
    long nanos = System.nanoTime() - began;
    System.out.printf("a year of epochs: %.2f s, minted %s%n", nanos / 1e9, schedule.minted());
    assertThat(schedule.minted()).isLessThan(Minting.STORAGE_MINING_TOTAL);
    assertThat(nanos).isLessThan(60_000_000_000L);
  }

  @Test
  void negativeNumbersAreRefused() {
    RewardSchedule schedule = RewardSchedule.from(RewardState.genesis(StoragePower.ZERO));
    for (Runnable refused :
        List.<Runnable>of(
            () -> schedule.advance(-1, StoragePower.ZERO),
            () -> schedule.advance(1, StoragePower.of(-1)),
            () -> schedule.advance(-1, epoch -> StoragePower.ZERO))) {
      assertThatThrownBy(refused::run).isInstanceOf(EconomicsException.class);
    }
    assertThat(schedule.epoch()).isZero();
  }
}
