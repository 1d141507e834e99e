// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * What renter and supplier pay on a job's compute cost.
 *
 * <pre>
 * renterPays   = cost + ceil(cost * reservation) + ceil(cost * payment * renter's USDC share)
 * supplierGets = cost - floor(cost * reservation) - floor(cost * payment * supplier's USDC share)
 * </pre>
 *
 * <p><b>Documented</b> (io.net docs, "IO Tokenomics", "IO Cloud Payments"): 0.25 % of both sides
 * always, 2 % more of each side that uses USDC, nothing more in IO, nothing on block rewards.
 * <b>Our choice</b>: both apply to the same cost, mixed payments pay the 2 % pro rata, the renter's
 * legs round up and the supplier's down.
 *
 * @param reservationBps of the cost, always, 0 to 5,000
 * @param paymentBps of the part in USDC, 0 to 5,000
 */
public record FeeRules(int reservationBps, int paymentBps) {
  private static final long BPS_SQUARED = (long) Exact.BPS * Exact.BPS;

  /** 0.25 % and 2 %. */
  public static final FeeRules DOCUMENTED = new FeeRules(25, 200);

  public FeeRules {
    // Half each, so that a supplier's two legs never exceed the cost.
    Exact.within("reservationBps", reservationBps, 0, Exact.BPS / 2);
    Exact.within("paymentBps", paymentBps, 0, Exact.BPS / 2);
  }

  /**
   * The bill of a job.
   *
   * @param cost 1e-6 dollars
   * @param renterUsdcBps share that the renter pays in USDC, 0 to 10,000
   * @param supplierUsdcBps share that the supplier takes in USDC, 0 to 10,000
   */
  public FeeBill bill(long cost, int renterUsdcBps, int supplierUsdcBps) {
    Exact.notNegative("cost", cost);
    Exact.within("renterUsdcBps", renterUsdcBps, 0, Exact.BPS);
    Exact.within("supplierUsdcBps", supplierUsdcBps, 0, Exact.BPS);
    return new FeeBill(
        cost,
        Exact.mulDivUp(cost, reservationBps, Exact.BPS),
        Exact.mulDivUp(cost, (long) paymentBps * renterUsdcBps, BPS_SQUARED),
        Exact.mulDiv(cost, reservationBps, Exact.BPS),
        Exact.mulDiv(cost, (long) paymentBps * supplierUsdcBps, BPS_SQUARED));
  }

  /**
   * What a cluster costs before fees: duration times processors times price (<b>our choice</b>;
   * io.net publishes no formula).
   *
   * @param pricePerHour 1e-6 dollars for one processor
   */
  public static long clusterCost(long hours, long processors, long pricePerHour) {
    Exact.notNegative("hours", hours);
    Exact.notNegative("processors", processors);
    Exact.notNegative("pricePerHour", pricePerHour);
    return Exact.mul(Exact.mul(hours, processors), pricePerHour);
  }
}
