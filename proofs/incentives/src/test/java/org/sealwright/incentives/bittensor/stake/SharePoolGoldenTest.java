// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Pools of shares against the network's own, up to the ends of their types. */
class SharePoolGoldenTest {

  @Test
  void pools() {
    int[] changes = new int[1];
    GoldenJson.checkAll(
        "share_pool.json",
        GoldenJson.resource("/bittensor/share_pool.json").list("cases"),
        c -> {
          SharePool<Integer> pool = new SharePool<>();
          for (GoldenJson op : c.list("ops")) {
            change(pool, op);
            changes[0]++;
          }
        });
    GoldenJson.report("share_pool.json (changes)", changes[0], changes[0]);
    assertThat(changes[0]).isEqualTo(2800);
  }

  private static void change(SharePool<Integer> pool, GoldenJson op) {
    long change = op.number("change");
    if (op.get("key").isNull()) {
      pool.updateAll(change);
    } else {
      pool.updateOne((int) op.number("key"), change);
    }
    assertThat(pool.total()).isEqualTo(op.get("total").unsigned());
    assertThat(pool.denominator()).isEqualTo(number(op.get("denominator")));
    for (int key = 0; key < 3; key++) {
      assertThat(pool.share(key)).isEqualTo(number(op.get("shares").at(key)));
      assertThat(pool.value(key)).isEqualTo(op.get("values").at(key).unsigned());
    }
  }

  @Test
  void numbers() {
    GoldenJson.checkAll(
        "share_float.json",
        GoldenJson.resource("/bittensor/share_float.json").list("cases"),
        c -> {
          ShareFloat a = number(c.get("a"));
          ShareFloat b = number(c.get("b"));
          assertThat(a.add(b)).isEqualTo(maybe(c.get("sum")));
          assertThat(a.subtract(b)).isEqualTo(maybe(c.get("difference")));
          assertThat(a.mulDiv(b, number(c.get("c")))).isEqualTo(maybe(c.get("scaled")));
          assertThat(a.toU64()).isEqualTo(c.get("u64").unsigned());
        });
  }

  private static Optional<ShareFloat> maybe(GoldenJson json) {
    return json.isNull() ? Optional.empty() : Optional.of(number(json));
  }

  private static ShareFloat number(GoldenJson json) {
    return new ShareFloat(new BigInteger(json.at(0).text()), json.at(1).number());
  }
}
