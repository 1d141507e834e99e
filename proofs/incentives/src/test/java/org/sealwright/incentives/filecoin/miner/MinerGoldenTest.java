// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.network.PledgeRamp;
import org.sealwright.incentives.filecoin.network.VestingSpec;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

class MinerGoldenTest {
  private static final FilecoinPolicy POLICY = FilecoinPolicy.LATEST;
  private static final FilecoinPolicy BEFORE_FIP_0098 = FilecoinPolicy.of(NetworkVersion.V24);

  @Test
  void pledgeAndPenalties() {
    GoldenJson epochs = Golden.file("pledge_and_penalties.json").get("projection_epochs");
    assertThat(epochs.number("pcd")).isEqualTo(InitialPledge.PROJECTION_EPOCHS);
    assertThat(epochs.number("initial_pledge")).isEqualTo(InitialPledge.PROJECTION_EPOCHS);
    assertThat(epochs.number("continued_fault")).isEqualTo(POLICY.faultFeeEpochs());
    Golden.checkAll("pledge_and_penalties.json", MinerGoldenTest::checkPledge);
  }

  private static void checkPledge(GoldenJson c) {
    NetworkEstimates network =
        new NetworkEstimates(
            estimate(c.get("reward_estimate")), estimate(c.get("network_qa_power_estimate")));
    StoragePower power = power(c, "qa_power");
    TokenAmount supply = atto(c, "circulating_supply");
    PledgeRamp ramp = new PledgeRamp(0, c.number("ramp_duration_epochs"));
    TokenAmount pledge =
        InitialPledge.of(
            POLICY,
            power,
            power(c, "baseline_power"),
            network,
            supply,
            ramp,
            c.number("epochs_since_ramp_start"));
    TokenAmount faultFee = Penalties.continuedFault(POLICY, network, power);
    TokenAmount dailyFee = DailyFee.of(POLICY, supply, power);
    long age = c.number("sector_age");

    assertThat(pledge).isEqualTo(atto(c, "initial_pledge"));
    assertThat(InitialPledge.preCommitDeposit(POLICY, network, power))
        .isEqualTo(atto(c, "pre_commit_deposit"));
    assertThat(faultFee).isEqualTo(atto(c, "fault_fee"));
    assertThat(Penalties.terminationFloor(POLICY, network, power))
        .isEqualTo(atto(c, "termination_lower_bound"));
    assertThat(Penalties.invalidWindowPoSt(POLICY, network, power))
        .isEqualTo(atto(c, "invalid_window_post_penalty"));
    assertThat(network.expectedReward(POLICY, power, Epochs.DAY))
        .isEqualTo(atto(c, "expected_reward_1d"));
    assertThat(network.expectedRewardForPledge(POLICY, power, 20 * Epochs.DAY))
        .isEqualTo(atto(c, "expected_reward_20d_clamped"));
    assertThat(dailyFee).isEqualTo(atto(c, "daily_fee"));
    assertThat(DailyFee.payable(POLICY, dailyFee, network, power))
        .isEqualTo(atto(c, "daily_fee_payable"));
    assertThat(TerminationFee.of(pledge, age, faultFee)).isEqualTo(atto(c, "termination_fee"));
    assertThat(TerminationFee.maximum(pledge, faultFee)).isEqualTo(atto(c, "termination_fee_max"));
  }

  @Test
  void terminationFee() {
    Golden.checkAll(
        "termination_fee.json",
        c ->
            assertThat(
                    TerminationFee.of(
                        atto(c, "initial_pledge"), c.number("sector_age"), atto(c, "fault_fee")))
                .isEqualTo(atto(c, "termination_fee")));
  }

  @Test
  void dailyFee() {
    Golden.checkAll(
        "daily_fee.json",
        c -> {
          TokenAmount fee =
              DailyFee.of(POLICY, atto(c, "circulating_supply"), power(c, "qa_power"));
          TokenAmount adjusted =
              DailyFee.adjusted(fee, power(c, "qa_power"), power(c, "new_qa_power"));
          assertThat(fee).isEqualTo(atto(c, "daily_fee"));
          assertThat(adjusted).isEqualTo(atto(c, "adjusted_fee"));
          assertThat(DailyFee.payable(fee, atto(c, "day_reward"))).isEqualTo(atto(c, "payable"));
        });
    assertThat(DailyFee.of(BEFORE_FIP_0098, TokenAmount.ONE_FIL, StoragePower.ofTiB(1)))
        .isEqualTo(TokenAmount.ZERO);
  }

  @Test
  void consensusFaultAndLock() {
    Golden.checkAll(
        "consensus_fault_and_lock.json",
        c -> {
          TokenAmount amount = atto(c, "amount");
          TokenAmount reporter =
              Penalties.consensusFaultReporter(
                  POLICY, amount, TokenAmount.MAXIMUM_SUPPLY.times(1_000_000_000_000L), 1);
          assertThat(Penalties.consensusFault(amount))
              .isEqualTo(atto(c, "consensus_fault_penalty"));
          assertThat(reporter).isEqualTo(atto(c, "reporter_reward"));
          assertThat(Penalties.lockedReward(POLICY, amount)).isEqualTo(atto(c, "locked_reward"));
        });
  }

  @Test
  void qualityAdjustedPower() {
    Golden.checkAll(
        "qa_power.json",
        c -> {
          long size = c.number("sector_size");
          long duration = c.number("duration");
          BigInteger weight = c.integer("verified_weight");
          assertThat(SectorQuality.quality(size, duration, weight))
              .isEqualTo(c.integer("quality_q20"));
          assertThat(SectorQuality.power(size, duration, weight)).isEqualTo(power(c, "qa_power"));
          assertThat(SectorQuality.maximumPower(size)).isEqualTo(power(c, "qa_power_max"));
        });
    assertThatThrownBy(() -> SectorQuality.quality(2048, 0, BigInteger.ZERO))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void quantize() {
    Golden.checkAll(
        "quantize.json",
        c -> {
          Quantization quantization = new Quantization(c.number("unit"), c.number("offset"));
          assertThat(quantization.up(c.number("epoch"))).isEqualTo(c.number("up"));
          assertThat(quantization.down(c.number("epoch"))).isEqualTo(c.number("down"));
        });
  }

  @Test
  void vesting() {
    GoldenJson spec = Golden.file("vesting.json").get("spec");
    assertThat(VestingSpec.REWARD)
        .isEqualTo(
            new VestingSpec(
                spec.number("initial_delay"),
                spec.number("vest_period"),
                spec.number("step"),
                spec.number("quantization")));
    long[] operations = new long[1];
    Golden.checkAll("vesting.json", c -> operations[0] += checkVesting(c));
    GoldenJson.report("vesting.json (operations)", operations[0], operations[0]);
    assertThat(operations[0]).isEqualTo(140);
  }

  private static int checkVesting(GoldenJson c) {
    VestingTable table = VestingTable.EMPTY;
    for (GoldenJson op : c.list("ops")) {
      long now = op.number("epoch");
      VestingTable.Unlocked unlocked =
          switch (op.text("op")) {
            case "add" ->
                table.add(
                    VestingSpec.REWARD, c.number("proving_period_start"), atto(op, "amount"), now);
            case "unlock_vested" -> table.unlockVested(now);
            default -> table.unlockVestedAndUnvested(now, atto(op, "target"));
          };
      assertThat(unlocked.vested()).isEqualTo(atto(op, op.has("unlocked") ? "unlocked" : "vested"));
      assertThat(unlocked.unvested())
          .isEqualTo(op.has("unvested") ? atto(op, "unvested") : TokenAmount.ZERO);
      List<VestingTable.Entry> expected =
          op.list("table").stream()
              .map(
                  row ->
                      new VestingTable.Entry(
                          row.at(0).number(), new TokenAmount(row.at(1).integer())))
              .toList();
      assertThat(unlocked.table().entries()).isEqualTo(expected);
      table = unlocked.table();
    }
    return c.list("ops").size();
  }
}
