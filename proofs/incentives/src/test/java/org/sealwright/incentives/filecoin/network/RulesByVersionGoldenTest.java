// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.market.DealCollateral;
import org.sealwright.incentives.filecoin.miner.InitialPledge;
import org.sealwright.incentives.filecoin.miner.NetworkEstimates;
import org.sealwright.incentives.filecoin.miner.Penalties;
import org.sealwright.incentives.filecoin.miner.SectorQuality;
import org.sealwright.incentives.filecoin.miner.TerminationFee;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** The rules of versions 0 to 16, against the actors that ruled then. */
class RulesByVersionGoldenTest {
  private static final TokenAmount PLENTY = TokenAmount.MAXIMUM_SUPPLY.times(1_000_000_000_000L);

  private final TreeMap<String, Integer> counts = new TreeMap<>();

  @Test
  void rules() {
    Golden.checkAll("rules_by_version.json", this::check);
    GoldenJson.report(
        "rules_by_version.json (results)",
        counts.values().stream().mapToLong(Integer::longValue).sum(),
        counts.values().stream().mapToLong(Integer::longValue).sum());
    System.out.println("rules_by_version.json: " + counts);
    assertThat(counts).hasSize(17);
  }

  private void check(GoldenJson c) {
    FilecoinPolicy policy = FilecoinPolicy.of(NetworkVersion.of((int) c.number("network_version")));
    GoldenJson out = c.get("out");
    for (String name : out.names()) {
      assertThat(value(policy, c, name)).as(name).isEqualTo(out.text(name));
      counts.merge(name, 1, Integer::sum);
    }
    assertMissing(policy, c, out);
  }

  /** What a version did not have: no fee, or a refusal. */
  private static void assertMissing(FilecoinPolicy policy, GoldenJson c, GoldenJson out) {
    if (!out.has("batch_prove_commit")) {
      assertThat(value(policy, c, "batch_prove_commit")).isEqualTo("0");
      assertThat(value(policy, c, "batch_pre_commit")).isEqualTo("0");
    }
    for (String name : List.of("invalid_window_post", "reporter")) {
      if (!out.has(name)) {
        assertThatThrownBy(() -> value(policy, c, name)).isInstanceOf(EconomicsException.class);
      }
    }
  }

  private static String value(FilecoinPolicy policy, GoldenJson c, String name) {
    NetworkEstimates network =
        new NetworkEstimates(estimate(c.get("reward")), estimate(c.get("network_power")));
    StoragePower power = power(c, "qa_power");
    TokenAmount reward = atto(c, "smoothed_reward");
    return switch (name) {
      case "expected_day" -> text(network.expectedReward(policy, power, Epochs.DAY));
      case "continued_fault" -> text(Penalties.continuedFault(policy, network, power));
      case "termination_floor" -> text(Penalties.terminationFloor(policy, network, power));
      case "termination" -> text(termination(policy, network, c));
      case "pre_commit_deposit" -> text(InitialPledge.preCommitDeposit(policy, network, power));
      case "initial_pledge" -> text(pledge(policy, network, c));
      case "consensus_fault" -> text(Penalties.consensusFault(reward));
      case "locked_reward" -> text(Penalties.lockedReward(policy, reward));
      case "reporter" ->
          text(Penalties.consensusFaultReporter(policy, reward, PLENTY, c.number("fault_age")));
      case "reporter_of_balance" ->
          text(policy.reporterRule().reward(reward, c.number("fault_age")));
      case "invalid_window_post" -> text(Penalties.invalidWindowPoSt(policy, network, power));
      case "batch_prove_commit" ->
          text(policy.batchFee().proveCommit(c.number("batch"), atto(c, "base_fee")));
      case "batch_pre_commit" ->
          text(policy.batchFee().preCommit(c.number("batch"), atto(c, "base_fee")));
      case "deal_duration_minimum" -> Long.toString(DealCollateral.MINIMUM_DURATION);
      case "deal_duration_maximum" -> Long.toString(policy.dealDurationMaximum());
      case "deal_collateral" -> text(collateral(policy, c));
      default -> {
        assertThat(name).isEqualTo("power");
        yield SectorQuality.power(
                c.number("sector_size"), c.number("duration"), c.integer("verified_weight"))
            .bytes()
            .toString();
      }
    };
  }

  private static String text(TokenAmount amount) {
    return amount.atto().toString();
  }

  private static TokenAmount termination(
      FilecoinPolicy policy, NetworkEstimates network, GoldenJson c) {
    TerminationFee.Sector sector =
        new TerminationFee.Sector(
            c.number("age"),
            atto(c, "day_reward"),
            atto(c, "twenty_day_reward"),
            power(c, "qa_power"),
            c.number("replaced_age"),
            atto(c, "replaced_day_reward"));
    return TerminationFee.legacy(policy, sector, network);
  }

  private static TokenAmount pledge(FilecoinPolicy policy, NetworkEstimates network, GoldenJson c) {
    return InitialPledge.of(
        policy,
        power(c, "qa_power"),
        power(c, "baseline_power"),
        network,
        atto(c, "circulating_supply"),
        new PledgeRamp(0, 1),
        1);
  }

  private static TokenAmount collateral(FilecoinPolicy policy, GoldenJson c) {
    String networkPower =
        policy.dealCollateral() == DealCollateralRule.FIVE_PERCENT_BY_QUALITY
            ? "network_qa_power"
            : "network_raw_power";
    return DealCollateral.minimum(
        policy,
        c.number("piece_size"),
        c.get("verified").isTrue(),
        power(c, networkPower),
        power(c, "baseline_power"),
        atto(c, "circulating_supply"));
  }
}
