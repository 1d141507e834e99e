// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.bittensor.yuma.YumaParameters;
import org.sealwright.incentives.math.U64F64;

/** The engine with Bittensor's schedule and a small subnet. */
class BittensorSimulationTest {
  private static final long ALPHA = BlockEmission.RAO;

  static Subnet subnet() {
    return new Subnet(
        List.of(
            new Neuron("v0", 600 * ALPHA, 0, true, Map.of(2, 40_000, 3, 25_535)),
            new Neuron("v1", 400 * ALPHA, 0, true, Map.of(2, 10_000, 3, 55_535)),
            new Neuron("m2", 0, 0, false, Map.of()),
            new Neuron("m3", 0, 0, false, Map.of())),
        YumaParameters.newSubnet(),
        -1);
  }

  private static BittensorScenario scenario(int uid) {
    return new BittensorScenario(
        10_600_000 * ALPHA,
        subnet(),
        new BittensorScenario.Pool(1000 * ALPHA, 2000 * ALPHA, U64F64.ONE, 10_000, 0),
        uid);
  }

  @Test
  void issuesHalfATaoABlockAfterTheFirstHalving() {
    SimulationResult result = new Simulation(7200, 7200).run(scenario(2));
    assertThat(result.last("emission")).isEqualTo(BigInteger.valueOf(ALPHA / 2));
    assertThat(result.last("issued")).isEqualTo(BigInteger.valueOf(10_603_600 * ALPHA));
  }

  @Test
  void everybodyTogetherEarnsTheEpochsEmissionAndNoMore() {
    BigInteger sum = BigInteger.ZERO;
    for (int uid = 0; uid < 4; uid++) {
      sum = sum.add(new Simulation(720, 720).run(scenario(uid)).last("earned"));
    }
    // 82 % of one alpha a block: the owner has the rest.
    BigInteger most = BigInteger.valueOf(720 * ALPHA * 82 / 100 + 720 * ALPHA / 100_000);
    assertThat(sum)
        .isLessThan(most)
        .isGreaterThan(most.multiply(BigInteger.valueOf(999)).divide(BigInteger.valueOf(1000)));
  }

  @Test
  void minerOfTheStrongerValidatorEarnsAndHasItsPlace() {
    SimulationResult strong = new Simulation(3600, 360).run(scenario(2));
    SimulationResult weak = new Simulation(3600, 360).run(scenario(3));
    assertThat(strong.last("minerEarned")).isGreaterThan(weak.last("minerEarned"));
    assertThat(strong.last("validatorEarned")).isZero();
    assertThat(new Simulation(3600, 360).run(scenario(0)).last("minerEarned")).isZero();
    assertThat(strong.last("place").intValueExact()).isBetween(1, 4);
  }

  @Test
  void epochsCarryBondsOver() {
    SubnetRun run = new SubnetRun(subnet());
    long first = run.run(360, 1_000_000).validatorEmission()[0];
    EpochResult later = run.run(720, 1_000_000);
    for (int i = 3; i < 30; i++) {
      later = run.run(360L * i, 1_000_000);
    }
    assertThat(later.bonds().entries()).isPositive();
    assertThat(later.validatorEmission()[0]).isNotEqualTo(first);
    assertThat(run.order()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> scenario(4)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new Neuron("x", 0, 0, true, Map.of(1, 65_536)))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> subnet().with(0, new Neuron("x", 0, 0, true, Map.of(9, 1))))
        .hasMessageContaining("wanted 0 to 3");
  }
}
