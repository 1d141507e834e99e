// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * What settling a deal moves. Since FIP-0074 nothing is paid until someone asks.
 *
 * @param payment from the client's locked money to the provider
 * @param clientUnlocked of the client's locked money, free for the client
 * @param providerUnlocked of the provider's collateral, free for the provider
 * @param slashed of the provider's collateral, burnt
 * @param done whether the deal is over
 */
public record DealSettlement(
    TokenAmount payment,
    TokenAmount clientUnlocked,
    TokenAmount providerUnlocked,
    TokenAmount slashed,
    boolean done) {

  /**
   * Settles a deal whose sector is alive.
   *
   * @param terms of the deal
   * @param lastUpdated the epoch of the last settlement, -1 for none
   * @param now the current epoch
   * @throws EconomicsException if it was settled in the future
   */
  public static DealSettlement active(DealTerms terms, long lastUpdated, long now) {
    if (lastUpdated != Epochs.UNDEFINED && lastUpdated > now) {
      throw new EconomicsException(
          "last settlement: got epoch " + lastUpdated + ", wanted " + now + " or before");
    }
    if (now < terms.start()) {
      return new DealSettlement(
          TokenAmount.ZERO, TokenAmount.ZERO, TokenAmount.ZERO, TokenAmount.ZERO, false);
    }
    TokenAmount payment = payment(terms, lastUpdated, Math.min(now, terms.end()));
    boolean done = now >= terms.end();
    return new DealSettlement(
        payment,
        done ? terms.clientCollateral() : TokenAmount.ZERO,
        done ? terms.providerCollateral() : TokenAmount.ZERO,
        TokenAmount.ZERO,
        done);
  }

  /**
   * Settles a deal that no sector held by its start: the client gets everything back, the provider
   * loses its collateral.
   *
   * @throws EconomicsException if the start has not passed
   */
  public static DealSettlement neverActivated(DealTerms terms, long now) {
    if (now < terms.start()) {
      throw new EconomicsException(
          "epoch: got " + now + ", wanted the start " + terms.start() + " or later");
    }
    return new DealSettlement(
        TokenAmount.ZERO,
        terms.clientRequirement(),
        TokenAmount.ZERO,
        terms.providerCollateral(),
        true);
  }

  /**
   * Settles a deal whose sector ended before it did. A deal that was over by then is none of these:
   * settle it as {@link #active}.
   *
   * @param terms of the deal
   * @param lastUpdated the epoch of the last settlement, -1 for none
   * @param terminated the epoch at which the sector ended
   * @throws EconomicsException if the sector ended after the deal
   */
  public static DealSettlement terminated(DealTerms terms, long lastUpdated, long terminated) {
    if (terminated > terms.end()) {
      throw new EconomicsException(
          "termination: got epoch " + terminated + ", wanted " + terms.end() + " or before");
    }
    TokenAmount payment = payment(terms, lastUpdated, terminated);
    long unpaid = Epochs.minus(terms.end(), Math.max(terminated, terms.start()));
    return new DealSettlement(
        payment,
        terms.pricePerEpoch().times(unpaid).plus(terms.clientCollateral()),
        TokenAmount.ZERO,
        terms.providerCollateral(),
        true);
  }

  private static TokenAmount payment(DealTerms terms, long lastUpdated, long to) {
    long from = Math.max(terms.start(), lastUpdated);
    return terms.pricePerEpoch().times(Math.max(0, Epochs.minus(to, from)));
  }
}
