// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * A party's account in the market.
 *
 * @param balance all it has there, 0 or more
 * @param locked what deals hold of it, 0 to {@code balance}
 */
public record Escrow(TokenAmount balance, TokenAmount locked) {
  /** An account with nothing. */
  public static final Escrow EMPTY = new Escrow(TokenAmount.ZERO, TokenAmount.ZERO);

  /**
   * Checks the order of the amounts.
   *
   * @throws EconomicsException if one is negative or more is locked than there is
   */
  public Escrow {
    balance.requireNonNegative("escrow");
    locked.requireNonNegative("locked");
    if (locked.compareTo(balance) > 0) {
      throw new EconomicsException("locked: got " + locked + ", wanted at most " + balance);
    }
  }

  /** What is not locked. */
  public TokenAmount free() {
    return balance.minus(locked);
  }

  /**
   * Takes out what is free of the amount asked for.
   *
   * @param requested the most to take, 0 or more
   */
  public Escrow withdraw(TokenAmount requested) {
    return add(requested.requireNonNegative("requested").min(free()).negated());
  }

  /** Deposits or, where negative, withdraws, all or nothing. */
  public Escrow add(TokenAmount amount) {
    return new Escrow(balance.plus(amount), locked);
  }

  /**
   * Locks money for a deal.
   *
   * @throws EconomicsException if not that much is free
   */
  public Escrow lock(TokenAmount amount) {
    return new Escrow(balance, locked.plus(amount.requireNonNegative("amount")));
  }

  /** Frees locked money. */
  public Escrow unlock(TokenAmount amount) {
    return new Escrow(balance, locked.minus(amount.requireNonNegative("amount")));
  }

  /** Gives locked money away: a payment, or a collateral that is burnt. */
  public Escrow spendLocked(TokenAmount amount) {
    amount.requireNonNegative("amount");
    return new Escrow(balance.minus(amount), locked.minus(amount));
  }

  /** The client's account after a settlement. */
  public Escrow asClient(DealSettlement settlement) {
    return spendLocked(settlement.payment()).unlock(settlement.clientUnlocked());
  }

  /** The provider's account after a settlement. */
  public Escrow asProvider(DealSettlement settlement) {
    return add(settlement.payment())
        .unlock(settlement.providerUnlocked())
        .spendLocked(settlement.slashed());
  }
}
