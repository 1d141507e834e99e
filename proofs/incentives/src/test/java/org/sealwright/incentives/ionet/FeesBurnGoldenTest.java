// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Fees, buy-backs and engine epochs. */
class FeesBurnGoldenTest {
  private static final GoldenJson FILE = GoldenJson.resource("/ionet/fees_burn.json");

  @Test
  void fees() {
    GoldenJson.checkAll(
        "fees_burn.json, fees",
        FILE.list("fees"),
        row -> {
          FeeBill bill =
              FeeRules.DOCUMENTED.bill(
                  row.number("cost"),
                  (int) row.number("renter_usdc_bps"),
                  (int) row.number("supplier_usdc_bps"));
          assertThat(bill.renterReservation()).isEqualTo(row.number("renter_reservation"));
          assertThat(bill.renterPayment()).isEqualTo(row.number("renter_payment"));
          assertThat(bill.supplierReservation()).isEqualTo(row.number("supplier_reservation"));
          assertThat(bill.supplierPayment()).isEqualTo(row.number("supplier_payment"));
          assertThat(bill.renterPays()).isEqualTo(row.number("renter_pays"));
          assertThat(bill.supplierGets()).isEqualTo(row.number("supplier_gets"));
          assertThat(bill.revenue()).isEqualTo(row.number("revenue"));
        });
  }

  @Test
  void burns() {
    GoldenJson.checkAll(
        "fees_burn.json, burn",
        FILE.list("burn"),
        row ->
            assertThat(
                    BuyBack.of(
                        row.number("revenue_uusd"),
                        (int) row.number("share_bps"),
                        row.number("price_uusd_per_io")))
                .isEqualTo(new BuyBack(row.number("spend_uusd"), row.number("burned_atoms"))));
  }

  @Test
  void engineEpochs() {
    GoldenJson.checkAll(
        "fees_burn.json, ide_epoch",
        FILE.list("ide_epoch"),
        row -> {
          IncentiveEngine.Epoch epoch =
              new IncentiveEngine((int) row.number("burn_bps"), row.number("epoch_cap_atoms"))
                  .settle(
                      new IncentiveEngine.Vaults(
                          row.number("reward_vault_atoms"), row.number("fee_vault_uusd")),
                      row.number("payout_uusd"),
                      row.number("price_uusd_per_io"),
                      row.number("fee_inflow_uusd"));
          assertThat(epoch.released()).isEqualTo(row.number("released_atoms"));
          assertThat(epoch.fromFees()).isEqualTo(row.number("from_fee_vault_uusd"));
          assertThat(epoch.shortfall()).isEqualTo(row.number("shortfall_uusd"));
          assertThat(epoch.surplus()).isEqualTo(row.number("surplus_uusd"));
          assertThat(epoch.burn())
              .isEqualTo(new BuyBack(row.number("burn_spend_uusd"), row.number("burned_atoms")));
          assertThat(epoch.after())
              .isEqualTo(
                  new IncentiveEngine.Vaults(
                      row.number("reward_vault_after"), row.number("fee_vault_after")));
          assertThat(epoch.sustainabilityPpm()).hasValue(row.number("sustainability_ppm"));
        });
  }
}
