// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.DebtRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * What the reward actor does for one block.
 *
 * @param state the reward actor afterwards
 * @param blockReward minted money, without gas
 * @param payment block reward and gas, sent to the miner; burnt if the miner cannot take it
 * @param penalty what the miner is told to add to its fee debt; nothing before version 4
 * @param burnt the penalty that comes off the reward; nothing since version 4
 */
public record BlockAward(
    RewardState state,
    TokenAmount blockReward,
    TokenAmount payment,
    TokenAmount penalty,
    TokenAmount burnt) {
  /** Since version 4 a miner owes so many times the penalties of its block's messages. */
  public static final int PENALTY_MULTIPLIER = 3;

  /**
   * Awards a block. The checks come in the order of the actor.
   *
   * @param policy since version 4 a penalty is a debt, before it comes off the reward
   * @param state the reward actor
   * @param balance what it holds, the block's tips included
   * @param penalty of the block's messages, 0 or more
   * @param gasReward the block's tips, 0 or more
   * @param wins of the block, 1 or more
   * @throws EconomicsException if an argument is refused
   */
  public static BlockAward of(
      FilecoinPolicy policy,
      RewardState state,
      TokenAmount balance,
      TokenAmount penalty,
      TokenAmount gasReward,
      long wins) {
    penalty.requireNonNegative("penalty");
    gasReward.requireNonNegative("gas reward");
    if (balance.compareTo(gasReward) < 0) {
      throw new EconomicsException(
          "balance: got " + balance + ", wanted at least the gas reward " + gasReward);
    }
    if (wins <= 0) {
      throw new EconomicsException("win count: got " + wins + ", wanted 1 or more");
    }
    TokenAmount minted = Minting.blockReward(state.thisEpochReward(), wins);
    TokenAmount payment = gasReward.plus(minted);
    if (payment.compareTo(balance) > 0) {
      payment = balance;
      minted = payment.minus(gasReward).requireNonNegative("block reward");
    }
    RewardState after = state.withPaid(minted);
    if (policy.debtRule() == DebtRule.NONE) {
      TokenAmount taken = penalty.min(payment);
      return new BlockAward(after, minted, payment.minus(taken), TokenAmount.ZERO, taken);
    }
    TokenAmount owed = penalty.times(PENALTY_MULTIPLIER);
    return new BlockAward(after, minted, payment, owed, TokenAmount.ZERO);
  }
}
