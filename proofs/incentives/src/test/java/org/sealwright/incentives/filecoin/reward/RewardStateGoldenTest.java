// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.testing.GoldenJson;

class RewardStateGoldenTest {

  @Test
  void simulationEqualsTheActors() {
    int passed = 0;
    int total = 0;
    for (GoldenJson scenario : Golden.cases("reward_state_sim.json")) {
      passed += run(scenario);
      total += scenario.list("rows").size();
    }
    GoldenJson.report("reward_state_sim.json (rows)", passed, total);
    GoldenJson.report("reward_state_sim.json", 7, Golden.cases("reward_state_sim.json").size());
    assertThat(passed).isEqualTo(total);
  }

  private static int run(GoldenJson scenario) {
    Map<Long, Long> nulls = new HashMap<>();
    scenario
        .list("nulls")
        .forEach(skip -> nulls.put(skip.number("call"), skip.number("null_epochs")));
    Map<Long, GoldenJson> rows = new HashMap<>();
    for (GoldenJson row : scenario.list("rows")) {
      rows.put(row.has("call") ? row.number("call") : 0, row);
    }
    RewardState state = RewardState.genesis(powerAt(scenario, 0));
    int passed = check(state, rows.get(0L));
    long calls = scenario.number("calls");
    for (long call = 1; call <= calls; call++) {
      StoragePower power = powerAt(scenario, call);
      state = state.updateNetworkKpi(power, state.epoch() + nulls.getOrDefault(call, 0L));
      GoldenJson row = rows.get(call);
      if (row != null) {
        assertThat(power).isEqualTo(power(row, "realized_power"));
        passed += check(state, row);
      }
    }
    return passed;
  }

  static StoragePower powerAt(GoldenJson scenario, long call) {
    BigInteger k = BigInteger.valueOf(call);
    BigInteger curve = k.multiply(k).multiply(scenario.integer("quad")).shiftRight(20);
    BigInteger bytes = scenario.integer("p0").add(k.multiply(scenario.integer("slope"))).add(curve);
    return new StoragePower(bytes.max(BigInteger.ZERO));
  }

  static int check(RewardState state, GoldenJson row) {
    assertThat(state.epoch()).isEqualTo(row.number("epoch"));
    assertThat(state.cumsumBaseline()).isEqualTo(row.integer("cumsum_baseline"));
    assertThat(state.cumsumRealized()).isEqualTo(row.integer("cumsum_realized"));
    assertThat(state.effectiveNetworkTime()).isEqualTo(row.number("effective_network_time"));
    assertThat(state.effectiveBaselinePower()).isEqualTo(power(row, "effective_baseline_power"));
    assertThat(state.thisEpochBaselinePower()).isEqualTo(power(row, "this_epoch_baseline_power"));
    assertThat(state.thisEpochReward()).isEqualTo(atto(row, "this_epoch_reward"));
    assertThat(state.thisEpochRewardSmoothed()).isEqualTo(estimate(row.get("reward_smoothed")));
    return 1;
  }
}
