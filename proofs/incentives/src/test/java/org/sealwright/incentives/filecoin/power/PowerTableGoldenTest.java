// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.testing.GoldenJson;

/** What the network's power actor did with claims around the consensus minimum. */
class PowerTableGoldenTest {
  private final long[] operations = new long[2];

  @Test
  void claims() {
    Golden.checkAll("power_table.json", c -> replay(c, FilecoinPolicy.LATEST));
    GoldenJson.report("power_table.json (operations)", operations[0], operations[0]);
    GoldenJson.report("power_table.json (minimum in force)", operations[1], operations[1]);
    assertThat(operations).containsExactly(1267, 80);
  }

  @Test
  void claimsBeforeVersion4() {
    Golden.checkAll("power_table_v3.json", c -> replay(c, FilecoinPolicy.of(NetworkVersion.V3)));
    GoldenJson.report("power_table_v3.json (operations)", operations[0], operations[0]);
    GoldenJson.report("power_table_v3.json (minimum in force)", operations[1], operations[1]);
    assertThat(operations).containsExactly(259, 66);
  }

  private void replay(GoldenJson c, FilecoinPolicy policy) {
    PowerTable table = new PowerTable(policy, FilecoinNetwork.MAINNET.minimumConsensusPower());
    c.list("miners").forEach(miner -> table.addMiner(miner.number()));
    if (c.has("start")) {
      table.addPledge(atto(c.get("start"), "pledge"));
    }
    RewardState reward = RewardState.genesis(StoragePower.ZERO);
    for (GoldenJson op : c.list("ops")) {
      operations[0]++;
      if (op.get("ok").isTrue()) {
        StoragePower raw = run(table, op);
        if (op.has("reward")) {
          reward = reward.updateNetworkKpi(raw, reward.epoch());
          assertThat(reward.epoch()).isEqualTo(op.number("reward_epoch"));
          assertThat(reward.thisEpochReward()).isEqualTo(atto(op, "reward"));
          assertThat(reward.cumsumRealized()).isEqualTo(op.integer("cumsum_realized"));
        }
      } else {
        assertThatThrownBy(() -> run(table, op)).isInstanceOf(EconomicsException.class);
      }
      assertBooks(table, op);
      operations[1] += table.minersAboveMinimum() >= policy.consensusMinimum().miners() ? 1 : 0;
    }
  }

  private static StoragePower run(PowerTable table, GoldenJson op) {
    switch (op.text("op")) {
      case "claim" ->
          table.addToClaim(op.number("miner"), new Claim(power(op, "raw"), power(op, "qa")));
      case "pledge" -> {
        // The actor refuses miners without a claim.
        table.claim(op.number("miner"));
        table.addPledge(atto(op, "delta"));
      }
      default -> {
        op.list("removed").forEach(miner -> table.removeMiner(miner.number()));
        StoragePower raw = table.endEpoch();
        assertThat(table.thisEpoch()).isEqualTo(claim(op.get("this_epoch"), 0));
        assertThat(table.thisEpochPledge()).isEqualTo(atto(op, "this_epoch_pledge"));
        assertThat(table.smoothedPower()).isEqualTo(estimate(op.get("smoothed_power")));
        return raw;
      }
    }
    return StoragePower.ZERO;
  }

  private static void assertBooks(PowerTable table, GoldenJson op) {
    assertThat(table.networkPower()).isEqualTo(claim(op.get("in_force"), 0));
    assertThat(table.committed()).isEqualTo(claim(op.get("committed"), 0));
    assertThat(table.minersAboveMinimum()).isEqualTo((int) op.number("above_minimum"));
    assertThat(table.totalPledge()).isEqualTo(atto(op, "pledge"));
    for (GoldenJson row : op.list("claims")) {
      assertThat(table.claim(row.at(0).number())).isEqualTo(claim(row, 1));
      assertThat(table.meetsMinimum(row.at(0).number())).isEqualTo(row.at(3).isTrue());
    }
  }

  private static Claim claim(GoldenJson row, int first) {
    return new Claim(
        new StoragePower(row.at(first).integer()), new StoragePower(row.at(first + 1).integer()));
  }
}
