// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.testing.GoldenJson;

/** Pools against the swap pallet and its libraries, up to the ends of their types. */
class BalancerGoldenTest {

  @Test
  void poolsAndSwaps() {
    Map<String, Integer> outcomes = new TreeMap<>();
    GoldenJson.checkAll(
        "balancer.json",
        GoldenJson.resource("/bittensor/balancer.json").list("cases"),
        c -> check(c, outcomes));
    System.out.println("balancer.json: " + outcomes);
    assertThat(outcomes).hasSize(4);
  }

  private static void check(GoldenJson c, Map<String, Integer> outcomes) {
    Balancer balancer = new Balancer(c.number("quote"));
    long tao = c.get("tao").unsigned();
    long alpha = c.get("alpha").unsigned();
    long x = c.get("x").unsigned();
    long y = c.get("y").unsigned();
    U64F64 price = new U64F64(c.integer("price"));
    U64F64 target = new U64F64(c.integer("target"));
    assertThat(balancer.price(tao, alpha).raw()).isEqualTo(c.integer("pool_price"));
    assertThat(balancer.remainingBase(tao, x).raw()).isEqualTo(c.integer("exp_quote"));
    assertThat(balancer.remainingQuote(alpha, y).raw()).isEqualTo(c.integer("exp_base"));
    assertThat(balancer.taoToReach(price, target, tao)).isEqualTo(c.get("quote_delta").unsigned());
    assertThat(balancer.alphaToReach(target, price, alpha))
        .isEqualTo(c.get("base_delta").unsigned());
    assertThat(balancer.alphaFor(tao, alpha, x)).isEqualTo(c.get("base_needed").unsigned());
    assertThat(balancer.forAddedLiquidity(tao, alpha, x, y).map(Balancer::quoteWeight))
        .isEqualTo(weight(c.get("added")));
    assertThat(Balancer.forPrice(price, tao, alpha).map(Balancer::quoteWeight))
        .isEqualTo(weight(c.get("init")));
    SubnetPool pool = new SubnetPool(tao, alpha, balancer);
    long limit = c.get("limit").unsigned();
    int fee = (int) c.number("fee");
    outcome(pool.buyAlpha(x, limit, fee), c.get("buy"), outcomes);
    outcome(pool.sellAlpha(y, limit, fee), c.get("sell"), outcomes);
  }

  private static Optional<Long> weight(GoldenJson json) {
    return json.isNull() ? Optional.empty() : Optional.of(json.number());
  }

  private static void outcome(SwapOutcome got, GoldenJson want, Map<String, Integer> outcomes) {
    String name =
        switch (got) {
          case SwapOutcome.Refused refused -> {
            assertThat(refused.error().label()).isEqualTo(want.text());
            yield refused.error().label();
          }
          case SwapOutcome.Done done -> {
            assertThat(new long[] {done.paidIn(), done.paidOut(), done.fee()})
                .containsExactly(want.list().stream().mapToLong(GoldenJson::unsigned).toArray());
            yield "done";
          }
        };
    outcomes.merge(name, 1, Integer::sum);
  }
}
