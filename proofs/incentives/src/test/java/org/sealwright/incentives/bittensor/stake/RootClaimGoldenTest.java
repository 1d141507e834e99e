// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.testing.GoldenJson;

/** Root stakers' alpha against the network's own code. */
class RootClaimGoldenTest {
  private RootClaim[] claims;
  private long[] stakes;
  private BigInteger[][] claimed;
  private long[] thresholds;

  @Test
  void claims() {
    GoldenJson file = GoldenJson.resource("/bittensor/root_claim.json");
    long[] operations = new long[2];
    GoldenJson.checkAll(
        "root_claim.json",
        file.list("cases"),
        c -> {
          start(c);
          for (GoldenJson op : c.list("ops")) {
            operations[0]++;
            operations[1] += run(op) ? 1 : 0;
            assertState(op);
          }
        });
    GoldenJson.report("root_claim.json (operations)", operations[0], operations[0]);
    GoldenJson.report("root_claim.json (paid out)", operations[1], operations[1]);
    assertThat(operations).containsExactly(1440, 89);
  }

  private void start(GoldenJson c) {
    int subnets = (int) c.number("subnets");
    int stakers = (int) c.number("coldkeys");
    claims = new RootClaim[subnets];
    Arrays.fill(claims, RootClaim.NONE);
    stakes = new long[stakers];
    claimed = new BigInteger[stakers][subnets];
    Arrays.stream(claimed).forEach(row -> Arrays.fill(row, BigInteger.ZERO));
    thresholds = c.list("thresholds").stream().mapToLong(GoldenJson::unsigned).toArray();
  }

  private long rootStake() {
    return Arrays.stream(stakes).sum();
  }

  private boolean run(GoldenJson op) {
    int staker = (int) op.number("coldkey");
    int subnet = (int) op.number("subnet") - 1;
    switch (op.text("op")) {
      case "add_stake" -> addStake(staker, op.get("amount").unsigned());
      case "remove_stake" -> {
        long amount = op.get("amount").unsigned();
        stakes[staker] -= amount;
        for (int i = 0; i < claims.length; i++) {
          claimed[staker][i] =
              claimed[staker][i].subtract(claims[i].shift(amount)).max(BigInteger.ZERO);
        }
      }
      case "distribute" -> {
        RootClaim.Added added = claims[subnet].add(op.get("amount").unsigned(), rootStake());
        claims[subnet] = added.claim();
        assertThat(added.toOwner()).isEqualTo(op.get("to_owner").unsigned());
      }
      default -> {
        return claim(op, staker, subnet);
      }
    }
    return false;
  }

  private void addStake(int staker, long amount) {
    stakes[staker] += amount;
    for (int i = 0; i < claims.length; i++) {
      claimed[staker][i] = claimed[staker][i].add(claims[i].shift(amount));
    }
  }

  private boolean claim(GoldenJson op, int staker, int subnet) {
    long threshold = op.get("ignore_threshold").isTrue() ? 0 : thresholds[subnet];
    RootClaim claim = claims[subnet];
    assertThat(claim.owed(stakes[staker], claimed[staker][subnet], 0))
        .isEqualTo(op.get("owed").unsigned());
    long owed = claim.owed(stakes[staker], claimed[staker][subnet], threshold);
    boolean swap = op.text("op").equals("claim_swap");
    assertThat(swap ? 0 : owed).isEqualTo(op.get("kept").unsigned());
    if (owed == 0) {
      return false;
    }
    if (swap) {
      addStake(staker, op.get("tao").unsigned());
    }
    claimed[staker][subnet] = claimed[staker][subnet].add(BigInteger.valueOf(owed));
    return true;
  }

  private void assertState(GoldenJson op) {
    int staker = (int) op.number("coldkey");
    assertThat(rootStake()).isEqualTo(op.get("root_stake").unsigned());
    assertThat(stakes[staker]).isEqualTo(op.get("stake").unsigned());
    for (int i = 0; i < claims.length; i++) {
      GoldenJson rate = op.get("rates").at(i);
      assertThat(claims[i].rate())
          .isEqualTo(rate.isNull() ? I96F32.ZERO : new I96F32(rate.integer()));
      assertThat(claimed[staker][i]).isEqualTo(op.get("claimed").at(i).integer());
      assertThat(claims[i].owed(stakes[staker], claimed[staker][i], 0))
          .isEqualTo(op.get("owed_after").at(i).unsigned());
    }
  }

  @Test
  void draws() {
    GoldenJson file = GoldenJson.resource("/bittensor/auto_claim.json");
    GoldenJson.checkAll(
        "auto_claim.json",
        file.list("cases"),
        c -> {
          List<Long> expected = c.list("indices").stream().map(GoldenJson::unsigned).toList();
          assertThat(
                  AutoClaim.drawn(c.get("hash").hex(), (int) c.number("k"), c.get("n").unsigned()))
              .isEqualTo(expected);
        });
    assertThatThrownBy(() -> AutoClaim.drawn(new byte[31], 5, 9))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> AutoClaim.drawn(new byte[32], -1, 9))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void whatCountsAsClaimedMayBeMoreThan64Bits() {
    RootClaim rich = new RootClaim(I96F32.of(5000));
    assertThat(rich.shift(-1L))
        .isEqualTo(
            BigInteger.ONE
                .shiftLeft(64)
                .subtract(BigInteger.ONE)
                .multiply(BigInteger.valueOf(5000)));
    assertThat(rich.owed(-1L, BigInteger.ZERO, 0)).isEqualTo(-1L);
    assertThat(rich.owed(-1L, rich.shift(-1L), 0)).isZero();
  }
}
