// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.testing.GoldenJson;

/** The issue of TAO, against the network's own code and as laws. */
class BlockEmissionTest {
  private static final long MAX = BlockEmission.MAX_SUPPLY;

  @Test
  void emissionIsThatOfTheNetwork() {
    GoldenJson file = GoldenJson.resource("/bittensor/block_emission.json");
    List<GoldenJson> thresholds = file.list("thresholds");
    GoldenJson.checkAll(
        "block_emission.json thresholds",
        thresholds,
        json -> {
          long at = json.number("firstIssuanceWithLowerEmission");
          int k = thresholds.indexOf(json) + 1;
          assertThat(BlockEmission.threshold(k)).isEqualTo(at);
          assertThat(BlockEmission.at(at - 1)).isEqualTo(json.number("before"));
          assertThat(BlockEmission.at(at)).isEqualTo(json.number("after"));
          assertThat(BlockEmission.computed(at - 1)).isEqualTo(json.number("before"));
          assertThat(BlockEmission.computed(at)).isEqualTo(json.number("after"));
        });
    GoldenJson.checkAll(
        "block_emission.json",
        file.list("cases"),
        json -> {
          long issuance = json.get("issuance").unsigned();
          long emission = json.get("emission").isNull() ? 0 : json.number("emission");
          assertThat(BlockEmission.at(issuance)).isEqualTo(emission);
          assertThat(BlockEmission.computed(issuance)).isEqualTo(emission);
          if (json.has("residualI96F32Bits") && !json.get("residualI96F32Bits").isNull()) {
            assertThat(BlockEmission.residual(issuance).raw())
                .isEqualTo(json.integer("residualI96F32Bits"));
          }
        });
  }

  @Test
  void aBlockIssuesOneTaoBeforeTheHalvings() {
    assertThat(BlockEmission.BLOCK_SECONDS).isEqualTo(12);
    assertThat(BlockEmission.BLOCKS_A_DAY).isEqualTo(7200);
    assertThat(BlockEmission.at(0)).isEqualTo(1_000_000_000);
    assertThat(BlockEmission.at(10_500_000 * BlockEmission.RAO - 1)).isEqualTo(1_000_000_000);
    assertThat(BlockEmission.at(10_500_000 * BlockEmission.RAO)).isEqualTo(500_000_000);
    assertThat(BlockEmission.at(15_750_000 * BlockEmission.RAO)).isEqualTo(250_000_000);
  }

  /** Block by block, with whole runs of equal emission at once. */
  @Test
  void twentyOneMillionTaoAreNeverExceeded() {
    assertThat(MAX).isEqualTo(21_000_000_000_000_000L);
    long issued = 0;
    for (int k = 1; BlockEmission.at(issued) > 0; k++) {
      long emission = BlockEmission.at(issued);
      long blocks = Math.ceilDiv(BlockEmission.threshold(k) - issued, emission);
      issued += blocks * emission;
      assertThat(issued).isLessThan(MAX);
    }
    assertThat(issued).isGreaterThan(MAX - 2 * BlockEmission.RAO);
  }

  @Property
  void emissionNeverRises(
      @ForAll @LongRange(min = 0, max = 21_000_000_000_000_000L) long a,
      @ForAll @LongRange(min = 0, max = 21_000_000_000_000_000L) long b) {
    assertThat(BlockEmission.at(Math.max(a, b)))
        .isLessThanOrEqualTo(BlockEmission.at(Math.min(a, b)));
  }

  @Property
  void theShortCutIsTheComputation(@ForAll long issuance) {
    assertThat(BlockEmission.at(issuance)).isEqualTo(BlockEmission.computed(issuance));
  }

  @Property
  void issuanceNeverPassesTheSupply(@ForAll long issuance, @ForAll long balances) {
    long minted = BlockEmission.minted(issuance, balances);
    if (U64.isLess(balances, MAX)) {
      assertThat(balances + minted).isLessThanOrEqualTo(MAX);
    } else {
      assertThat(minted).isZero();
    }
  }
}
