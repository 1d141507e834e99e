// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * What two parties agreed on.
 *
 * @param start the first epoch that is paid
 * @param end the epoch after the last one that is paid
 * @param pricePerEpoch what the client pays
 * @param providerCollateral what the provider locks, burnt if it breaks the deal
 * @param clientCollateral what the client locks beside the price
 */
public record DealTerms(
    long start,
    long end,
    TokenAmount pricePerEpoch,
    TokenAmount providerCollateral,
    TokenAmount clientCollateral) {

  /** Epochs of the deal. */
  public long duration() {
    return Epochs.minus(end, start);
  }

  /** The price of the whole deal. */
  public TokenAmount totalPrice() {
    return pricePerEpoch.times(duration());
  }

  /** What the client locks: the price and its collateral. */
  public TokenAmount clientRequirement() {
    return totalPrice().plus(clientCollateral);
  }
}
