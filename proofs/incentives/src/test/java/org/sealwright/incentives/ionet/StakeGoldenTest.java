// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Minimum stakes, slashes, withdrawals and their times. */
class StakeGoldenTest {
  private static final GoldenJson FILE = GoldenJson.resource("/ionet/stake_slash.json");
  private static final StakeRules RULES = StakeRules.DOCUMENTED;

  @Test
  void minimum() {
    GoldenJson.checkAll(
        "stake_slash.json, minimum",
        FILE.list("minimum"),
        row -> {
          long atoms =
              RULES.minimum(new Hardware((int) row.number("mult_centi"), (int) row.number("qty")));
          assertThat(atoms).isEqualTo(row.number("atoms"));
          assertThat(atoms / IoToken.ATOMS).isEqualTo(row.number("IO"));
        });
  }

  @Test
  void slash() {
    GoldenJson.checkAll(
        "stake_slash.json, slash",
        FILE.list("slash"),
        row -> {
          Stake.Slash slash =
              new Stake(row.number("owner"), row.number("co")).slash((int) row.number("bps"));
          assertThat(slash.held()).isEqualTo(row.number("slashed"));
          assertThat(slash.coStakerPart()).isEqualTo(row.number("co_part"));
          assertThat(slash.ownerPart()).isEqualTo(row.number("owner_part"));
          assertThat(slash.after())
              .isEqualTo(new Stake(row.number("owner_after"), row.number("co_after")));
        });
  }

  @Test
  void unstake() {
    GoldenJson.checkAll(
        "stake_slash.json, unstake",
        FILE.list("unstake"),
        row ->
            assertThat(
                    RULES.unstake(
                        new Stake(row.number("owner"), row.number("co")),
                        row.number("minimum"),
                        row.number("request")))
                .isEqualTo(
                    new StakeRules.Unstake(
                        StakeRules.Unstake.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                        row.number("paid_now"),
                        row.number("to_cooldown"),
                        row.number("owner_after"))));
  }

  @Test
  void times() {
    GoldenJson timers = FILE.get("timers_s");
    assertThat(RULES.cooldown()).isEqualTo(timers.number("cooldown"));
    assertThat(RULES.coStakerWait()).isEqualTo(timers.number("costaker_wait"));
    assertThat(RULES.coStakerWithdrawsFrom(0)).isEqualTo(timers.number("costaker_total"));
    assertThat(RULES.slashIsFinalFrom(0)).isEqualTo(timers.number("appeal"));
    GoldenJson line = FILE.get("timeline");
    assertThat(RULES.ownerWithdrawsFrom(line.number("owner_unstake_at")))
        .isEqualTo(line.number("owner_withdraw_from"));
    assertThat(RULES.coStakeCountsUntil(line.number("co_unstake_at")))
        .isEqualTo(line.number("co_counts_until"));
    assertThat(RULES.coStakerWithdrawsFrom(line.number("co_unstake_at")))
        .isEqualTo(line.number("co_withdraw_from"));
    GoldenJson.report("stake_slash.json, times", 7, 7);
  }
}
