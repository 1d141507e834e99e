// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.testing.GoldenJson;

/** Pools and swaps against the network's own code. */
class SwapGoldenTest {

  @Test
  void swapsAreThoseOfTheNetwork() {
    GoldenJson.checkAll(
        "swap.json", GoldenJson.resource("/bittensor/swap.json").list(), this::check);
  }

  private void check(GoldenJson json) {
    Balancer balancer = new Balancer(json.number("quoteWeight"));
    switch (json.text("fn")) {
      case "balancer" -> checkBalancer(json, balancer);
      case "update_weights_for_added_liquidity" -> checkAdded(json, balancer);
      case "swap" -> checkSwap(json, balancer);
      default -> throw new AssertionError("unknown case " + json.text("fn"));
    }
  }

  private static void checkBalancer(GoldenJson json, Balancer balancer) {
    long tao = json.get("tao").unsigned();
    long alpha = json.get("alpha").unsigned();
    U64F64 price = balancer.price(tao, alpha);
    assertThat(price.raw()).isEqualTo(json.integer("priceU64F64Bits"));
    assertThat(balancer.remainingQuote(alpha, json.get("dx").unsigned()).raw())
        .isEqualTo(json.integer("expBaseQuoteBits"));
    assertThat(balancer.remainingBase(tao, json.get("dy").unsigned()).raw())
        .isEqualTo(json.integer("expQuoteBaseBits"));
    U64F64 up = new U64F64(json.integer("upBits"));
    U64F64 down = new U64F64(json.integer("downBits"));
    assertThat(balancer.taoToReach(price, up, tao)).isEqualTo(json.get("quoteDeltaIn").unsigned());
    assertThat(balancer.alphaToReach(price, down, alpha))
        .isEqualTo(json.get("baseDeltaIn").unsigned());
    // The file's amount is dy, but for pools with less TAO all of it but one rao.
    long wanted = U64.min(json.get("dy").unsigned(), tao - 1);
    assertThat(balancer.alphaFor(tao, alpha, wanted))
        .isEqualTo(json.get("baseNeededForQuote").unsigned());
  }

  private static void checkAdded(GoldenJson json, Balancer balancer) {
    Optional<Balancer> after =
        balancer.forAddedLiquidity(
            json.get("tao").unsigned(),
            json.get("alpha").unsigned(),
            json.get("taoDelta").unsigned(),
            json.get("alphaDelta").unsigned());
    assertThat(after.isPresent()).isEqualTo(json.get("ok").isTrue());
    assertThat(after.orElse(balancer).quoteWeight()).isEqualTo(json.number("newQuoteWeight"));
  }

  private static void checkSwap(GoldenJson json, Balancer balancer) {
    SubnetPool pool =
        new SubnetPool(json.get("tao").unsigned(), json.get("alpha").unsigned(), balancer);
    int rate = json.get("dropFees").isTrue() ? 0 : (int) json.number("feeRate");
    long amount = json.get("amount").unsigned();
    long limit = json.get("limitPriceRao").unsigned();
    boolean isBuy = json.text("side").equals("buy");
    SwapOutcome outcome =
        isBuy ? pool.buyAlpha(amount, limit, rate) : pool.sellAlpha(amount, limit, rate);
    switch (outcome) {
      case SwapOutcome.Refused refused ->
          assertThat(refused.error().label()).isEqualTo(json.text("error"));
      case SwapOutcome.Done done -> {
        assertThat(done.paidIn()).isEqualTo(json.get("paidIn").unsigned());
        assertThat(done.paidOut()).isEqualTo(json.get("paidOut").unsigned());
        assertThat(done.fee()).isEqualTo(json.get("fee").unsigned());
      }
    }
  }
}
