// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** Awards before version 4; those of today are in {@code miner_money.json}, with what follows. */
class AwardGoldenTest {

  @Test
  void awardsBeforeVersion4() {
    long[] operations = new long[2];
    Golden.checkAll(
        "award_v3.json",
        c ->
            c.list("ops")
                .forEach(
                    op -> {
                      operations[0]++;
                      if (op.get("ok").isTrue()) {
                        check(op);
                      } else {
                        operations[1]++;
                        assertThatThrownBy(() -> award(op)).isInstanceOf(EconomicsException.class);
                      }
                    }));
    GoldenJson.report("award_v3.json (awards)", operations[0], operations[0]);
    GoldenJson.report("award_v3.json (refused)", operations[1], operations[1]);
    assertThat(operations[0]).isEqualTo(128);
  }

  private static BlockAward award(GoldenJson op) {
    RewardState genesis = RewardState.genesis(StoragePower.ZERO);
    RewardState state =
        new RewardState(
            genesis.cumsumBaseline(),
            genesis.cumsumRealized(),
            genesis.effectiveNetworkTime(),
            genesis.effectiveBaselinePower(),
            atto(op, "this_epoch_reward"),
            FilterEstimate.of(BigInteger.ONE, BigInteger.ZERO),
            genesis.thisEpochBaselinePower(),
            genesis.epoch(),
            TokenAmount.ZERO,
            genesis.simpleTotal(),
            genesis.baselineTotal());
    return BlockAward.of(
        FilecoinPolicy.of(NetworkVersion.V3),
        state,
        atto(op, "reward_balance"),
        atto(op, "penalty"),
        atto(op, "gas_reward"),
        op.number("wins"));
  }

  private static void check(GoldenJson op) {
    BlockAward award = award(op);
    assertThat(award.blockReward()).isEqualTo(atto(op, "block_reward"));
    assertThat(award.penalty().isZero()).isTrue();
    boolean taken = op.get("to_miner").isTrue();
    assertThat(taken ? award.payment() : TokenAmount.ZERO).isEqualTo(atto(op, "received"));
    assertThat(taken ? award.burnt() : award.burnt().plus(award.payment()))
        .isEqualTo(atto(op, "burnt"));
  }
}
