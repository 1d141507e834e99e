// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.DebtRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** A miner's money through awards, penalties, debts, withdrawals and deadlines. */
class MinerMoneyGoldenTest {
  private static final FilecoinPolicy POLICY = FilecoinPolicy.LATEST;

  private final TreeMap<String, Integer> counts = new TreeMap<>();

  @Test
  void messages() {
    Golden.checkAll("miner_money.json", c -> replay(POLICY, c));
    report("miner_money.json");
  }

  @Test
  void messagesOfOlderVersions() {
    Golden.checkAll("miner_money_by_version.json", c -> replay(policy(c), c));
    report("miner_money_by_version.json");
  }

  private void replay(FilecoinPolicy policy, GoldenJson c) {
    MinerMoney money = new MinerMoney(policy, atto(c, "funds"));
    for (GoldenJson op : c.list("ops")) {
      money.replay(op);
      counts.merge(op.text("op") + (op.get("ok").isTrue() ? "" : " refused"), 1, Integer::sum);
    }
  }

  private void report(String name) {
    long all = counts.values().stream().mapToLong(Integer::longValue).sum();
    GoldenJson.report(name + " (operations) " + counts, all, all);
    assertThat(all).isGreaterThan(1300);
    assertThat(counts).containsKeys("award", "withdraw", "repay", "report", "deadline");
  }

  private static FilecoinPolicy policy(GoldenJson c) {
    return FilecoinPolicy.of(NetworkVersion.of((int) c.number("network_version")));
  }

  @Test
  void fundsByVersion() {
    long[] operations = new long[1];
    Golden.checkAll("miner_funds_by_version.json", c -> operations[0] += checkFunds(c));
    GoldenJson.report("miner_funds_by_version.json (operations)", operations[0], operations[0]);
    assertThat(operations[0]).isEqualTo(2992);
  }

  private static int checkFunds(GoldenJson c) {
    FilecoinPolicy policy = policy(c);
    GoldenJson start = c.list("ops").getFirst();
    assertThat(policy.rewardVesting().initialDelay()).isEqualTo(start.number("initial_delay"));
    long offset = start.number("proving_period_start");
    MinerBalances miner = MinerBalances.of(atto(start, "balance"));
    int operations = 0;
    for (GoldenJson op : c.list("ops").subList(1, c.list("ops").size())) {
      miner = runFunds(policy, offset, miner, op);
      operations++;
      assertThat(miner.balance()).isEqualTo(atto(op, "balance"));
      assertThat(miner.lockedFunds()).isEqualTo(atto(op, "locked_funds"));
      assertThat(miner.feeDebt()).isEqualTo(atto(op, "fee_debt"));
      if (op.has("available")) {
        assertThat(miner.available()).isEqualTo(atto(op, "available"));
      }
      MinerMoney.assertVesting(miner.vesting(), op, policy);
    }
    return operations;
  }

  private static MinerBalances runFunds(
      FilecoinPolicy policy, long offset, MinerBalances miner, GoldenJson op) {
    long now = op.number("epoch");
    return switch (op.text("op")) {
      case "add" -> {
        VestingTable.Unlocked added =
            miner.vesting().add(policy.rewardVesting(), offset, atto(op, "amount"), now);
        assertThat(added.vested()).isEqualTo(atto(op, "vested"));
        MinerBalances paid = miner.receive(atto(op, "amount"));
        TokenAmount locked = miner.lockedFunds().minus(added.vested()).plus(atto(op, "amount"));
        yield with(paid, locked, added.table());
      }
      case "unlock_vested" -> {
        MinerBalances.Change change = miner.unlockVested(now);
        assertThat(change.pledgeDelta().negated()).isEqualTo(atto(op, "vested"));
        yield change.balances();
      }
      case "unlock_unvested" -> {
        VestingTable.Unlocked taken = miner.vesting().unlockUnvested(now, atto(op, "target"));
        assertThat(taken.unvested()).isEqualTo(atto(op, "unvested"));
        yield with(miner, miner.lockedFunds().minus(taken.unvested()), taken.table());
      }
      case "penalty" -> miner.applyPenalty(atto(op, "amount"));
      case "pledge" -> miner.changePledge(atto(op, "delta"));
      default -> {
        MinerBalances.Change repaid = miner.repayInPriorityOrder(policy, now);
        assertThat(repaid.pledgeDelta().negated()).isEqualTo(atto(op, "from_vesting"));
        assertThat(repaid.burnt())
            .isEqualTo(atto(op, "from_vesting").plus(atto(op, "from_balance")));
        yield repaid.balances();
      }
    };
  }

  private static MinerBalances with(MinerBalances miner, TokenAmount locked, VestingTable table) {
    return new MinerBalances(
        miner.balance(),
        locked,
        miner.preCommitDeposits(),
        miner.initialPledge(),
        miner.feeDebt(),
        table);
  }

  @Test
  void deadlines() {
    long[] operations = new long[1];
    Golden.checkAll(
        "miner_deadlines.json",
        c -> {
          for (GoldenJson op : c.list("ops")) {
            checkDeadline(op);
            operations[0]++;
          }
        });
    GoldenJson.report("miner_deadlines.json (operations)", operations[0], operations[0]);
    assertThat(operations[0]).isEqualTo(719);
  }

  private static void checkDeadline(GoldenJson op) {
    MinerBalances before = money(op.get("before"));
    NetworkEstimates network =
        new NetworkEstimates(estimate(op.get("reward")), estimate(op.get("network_power")));
    MinerBalances.Change change =
        op.text("op").equals("terminate")
            ? terminate(before, network, op)
            : before.settleDeadline(
                POLICY,
                op.number("epoch"),
                atto(op, "expired_deposits"),
                atto(op, "released_pledge"),
                Penalties.continuedFault(POLICY, network, power(op, "previously_faulty_power")),
                DailyFee.payable(POLICY, atto(op, "daily_fees"), network, power(op, "live_power")));
    assertThat(change.burnt()).isEqualTo(atto(op, "burnt"));
    assertThat(change.pledgeDelta()).isEqualTo(atto(op, "pledge_delta"));
    MinerBalances after = money(op.get("after"));
    assertThat(change.balances().vesting().entries()).isEqualTo(after.vesting().entries());
    assertThat(change.balances())
        .usingRecursiveComparison()
        .ignoringFields("vesting")
        .isEqualTo(after);
  }

  /** What ends of sectors before their time cost, as the actor puts it together. */
  private static MinerBalances.Change terminate(
      MinerBalances before, NetworkEstimates network, GoldenJson op) {
    TokenAmount fees = TokenAmount.ZERO;
    TokenAmount pledges = TokenAmount.ZERO;
    for (GoldenJson sector : op.list("sectors")) {
      TokenAmount pledge = new TokenAmount(sector.at(0).integer());
      StoragePower power = new StoragePower(sector.at(2).integer());
      TokenAmount faultFee = Penalties.continuedFault(POLICY, network, power);
      fees = fees.plus(TerminationFee.of(pledge, sector.at(1).number(), faultFee));
      pledges = pledges.plus(pledge);
    }
    MinerBalances.Change repaid =
        before
            .applyPenalty(fees)
            .changePledge(pledges.negated())
            .repayInPriorityOrder(POLICY, op.number("epoch"));
    return new MinerBalances.Change(
        repaid.balances(), repaid.burnt(), TokenAmount.ZERO, repaid.pledgeDelta().minus(pledges));
  }

  private static MinerBalances money(GoldenJson json) {
    return new MinerBalances(
        atto(json, "balance"),
        atto(json, "locked_funds"),
        atto(json, "deposits"),
        atto(json, "initial_pledge"),
        atto(json, "fee_debt"),
        VestingTable.of(
            json.list("vesting").stream()
                .map(
                    row ->
                        new VestingTable.Entry(
                            row.at(0).number(), new TokenAmount(row.at(1).integer())))
                .toList()));
  }

  @Test
  void debtsCameWithVersion4() {
    FilecoinPolicy old = FilecoinPolicy.of(NetworkVersion.V3);
    assertThat(old.debtRule()).isEqualTo(DebtRule.NONE);
    MinerBalances miner = MinerBalances.of(TokenAmount.ONE_FIL);
    assertThatThrownBy(() -> miner.repayInPriorityOrder(old, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(
            () ->
                Penalties.consensusFaultReporter(old, TokenAmount.ONE_FIL, TokenAmount.ONE_FIL, 1))
        .isInstanceOf(EconomicsException.class);
  }
}
