// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The money of a miner actor: what it has, what is locked for which reason, and what it owes. The
 * rules are those of versions from 4 on; before, pledge was not locked and no debts were kept.
 *
 * @param balance all of it
 * @param lockedFunds rewards that have not vested
 * @param preCommitDeposits of sectors that are not proven yet
 * @param initialPledge of proven sectors
 * @param feeDebt what it owes to the burn actor
 * @param vesting when {@code lockedFunds} become free
 */
public record MinerBalances(
    TokenAmount balance,
    TokenAmount lockedFunds,
    TokenAmount preCommitDeposits,
    TokenAmount initialPledge,
    TokenAmount feeDebt,
    VestingTable vesting) {

  /**
   * What an operation did.
   *
   * @param balances afterwards; burnt and paid money is gone from them
   * @param burnt sent to the burn actor
   * @param paid sent to the owner
   * @param pledgeDelta reported to the power actor as change of what is locked
   */
  public record Change(
      MinerBalances balances, TokenAmount burnt, TokenAmount paid, TokenAmount pledgeDelta) {}

  /** A miner with this balance and nothing else. */
  public static MinerBalances of(TokenAmount balance) {
    TokenAmount none = TokenAmount.ZERO;
    return new MinerBalances(balance, none, none, none, none, VestingTable.EMPTY);
  }

  /**
   * Checks that nothing locked or owed is negative.
   *
   * @throws EconomicsException if something is
   */
  public MinerBalances {
    lockedFunds.requireNonNegative("locked funds");
    preCommitDeposits.requireNonNegative("pre-commit deposits");
    initialPledge.requireNonNegative("initial pledge");
    feeDebt.requireNonNegative("fee debt");
  }

  /**
   * What is not locked.
   *
   * @throws EconomicsException if more is locked than there is
   */
  public TokenAmount unlocked() {
    return balance
        .minus(lockedFunds)
        .minus(preCommitDeposits)
        .minus(initialPledge)
        .requireNonNegative("unlocked balance");
  }

  /** What is neither locked nor owed; negative where the debt is greater. */
  public TokenAmount available() {
    return unlocked().minus(feeDebt);
  }

  /** Owes more. */
  public MinerBalances applyPenalty(TokenAmount penalty) {
    TokenAmount debt = feeDebt.plus(penalty.requireNonNegative("penalty"));
    return with(balance, lockedFunds, debt, vesting);
  }

  /** Receives money. */
  public MinerBalances receive(TokenAmount amount) {
    return with(balance.plus(amount.requireNonNegative("amount")), lockedFunds, feeDebt, vesting);
  }

  /** Locks or, where negative, releases deposits of pre-committed sectors. */
  public MinerBalances changeDeposits(TokenAmount delta) {
    return new MinerBalances(
        balance, lockedFunds, preCommitDeposits.plus(delta), initialPledge, feeDebt, vesting);
  }

  /** Locks or, where negative, releases pledge. */
  public MinerBalances changePledge(TokenAmount delta) {
    return new MinerBalances(
        balance, lockedFunds, preCommitDeposits, initialPledge.plus(delta), feeDebt, vesting);
  }

  /** Sets free rewards that have vested; they lower what is locked in the network. */
  public Change unlockVested(long now) {
    if (lockedFunds.isZero()) {
      return change(this, TokenAmount.ZERO, TokenAmount.ZERO);
    }
    VestingTable.Unlocked unlocked = vesting.unlockVested(now);
    MinerBalances after =
        with(balance, lockedFunds.minus(unlocked.vested()), feeDebt, unlocked.table());
    return change(after, TokenAmount.ZERO, unlocked.vested().negated());
  }

  /**
   * Pays the debt as far as the money goes: first from unvested rewards, then from the unlocked
   * balance.
   *
   * @param policy since version 25 this sets free what has vested, too
   * @param now the current epoch
   * @throws EconomicsException if more is locked than there is, or before version 4
   */
  public Change repayInPriorityOrder(FilecoinPolicy policy, long now) {
    boolean vestedToo = policy.debtRule().freesVested();
    MinerBalances after = this;
    TokenAmount freed = TokenAmount.ZERO;
    if (!vestedToo) {
      // The balance was looked at before the rewards that may make up for it.
      unlocked();
    }
    if (!feeDebt.isZero() && !lockedFunds.isZero()) {
      VestingTable.Unlocked taken =
          vestedToo
              ? vesting.unlockVestedAndUnvested(now, feeDebt)
              : vesting.unlockUnvested(now, feeDebt);
      freed = taken.vested().plus(taken.unvested());
      after = with(balance, lockedFunds.minus(freed), feeDebt, taken.table());
    }
    TokenAmount burnt = after.unlocked().min(feeDebt);
    return change(after.burn(burnt), burnt, freed.negated());
  }

  /**
   * Pays the whole debt from the unlocked balance, which pre-commits, withdrawals and recoveries
   * must be able to.
   *
   * @throws EconomicsException if the unlocked balance is less than the debt
   */
  public Change repayDebts() {
    if (unlocked().compareTo(feeDebt) < 0) {
      throw new EconomicsException(
          "unlocked balance: got " + unlocked() + ", wanted the fee debt " + feeDebt);
    }
    return change(burn(feeDebt), feeDebt, TokenAmount.ZERO);
  }

  /**
   * Pays the owner after vested rewards are set free and the whole debt is paid.
   *
   * @param now the current epoch
   * @param requested the most to pay, 0 or more
   * @throws EconomicsException if the debt cannot be paid
   */
  public Change withdraw(long now, TokenAmount requested) {
    requested.requireNonNegative("requested");
    Change vested = unlockVested(now);
    TokenAmount paid = vested.balances().available().min(requested);
    Change repaid = vested.balances().repayDebts();
    MinerBalances after = repaid.balances();
    MinerBalances rest =
        after.with(after.balance.minus(paid), after.lockedFunds, after.feeDebt, after.vesting);
    return new Change(rest, repaid.burnt(), paid, vested.pledgeDelta());
  }

  /**
   * Takes a block reward: locks its share, owes the penalty, and pays what it can of the debt.
   *
   * @param policy how much is locked, and how it vests
   * @param provingPeriodStart the miner's offset of quantised epochs
   * @param reward received, gas included; 0 or more
   * @param penalty of the block's messages, multiplied already; 0 or more
   * @param now the current epoch
   * @throws EconomicsException if an amount is negative or the balance does not cover the lock
   */
  public Change applyRewards(
      FilecoinPolicy policy,
      long provingPeriodStart,
      TokenAmount reward,
      TokenAmount penalty,
      long now) {
    MinerBalances before = receive(reward.requireNonNegative("reward"));
    TokenAmount lock = Penalties.lockedReward(policy, reward).requireNonNegative("locked reward");
    penalty.requireNonNegative("penalty");
    if (before.unlocked().compareTo(lock) < 0) {
      throw new EconomicsException(
          "unlocked balance: got " + before.unlocked() + ", wanted " + lock + " to lock");
    }
    VestingTable.Unlocked added =
        before.vesting.add(policy.rewardVesting(), provingPeriodStart, lock, now);
    TokenAmount locked = before.lockedFunds.minus(added.vested()).plus(lock);
    Change repaid =
        before
            .with(before.balance, locked, before.feeDebt, added.table())
            .applyPenalty(penalty)
            .repayInPriorityOrder(policy, now);
    TokenAmount delta = lock.minus(added.vested()).plus(repaid.pledgeDelta());
    return new Change(repaid.balances(), repaid.burnt(), TokenAmount.ZERO, delta);
  }

  /**
   * The end of a deadline, in the actor's order: expired deposits, released pledge and both fees
   * become debt or free money; then the debt is paid. Vested rewards are set free after that, and
   * before it in versions up to 24.
   *
   * @param policy of the network version
   * @param now the current epoch
   * @param expiredDeposits forfeited, of pre-commits that were not proven in time
   * @param releasedPledge of sectors that expired on time
   * @param faultFee for power that was faulty before this deadline
   * @param dailyFee of the deadline, from {@link DailyFee#payable}
   */
  public Change settleDeadline(
      FilecoinPolicy policy,
      long now,
      TokenAmount expiredDeposits,
      TokenAmount releasedPledge,
      TokenAmount faultFee,
      TokenAmount dailyFee) {
    Change early =
        policy.debtRule().freesVested()
            ? change(this, TokenAmount.ZERO, TokenAmount.ZERO)
            : unlockVested(now);
    Change repaid =
        early
            .balances()
            .changeDeposits(expiredDeposits.negated())
            .applyPenalty(expiredDeposits)
            .changePledge(releasedPledge.negated())
            .applyPenalty(faultFee)
            .applyPenalty(dailyFee)
            .repayInPriorityOrder(policy, now);
    // Nothing is left to vest here where it vested early.
    Change late = repaid.balances().unlockVested(now);
    TokenAmount delta =
        early
            .pledgeDelta()
            .plus(repaid.pledgeDelta())
            .plus(late.pledgeDelta())
            .minus(releasedPledge);
    return new Change(late.balances(), repaid.burnt(), TokenAmount.ZERO, delta);
  }

  private MinerBalances burn(TokenAmount amount) {
    return with(balance.minus(amount), lockedFunds, feeDebt.minus(amount), vesting);
  }

  private MinerBalances with(
      TokenAmount balance, TokenAmount lockedFunds, TokenAmount feeDebt, VestingTable vesting) {
    return new MinerBalances(
        balance, lockedFunds, preCommitDeposits, initialPledge, feeDebt, vesting);
  }

  private static Change change(MinerBalances after, TokenAmount burnt, TokenAmount delta) {
    return new Change(after, burnt, TokenAmount.ZERO, delta);
  }
}
