// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * A job's fees, in 1e-6 dollars. {@code 0 <= supplierGets <= cost <= renterPays}, and what lies
 * between is the network's revenue.
 *
 * @param cost of the compute
 * @param renterReservation reservation fee of the renter
 * @param renterPayment fee on what the renter pays in USDC
 * @param supplierReservation reservation fee of the supplier
 * @param supplierPayment fee on what the supplier takes in USDC
 */
public record FeeBill(
    long cost,
    long renterReservation,
    long renterPayment,
    long supplierReservation,
    long supplierPayment) {

  public FeeBill {
    Exact.add(Exact.add(cost, renterReservation), renterPayment);
  }

  /** What the renter pays in all. */
  public long renterPays() {
    return cost + renterReservation + renterPayment;
  }

  /** What the supplier gets in the end. */
  public long supplierGets() {
    return cost - supplierReservation - supplierPayment;
  }

  /** What the network keeps. */
  public long revenue() {
    return renterPays() - supplierGets();
  }
}
