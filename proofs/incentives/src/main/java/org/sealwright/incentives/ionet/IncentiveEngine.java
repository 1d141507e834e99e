// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The Incentive Dynamic Engine of 2026: suppliers are owed dollars, and only as many IO as those
 * need at the live price leave the vault.
 *
 * <pre>
 * need = ceil(payout / price), released = min(need, rewardVault, epochCap)
 * fromFees = min(payout - paid, feeVault + inflow), the rest is a shortfall
 * surplus = max(0, inflow - payout) without a shortfall, else 0
 * burnSpend = min(floor(surplus * burn), feeVault + inflow - fromFees)
 * </pre>
 *
 * <p><b>Documented</b> (io.net's announcement, in a reprint): two vaults, IO first and fees after.
 * <b>Reported</b> (from the commissioned report): at least half of the surplus after payouts burns
 * IO; the sustainability ratio of revenue to payouts. <b>Our choice</b>, as the sources are silent:
 * the cap, what a surplus is when IO pays first, all rounding.
 *
 * @param burnBps share of the surplus that buys IO, 5,000 to 10,000
 * @param epochCap atoms that an epoch may release
 */
public record IncentiveEngine(int burnBps, long epochCap) {

  public IncentiveEngine {
    Exact.within("burnBps", burnBps, 5000, Exact.BPS);
    Exact.notNegative("epochCap", epochCap);
  }

  /**
   * The two stores.
   *
   * @param rewards atoms not yet emitted
   * @param fees 1e-6 dollars of users' fees
   */
  public record Vaults(long rewards, long fees) {
    public Vaults {
      Exact.notNegative("rewards", rewards);
      Exact.notNegative("fees", fees);
    }
  }

  /**
   * What an epoch did. Both vaults balance: {@code rewards} falls by {@code released}, {@code fees}
   * changes by the inflow less {@code fromFees} and {@code burnSpend}.
   *
   * @param released atoms paid
   * @param fromFees 1e-6 dollars paid from fees
   * @param shortfall 1e-6 dollars not paid; never minted
   * @param surplus 1e-6 dollars of inflow beyond the payout
   * @param burn what was bought and destroyed
   * @param after the stores afterwards
   * @param sustainabilityPpm inflow over payout; empty where nothing was owed
   */
  public record Epoch(
      long released,
      long fromFees,
      long shortfall,
      long surplus,
      BuyBack burn,
      Vaults after,
      OptionalLong sustainabilityPpm) {}

  /**
   * Settles an epoch.
   *
   * @param payout 1e-6 dollars owed to suppliers
   * @param price 1e-6 dollars for one IO, 1 or more
   * @param inflow 1e-6 dollars of fees that came in
   */
  public Epoch settle(Vaults vaults, long payout, long price, long inflow) {
    Exact.notNegative("payout", payout);
    Exact.positive("price", price);
    Exact.notNegative("inflow", inflow);
    long most = Math.min(vaults.rewards, epochCap);
    BigInteger need = need(payout, price);
    boolean covered = need.bitLength() < Long.SIZE && need.longValue() <= most;
    long released = covered ? need.longValue() : most;
    long paid = covered ? payout : Exact.mulDiv(released, price, IoToken.ATOMS);
    long fees = Exact.add(vaults.fees, inflow);
    long fromFees = Math.min(payout - paid, fees);
    long shortfall = payout - paid - fromFees;
    long surplus = shortfall == 0 ? Math.max(0, inflow - payout) : 0;
    long spend = Math.min(Exact.mulDiv(surplus, burnBps, Exact.BPS), fees - fromFees);
    return new Epoch(
        released,
        fromFees,
        shortfall,
        surplus,
        BuyBack.spending(spend, price),
        new Vaults(vaults.rewards - released, fees - fromFees - spend),
        payout == 0
            ? OptionalLong.empty()
            : OptionalLong.of(Exact.mulDiv(inflow, Exact.PPM, payout)));
  }

  /** May exceed any vault, so it is not bound to 64 bits. */
  private static BigInteger need(long payout, long price) {
    BigInteger divisor = BigInteger.valueOf(price);
    return BigInteger.valueOf(payout)
        .multiply(BigInteger.valueOf(IoToken.ATOMS))
        .add(divisor)
        .subtract(BigInteger.ONE)
        .divide(divisor);
  }
}
