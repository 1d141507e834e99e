// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.power;

import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.testing.GoldenJson;

class DealCollateralGoldenTest {

  @Test
  void collateralBounds() {
    GoldenJson file = Golden.file("deal_collateral.json");
    assertThat(DealCollateral.MINIMUM_DURATION).isEqualTo(file.number("deal_duration_min"));
    assertThat(FilecoinPolicy.LATEST.dealDurationMaximum())
        .isEqualTo(file.number("deal_duration_max"));
    Golden.checkAll(
        "deal_collateral.json",
        c -> {
          assertThat(
                  DealCollateral.minimum(
                      FilecoinPolicy.LATEST,
                      c.number("piece_size"),
                      false,
                      power(c, "network_raw_power"),
                      power(c, "baseline_power"),
                      atto(c, "circulating_supply")))
              .isEqualTo(atto(c, "min"));
          assertThat(DealCollateral.MAXIMUM).isEqualTo(atto(c, "max"));
        });
  }
}
