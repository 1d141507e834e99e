// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.estimate;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.network.PledgeRamp;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** Sectors that are extended or filled anew, with their power, fee and pledge. */
class SectorWeightsGoldenTest {

  @Test
  void extensionsAndUpdates() {
    long[] refused = new long[1];
    Golden.checkAll(
        "sector_weights.json",
        c -> {
          if (c.get("ok").isTrue()) {
            check(c);
          } else {
            refused[0]++;
            assertThatThrownBy(() -> change(c)).isInstanceOf(EconomicsException.class);
          }
        });
    GoldenJson.report("sector_weights.json (refused)", refused[0], refused[0]);
    assertThat(refused[0]).isEqualTo(230);
  }

  private static SectorWeights before(GoldenJson c) {
    return new SectorWeights(
        c.integer("deal_weight"),
        c.integer("verified_weight"),
        c.number("power_base_epoch"),
        c.number("expiration"));
  }

  private static SectorWeights change(GoldenJson c) {
    long now = c.number("epoch");
    return switch (c.text("op")) {
      case "extend" ->
          before(c)
              .extend(now, c.number("new_expiration"), c.integer("claimed"), c.integer("kept"));
      case "extend_legacy" -> before(c).extendLegacy(now, c.number("new_expiration"));
      default -> before(c).update(now, c.integer("deal_space"), c.integer("verified_space"));
    };
  }

  private static void check(GoldenJson c) {
    SectorWeights after = change(c);
    assertThat(after.dealWeight()).isEqualTo(c.integer("new_deal_weight"));
    assertThat(after.verifiedWeight()).isEqualTo(c.integer("new_verified_weight"));
    assertThat(after.powerBaseEpoch()).isEqualTo(c.number("new_power_base_epoch"));
    StoragePower power = qualityPower(c, after.duration(), after.verifiedWeight());
    assertThat(power).isEqualTo(power(c, "new_power"));
    if (c.text("op").equals("update")) {
      checkUpdate(c, after, power);
    } else {
      SectorWeights old = before(c);
      FilecoinPolicy policy =
          FilecoinPolicy.of(NetworkVersion.of((int) c.number("network_version")));
      StoragePower oldPower = qualityPower(c, old.duration(), old.verifiedWeight());
      assertThat(
              DailyFee.afterExtension(
                  policy, atto(c, "daily_fee"), atto(c, "circulating_supply"), oldPower, power))
          .isEqualTo(atto(c, "new_daily_fee"));
    }
  }

  private static void checkUpdate(GoldenJson c, SectorWeights after, StoragePower power) {
    FilecoinPolicy policy = FilecoinPolicy.LATEST;
    TokenAmount supply = atto(c, "circulating_supply");
    StoragePower oldPower = qualityPower(c, after.duration(), before(c).verifiedWeight());
    assertThat(DailyFee.afterUpdate(policy, atto(c, "daily_fee"), supply, oldPower, power))
        .isEqualTo(atto(c, "new_daily_fee"));
    TokenAmount pledge =
        InitialPledge.of(
            policy,
            power,
            power(c, "baseline_power"),
            new NetworkEstimates(estimate(c.get("reward")), estimate(c.get("network_power"))),
            supply,
            new PledgeRamp(0, c.number("ramp_duration_epochs")),
            c.number("epochs_since_ramp_start"));
    assertThat(pledge.max(atto(c, "pledge"))).isEqualTo(atto(c, "new_pledge"));
  }

  private static StoragePower qualityPower(GoldenJson c, long duration, BigInteger verified) {
    return SectorQuality.power(c.number("sector_size"), duration, verified);
  }
}
