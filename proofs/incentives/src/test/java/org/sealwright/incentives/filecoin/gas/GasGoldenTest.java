// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.atto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.BaseFeeRule;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

class GasGoldenTest {

  @Test
  void gasOutputs() {
    Golden.checkAll(
        "gas_outputs.json",
        c ->
            assertThat(
                    GasOutputs.of(
                        c.number("gas_used"),
                        c.number("gas_limit"),
                        atto(c, "base_fee"),
                        atto(c, "fee_cap"),
                        atto(c, "premium")))
                .isEqualTo(
                    new GasOutputs(
                        atto(c, "base_fee_burn"),
                        atto(c, "over_estimation_burn"),
                        atto(c, "miner_penalty"),
                        atto(c, "miner_tip"),
                        atto(c, "refund"),
                        c.number("gas_refund"),
                        c.number("gas_burned"))));
  }

  @Test
  void baseFeeByUse() {
    assertThat(Golden.file("basefee_utilization.json").number("block_gas_target"))
        .isEqualTo(BaseFee.BLOCK_GAS_TARGET);
    Golden.checkAll(
        "basefee_utilization.json",
        c -> {
          TokenAmount fee = atto(c, "base_fee");
          long gas = c.number("gas_limit_used");
          int blocks = Math.toIntExact(c.number("blocks"));
          assertThat(BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, fee, gas, blocks))
              .isEqualTo(atto(c, "next_after_smoke"));
          assertThat(BaseFee.fromUtilization(BaseFeeRule.PACKED_UTILIZATION, fee, gas, blocks))
              .isEqualTo(atto(c, "next_before_smoke"));
        });
  }

  @Test
  void baseFeeByPremium() {
    Golden.checkAll(
        "basefee_premium.json",
        c ->
            assertThat(BaseFee.fromPremium(atto(c, "base_fee"), atto(c, "premium_p")))
                .isEqualTo(atto(c, "next")));
  }

  @Test
  void percentileInAnyOrder() {
    assertThat(Golden.file("basefee_percentile.json").number("index"))
        .isEqualTo(BaseFee.PERCENTILE_INDEX);
    Random random = new Random(7);
    Golden.checkAll(
        "basefee_percentile.json",
        c -> {
          List<GoldenJson> gas = c.list("gas_limits");
          List<GoldenJson> premiums = c.list("premiums");
          List<BaseFee.Bid> bids = new ArrayList<>();
          for (int i = 0; i < gas.size(); i++) {
            bids.add(
                new BaseFee.Bid(gas.get(i).number(), new TokenAmount(premiums.get(i).integer())));
          }
          for (int round = 0; round < 3; round++) {
            assertThat(BaseFee.percentile(bids)).isEqualTo(atto(c, "premium_p"));
            Collections.shuffle(bids, random);
          }
        });
  }
}
