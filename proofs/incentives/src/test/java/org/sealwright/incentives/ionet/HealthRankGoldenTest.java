// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Health, base score and rank. */
class HealthRankGoldenTest {
  private static final GoldenJson FILE = GoldenJson.resource("/ionet/health_rank.json");

  @Test
  void constants() {
    GoldenJson weights = FILE.get("weights_ppm");
    HealthRules rules = HealthRules.DEFAULT;
    assertThat(
            List.of(
                rules.uptimeWeight(),
                rules.executionWeight(),
                rules.networkWeight(),
                rules.slashingWeight(),
                rules.complianceWeight()))
        .isEqualTo(weights.names().stream().map(n -> (int) weights.number(n)).toList());
    assertThat(
            rules.tiers().rows().stream()
                .map(row -> List.of((long) row.tier(), (long) row.download(), (long) row.upload()))
                .toList())
        .isEqualTo(
            FILE.list("tier_table_mbps").stream()
                .map(row -> row.list().stream().map(GoldenJson::number).toList())
                .toList());
  }

  @Test
  void scores() {
    GoldenJson.checkAll(
        "health_rank.json, devices",
        FILE.list("devices"),
        row -> {
          DeviceRanking.Ranked ranked = DeviceRanking.DEFAULT.score(device(row));
          GoldenJson parts = row.get("components_ppm");
          assertThat(ranked.health())
              .isEqualTo(
                  new HealthScore(
                      (int) parts.number("uptime"),
                      (int) parts.number("execution"),
                      (int) parts.number("network"),
                      (int) parts.number("slashing"),
                      (int) parts.number("compliance"),
                      (int) parts.number("health")));
          assertThat(ranked.tier()).isEqualTo((int) row.number("tier"));
          assertThat(ranked.baseMilli()).isEqualTo(row.number("base_milli"));
          assertThat(ranked.minimumStake()).isEqualTo(row.number("min_stake_atoms"));
          assertThat(ranked.rank()).isEqualTo(row.number("rank_score"));
        });
  }

  @Test
  void order() {
    List<String> order =
        DeviceRanking.DEFAULT
            .rank(FILE.list("devices").stream().map(HealthRankGoldenTest::device).toList())
            .stream()
            .map(ranked -> ranked.device().id().value())
            .toList();
    assertThat(order).isEqualTo(FILE.list("order").stream().map(GoldenJson::text).toList());
    GoldenJson.report("health_rank.json, order", order.size(), 4);
  }

  @Test
  void publishedScreens() {
    List<GoldenJson> screens = FILE.list("base_score_vs_published_screens");
    int[] quantities = {2, 1, 1};
    boolean[] hired = {true, false, false};
    for (int i = 0; i < screens.size(); i++) {
      GoldenJson screen = screens.get(i);
      Hardware hardware = new Hardware((int) screen.number("mult_centi"), quantities[i]);
      assertThat(ScoreRules.DOCUMENTED.baseMilli(4, hardware, hired[i]))
          .isEqualTo(screen.number("ours_milli"));
      if (screen.has("without_hired_milli")) {
        assertThat(ScoreRules.DOCUMENTED.baseMilli(4, hardware, false))
            .isEqualTo(screen.number("without_hired_milli"));
      }
    }
    GoldenJson.report("health_rank.json, screens", screens.size(), 3);
  }

  static DeviceRanking.Device device(GoldenJson row) {
    GoldenJson seen = row.get("observations");
    return new DeviceRanking.Device(
        new DeviceId(row.text("device")),
        new Hardware((int) row.number("mult_centi"), (int) row.number("quantity")),
        row.get("hired").isTrue(),
        row.number("stake_atoms"),
        new HealthRecord(
            (int) seen.number("window_s"),
            (int) seen.number("offline_s"),
            (int) seen.number("window_h"),
            (int) seen.number("pow_pass"),
            (int) seen.number("pow_fail"),
            (int) seen.number("job_ok"),
            (int) seen.number("job_fail"),
            (int) seen.number("dl_mbps"),
            (int) seen.number("ul_mbps"),
            (int) seen.number("disconnects"),
            (int) seen.number("slash_events"),
            (int) seen.number("hours_stake_met")));
  }
}
