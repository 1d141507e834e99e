// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * IO that revenue buys and destroys.
 *
 * <p><b>Documented</b> (io.net docs, "IO Tokenomics"): revenue buys IO at its price and destroys
 * it. <b>Silent</b>: which share. <b>Reported</b> by third parties: at least half.
 *
 * @param spent 1e-6 dollars spent
 * @param burned atoms destroyed
 */
public record BuyBack(long spent, long burned) {

  /**
   * Buys with a share of revenue; both steps round down.
   *
   * @param revenue 1e-6 dollars
   * @param shareBps of revenue, 0 to 10,000
   * @param price 1e-6 dollars for one IO, 1 or more
   */
  public static BuyBack of(long revenue, int shareBps, long price) {
    Exact.notNegative("revenue", revenue);
    Exact.within("shareBps", shareBps, 0, Exact.BPS);
    return spending(Exact.mulDiv(revenue, shareBps, Exact.BPS), price);
  }

  /** Buys for an amount. */
  static BuyBack spending(long dollars, long price) {
    Exact.positive("price", price);
    return new BuyBack(dollars, Exact.mulDiv(dollars, IoToken.ATOMS, price));
  }
}
