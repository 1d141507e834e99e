// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.DebtRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.BlockAward;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** Replays what the network's actors did with one miner's money. */
final class MinerMoney {
  private final FilecoinPolicy policy;
  private MinerBalances miner;
  private long exclusionEnd = -1;

  MinerMoney(FilecoinPolicy policy, TokenAmount funds) {
    this.policy = policy;
    miner = MinerBalances.of(funds);
  }

  /** Runs one operation and compares everything that it did. */
  void replay(GoldenJson op) {
    MinerBalances.Change change = attempt(op);
    miner = change.balances();
    assertThat(change.burnt()).isEqualTo(atto(op, "burnt"));
    assertThat(change.paid()).isEqualTo(atto(op, "paid"));
    assertThat(change.pledgeDelta()).isEqualTo(atto(op, "pledge_delta"));
    assertThat(miner.balance()).isEqualTo(atto(op, "balance"));
    assertThat(miner.lockedFunds()).isEqualTo(atto(op, "locked_funds"));
    assertThat(miner.preCommitDeposits()).isEqualTo(atto(op, "deposits"));
    assertThat(miner.initialPledge()).isEqualTo(atto(op, "initial_pledge"));
    assertThat(miner.feeDebt()).isEqualTo(atto(op, "fee_debt"));
    assertThat(miner.vesting().total()).isEqualTo(atto(op, "vesting_sum"));
    assertVesting(miner.vesting(), op, policy);
  }

  /** Compares the table of locked rewards with its fingerprint. */
  static void assertVesting(VestingTable table, GoldenJson op, FilecoinPolicy policy) {
    List<VestingTable.Entry> entries = table.entries();
    BigInteger moment =
        entries.stream()
            .map(e -> e.amount().atto().multiply(BigInteger.valueOf(e.epoch())))
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(moment).isEqualTo(op.integer("vesting_moment"));
    if (policy.debtRule() == DebtRule.VESTED_TOO) {
      // Older tables list an empty first entry, too.
      assertThat(entries).hasSize((int) op.number("vesting_entries"));
      assertThat(entries.isEmpty()).isEqualTo(!op.has("vesting_ends"));
    }
    if (!entries.isEmpty()) {
      GoldenJson ends = op.get("vesting_ends");
      assertThat(entries.getLast())
          .isEqualTo(
              new VestingTable.Entry(ends.at(2).number(), new TokenAmount(ends.at(3).integer())));
    }
  }

  private MinerBalances.Change attempt(GoldenJson op) {
    if (op.get("ok").isTrue()) {
      return run(op);
    }
    assertThatThrownBy(() -> run(op)).isInstanceOf(EconomicsException.class);
    return unchanged(miner);
  }

  private MinerBalances.Change run(GoldenJson op) {
    long now = op.number("epoch");
    TokenAmount none = TokenAmount.ZERO;
    return switch (op.text("op")) {
      case "award" -> award(op, now);
      case "withdraw" -> miner.withdraw(now, atto(op, "requested"));
      case "repay" -> miner.repayInPriorityOrder(policy, now);
      case "report" -> report(op, now);
      case "receive" -> unchanged(miner.receive(atto(op, "amount")));
      case "pledge" -> unchanged(miner.changePledge(atto(op, "delta")));
      case "deposit" -> unchanged(miner.changeDeposits(atto(op, "delta")));
      case "penalty" -> unchanged(miner.applyPenalty(atto(op, "amount")));
      default -> miner.settleDeadline(policy, now, none, none, none, none);
    };
  }

  private static MinerBalances.Change unchanged(MinerBalances miner) {
    TokenAmount none = TokenAmount.ZERO;
    return new MinerBalances.Change(miner, none, none, none);
  }

  /** The reward actor's award, and the miner's answer; what a miner cannot take is burnt. */
  private MinerBalances.Change award(GoldenJson op, long now) {
    BlockAward award =
        BlockAward.of(
            policy,
            rewardState(atto(op, "this_epoch_reward")),
            atto(op, "reward_balance"),
            atto(op, "penalty"),
            atto(op, "gas_reward"),
            op.number("wins"));
    assertThat(award.blockReward()).isEqualTo(atto(op, "block_reward"));
    assertThat(award.payment()).isEqualTo(atto(op, "payment"));
    assertThat(award.state().totalStoragePowerReward()).isEqualTo(award.blockReward());
    assertThat(award.burnt()).isEqualTo(TokenAmount.ZERO);
    try {
      return miner.applyRewards(
          policy, op.number("proving_period_start"), award.payment(), award.penalty(), now);
    } catch (EconomicsException e) {
      return new MinerBalances.Change(miner, award.payment(), TokenAmount.ZERO, TokenAmount.ZERO);
    }
  }

  /** A state of the reward actor of which only the reward matters. */
  static RewardState rewardState(TokenAmount reward) {
    RewardState genesis = RewardState.genesis(StoragePower.ZERO);
    return new RewardState(
        genesis.cumsumBaseline(),
        genesis.cumsumRealized(),
        genesis.effectiveNetworkTime(),
        genesis.effectiveBaselinePower(),
        reward,
        FilterEstimate.of(reward.atto(), BigInteger.ZERO),
        genesis.thisEpochBaselinePower(),
        genesis.epoch(),
        TokenAmount.ZERO,
        genesis.simpleTotal(),
        genesis.baselineTotal());
  }

  private MinerBalances.Change report(GoldenJson op, long now) {
    TokenAmount reward = atto(op, "smoothed_reward");
    long fault = op.number("fault_epoch");
    long end = Penalties.exclusionEnd(now, fault, exclusionEnd);
    MinerBalances.Change taken =
        miner.applyPenalty(Penalties.consensusFault(reward)).repayInPriorityOrder(policy, now);
    TokenAmount reporter =
        Penalties.consensusFaultReporter(policy, reward, taken.burnt(), now - fault);
    exclusionEnd = end;
    if (op.has("exclusion_end")) {
      assertThat(end).isEqualTo(op.number("exclusion_end"));
    }
    assertThat(reporter).isEqualTo(atto(op, "reporter"));
    return new MinerBalances.Change(
        taken.balances(), taken.burnt().minus(reporter), taken.paid(), taken.pledgeDelta());
  }
}
