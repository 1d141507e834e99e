// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.BaseFeeRule;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class GasLawsTest {

  @Property
  void whatTheSenderPutUpIsSplitToTheLastUnit(
      @ForAll @LongRange(min = 0) long a,
      @ForAll @LongRange(min = 0) long b,
      @ForAll @LongRange(min = 0) long baseFee,
      @ForAll @LongRange(min = 0) long feeCap,
      @ForAll @LongRange(min = 0) long premium) {
    long limit = Math.max(a, b);
    GasOutputs out =
        GasOutputs.of(Math.min(a, b), limit, atto(baseFee), atto(feeCap), atto(premium));
    TokenAmount sum =
        out.baseFeeBurn().plus(out.overEstimationBurn()).plus(out.minerTip()).plus(out.refund());
    assertThat(sum).isEqualTo(atto(feeCap).times(limit));
    assertThat(out.refund().isNegative()).isFalse();
    assertThat(out.gasRefund()).isGreaterThanOrEqualTo(0);
    assertThat(out.gasBurned()).isGreaterThanOrEqualTo(0);
    // Base fee for all that was used or burnt comes from the sender or the producer.
    BigInteger gas = BigInteger.valueOf(Math.min(a, b)).add(BigInteger.valueOf(out.gasBurned()));
    assertThat(out.baseFeeBurn().plus(out.overEstimationBurn()).plus(out.minerPenalty()))
        .isEqualTo(atto(baseFee).times(gas));
  }

  private static TokenAmount atto(long value) {
    return TokenAmount.ofAtto(value);
  }

  @Property
  void baseFeeMovesByAnEighthAtMostAndNeverBelowTheMinimum(
      @ForAll @LongRange(min = 100) long fee,
      @ForAll @LongRange(min = 0, max = 1L << 60) long gas,
      @ForAll @LongRange(min = 0) long premium) {
    TokenAmount base = atto(fee);
    TokenAmount eighth = base.scaled(1, 8).plus(TokenAmount.ONE_ATTO);
    for (TokenAmount next :
        List.of(
            BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, base, gas, 5),
            BaseFee.fromUtilization(BaseFeeRule.PACKED_UTILIZATION, base, gas, 5),
            BaseFee.fromPremium(base, atto(premium)))) {
      assertThat(next).isGreaterThanOrEqualTo(BaseFee.MINIMUM);
      assertThat(next).isLessThanOrEqualTo(base.plus(eighth));
      assertThat(next.plus(eighth)).isGreaterThanOrEqualTo(base);
    }
  }

  @Property(tries = 100)
  void orderOfBidsMakesNoDifference(
      @ForAll List<@IntRange(max = 1000) Integer> premiums, @ForAll long seed) {
    List<BaseFee.Bid> bids = new ArrayList<>();
    premiums.forEach(p -> bids.add(new BaseFee.Bid(1_000_000_000L + p, atto(p))));
    TokenAmount first = BaseFee.percentile(bids);
    Collections.shuffle(bids, new Random(seed));
    assertThat(BaseFee.percentile(bids)).isEqualTo(first);
  }

  @Example
  void upgradesChangeTheRule() {
    TokenAmount base = atto(1000);
    BaseFee.Message full =
        new BaseFee.Message("a", BaseFee.BLOCK_GAS_LIMIT, atto(5000), atto(4000));
    List<BaseFee.Message> twice = List.of(full, full);
    FilecoinNetwork network = FilecoinNetwork.MAINNET;
    assertThat(BaseFee.next(network, 41_300, base, twice, 1)).isEqualTo(BaseFee.MINIMUM);
    assertThat(BaseFee.next(network, 6_052_799, base, twice, 1)).isEqualTo(atto(1125));
    assertThat(BaseFee.next(network, 6_052_800, base, twice, 1)).isEqualTo(atto(1125));
    assertThat(BaseFee.next(network, 6_052_800, base, List.of(), 1)).isEqualTo(atto(875));
    assertThat(GasOutputs.effectivePremium(base, atto(900), atto(7)).isZero()).isTrue();
    assertThat(GasOutputs.effectivePremium(base, atto(1005), atto(7))).isEqualTo(atto(5));
    assertThat(GasOutputs.penaltyOfInvalid(base, 3)).isEqualTo(atto(3000));
  }

  @Example
  void refusals() {
    TokenAmount fee = atto(100);
    assertThatThrownBy(() -> GasOutputs.of(2, 1, fee, fee, fee))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> GasOutputs.of(1, 1, fee, fee.negated(), fee))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, fee, 1, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(
            () -> BaseFee.fromUtilization(BaseFeeRule.PACKED_UTILIZATION, fee, Long.MAX_VALUE, 1))
        .isInstanceOf(EconomicsException.class);
    BaseFee.Bid half = new BaseFee.Bid(-1, fee);
    assertThatThrownBy(() -> BaseFee.percentile(List.of(half)))
        .isInstanceOf(EconomicsException.class);
  }
}
