// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.units.StoragePower;

/** The engine with Filecoin's schedule. */
class FilecoinSimulationTest {
  private static final StoragePower EIB = StoragePower.ofPiB(1024);
  private static final StoragePower NONE = StoragePower.ZERO;

  private static FilecoinScenario genesis(StoragePower raw, StoragePower own) {
    FilecoinScenario.PowerPath path = new FilecoinScenario.PowerPath(raw, NONE);
    return new FilecoinScenario(FilecoinScenario.stateBefore(0, 0), path, path, own);
  }

  @Test
  void epochsFromGenesisAreThoseOfTheRewardActor() {
    SimulationResult result = new Simulation(200, 1).run(genesis(EIB.times(3), NONE));
    RewardState state = RewardState.genesis(EIB.times(3));
    for (SimulationResult.Point point : result.points()) {
      assertThat(point.epoch()).isEqualTo(state.epoch());
      assertThat(point.values().get(1)).isEqualTo(state.thisEpochReward().atto());
      assertThat(point.values().get(3)).isEqualTo(state.thisEpochBaselinePower().bytes());
      state = state.nextWithReward(EIB.times(3));
    }
  }

  @Test
  void startInTheMiddleKeepsTheRewardsOfARunFromGenesis() {
    RewardState state = RewardState.genesis(EIB.times(4));
    while (state.epoch() < 500) {
      state = state.nextWithReward(EIB.times(4));
    }
    FilecoinScenario.PowerPath path = new FilecoinScenario.PowerPath(EIB.times(4), NONE);
    FilecoinScenario late =
        new FilecoinScenario(
            FilecoinScenario.stateBefore(501, state.effectiveNetworkTime()), path, path, NONE);
    BigInteger ours = new Simulation(1, 1).run(late).last("emission");
    BigInteger theirs = state.nextWithReward(EIB.times(4)).thisEpochReward().atto();
    // Effective time has a fraction there and none here.
    assertThat(ours.subtract(theirs).abs().multiply(BigInteger.valueOf(10_000))).isLessThan(theirs);
  }

  @Test
  void minerWithHalfThePowerEarnsHalfTheReward() {
    SimulationResult result = new Simulation(500, 500).run(genesis(EIB.times(2), EIB));
    BigInteger half = result.last("issued").shiftRight(1);
    assertThat(half.subtract(result.last("earned")))
        .isBetween(BigInteger.ZERO, BigInteger.valueOf(500));
  }

  @Test
  void powerGrowsByTheDayAndStopsAtNothing() {
    FilecoinScenario.PowerPath up = new FilecoinScenario.PowerPath(NONE, StoragePower.of(2880));
    assertThat(up.after(7)).isEqualTo(StoragePower.of(7));
    FilecoinScenario.PowerPath down =
        new FilecoinScenario.PowerPath(StoragePower.of(5), StoragePower.of(-2880));
    assertThat(down.after(9)).isEqualTo(NONE);
  }

  @Test
  void neverIssuesMoreThanIsSetAside() {
    FilecoinScenario.PowerPath path = new FilecoinScenario.PowerPath(EIB.times(1 << 20), NONE);
    long late = 30 * 1_051_200L;
    SimulationResult result =
        new Simulation(50, 10)
            .run(new FilecoinScenario(FilecoinScenario.stateBefore(late, late), path, path, NONE));
    assertThat(result.last("issued"))
        .isLessThan(Minting.STORAGE_MINING_TOTAL.atto())
        .isGreaterThan(
            Minting.STORAGE_MINING_TOTAL
                .atto()
                .multiply(BigInteger.valueOf(96))
                .divide(BigInteger.valueOf(100)));
    assertThat(result.points().getFirst().values().get(3))
        .isEqualTo(BaselinePower.at(late + 9).bytes());
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> FilecoinScenario.stateBefore(5, 6))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> genesis(EIB, StoragePower.of(-1)))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> genesis(StoragePower.of(-1), NONE))
        .isInstanceOf(EconomicsException.class);
  }
}
