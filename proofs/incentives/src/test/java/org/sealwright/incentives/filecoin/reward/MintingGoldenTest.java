// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;
import static org.sealwright.incentives.filecoin.Golden.q128;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;
import org.sealwright.incentives.testing.GoldenJson;

class MintingGoldenTest {

  @Test
  void theta() {
    Golden.checkAll(
        "theta.json",
        c ->
            assertThat(
                    Minting.theta(
                        c.number("effective_network_time"),
                        power(c, "effective_baseline_power"),
                        c.integer("cumsum_realized"),
                        c.integer("cumsum_baseline")))
                .isEqualTo(q128(c, "theta_q128")));
  }

  @Test
  void computeReward() {
    GoldenJson file = Golden.file("compute_reward.json");
    assertThat(Minting.SIMPLE_TOTAL).isEqualTo(atto(file, "simple_total"));
    assertThat(Minting.BASELINE_TOTAL).isEqualTo(atto(file, "baseline_total"));
    Golden.checkAll(
        "compute_reward.json",
        c -> {
          Q128 theta = q128(c, "curr_theta_q128");
          assertThat(reward(c.number("epoch"), q128(c, "prev_theta_q128"), theta))
              .isEqualTo(atto(c, "reward_atto"));
          assertThat(Minting.baselineSupply(theta, Minting.BASELINE_TOTAL))
              .isEqualTo(q128(c, "baseline_supply_curr_q128"));
        });
  }

  @Test
  void simpleReward() {
    Golden.checkAll(
        "simple_reward_golden.json",
        c ->
            assertThat(reward(c.number("epoch"), Q128.ZERO, Q128.ZERO))
                .isEqualTo(atto(c, "simple_reward_atto")));
  }

  @Test
  void baselineReward() {
    TokenAmount simple = reward(0, Q128.ZERO, Q128.ZERO);
    Golden.checkAll(
        "baseline_reward_golden.json",
        c ->
            assertThat(
                    reward(0, q128(c, "prev_theta_q128"), q128(c, "curr_theta_q128")).minus(simple))
                .isEqualTo(atto(c, "baseline_reward_atto")));
  }

  private static TokenAmount reward(long epoch, Q128 before, Q128 after) {
    return Minting.reward(epoch, before, after, Minting.SIMPLE_TOTAL, Minting.BASELINE_TOTAL);
  }

  @Test
  void baselinePower() {
    GoldenJson file = Golden.file("baseline_power.json");
    assertThat(BaselinePower.EXPONENT).isEqualTo(file.integer("baseline_exponent_q128"));
    assertThat(BaselinePower.INITIAL_VALUE).isEqualTo(power(file, "baseline_initial_value"));
    assertThat(BaselinePower.BEFORE_GENESIS).isEqualTo(power(file, "init_baseline_power"));
    // The cases are in order of their epochs: each goes on from the one before.
    long[] reached = {-1};
    StoragePower[] path = {BaselinePower.BEFORE_GENESIS, BaselinePower.INITIAL_VALUE};
    Golden.checkAll(
        "baseline_power.json",
        c -> {
          long more = c.number("epoch") - reached[0];
          reached[0] += more;
          path[0] = BaselinePower.after(path[0], more);
          path[1] = BaselinePower.after(path[1], more);
          assertThat(path[0]).isEqualTo(power(c, "this_epoch_baseline"));
          assertThat(path[1]).isEqualTo(power(c, "from_initial_value"));
        });
    assertThat(BaselinePower.at(reached[0])).isEqualTo(path[0]);
  }

  @Test
  void smoothing() {
    GoldenJson file = Golden.file("alpha_beta_filter.json");
    assertThat(FilterEstimate.ALPHA).isEqualTo(q128(file, "alpha_q128"));
    assertThat(FilterEstimate.BETA).isEqualTo(q128(file, "beta_q128"));
    GoldenJson negative = file.get("estimate_of_negative_position");
    assertThat(q128(negative, "position_q128").floor()).isEqualTo(negative.integer("estimate"));
    Golden.checkAll(
        "alpha_beta_filter.json",
        c -> {
          FilterEstimate next =
              estimate(c.get("prev")).next(c.integer("observation"), c.number("epoch_delta"));
          assertThat(next).isEqualTo(estimate(c.get("next")));
          if (c.has("next_estimate_q0")) {
            assertThat(next.floor()).isEqualTo(c.integer("next_estimate_q0"));
          }
        });
  }

  @Test
  void smoothedRatio() {
    Golden.checkAll(
        "extrapolated_cumsum_ratio.json",
        c ->
            assertThat(
                    SmoothedRatio.overEpochs(
                        c.number("delta"),
                        c.number("relative_start"),
                        estimate(c.get("num")),
                        estimate(c.get("denom"))))
                .isEqualTo(q128(c, "result_q128")));
  }

  @Test
  void extrapolationIsALine() {
    FilterEstimate line = FilterEstimate.of(BigInteger.valueOf(100), BigInteger.valueOf(-7));
    assertThat(line.extrapolate(20).floor()).isEqualTo(BigInteger.valueOf(-40));
  }
}
