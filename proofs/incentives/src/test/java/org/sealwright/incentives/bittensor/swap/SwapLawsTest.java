// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;

/** What holds for every swap. */
class SwapLawsTest {
  private static final int RATE = SubnetPool.DEFAULT_FEE_RATE;

  /** In a pool of equal weights the product of the reserves never falls. */
  @Property(tries = 300)
  void theProductNeverFalls(
      @ForAll @LongRange(min = 1_000_000_000, max = 1L << 52) long tao,
      @ForAll @LongRange(min = 1_000_000_000, max = 1L << 52) long alpha,
      @ForAll @LongRange(min = 1, max = 1L << 50) long amount,
      @ForAll boolean isBuy) {
    SubnetPool pool = new SubnetPool(tao, alpha, Balancer.EVEN);
    SwapOutcome outcome =
        isBuy
            ? pool.buyAlpha(amount, SubnetPool.MAX_PRICE, RATE)
            : pool.sellAlpha(amount, SubnetPool.MIN_PRICE, RATE);
    if (outcome instanceof SwapOutcome.Done done) {
      BigInteger before = U64.big(tao).multiply(U64.big(alpha));
      BigInteger after = U64.big(done.pool().tao()).multiply(U64.big(done.pool().alpha()));
      // exp has 18 digits: it may be low by one of them, and so pay a little too much.
      BigInteger slack = before.divide(BigInteger.TEN.pow(16));
      assertThat(after.add(slack)).isGreaterThanOrEqualTo(before);
      assertThat(done.paidIn() + done.fee()).isLessThanOrEqualTo(amount + 1);
    }
  }

  @Property(tries = 300)
  void addedLiquidityKeepsThePrice(
      @ForAll @LongRange(min = 1_000_000_000_000L, max = 1L << 52) long tao,
      @ForAll @LongRange(min = 1_000_000_000_000L, max = 1L << 52) long alpha,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long addedTao,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long addedAlpha) {
    SubnetPool pool = new SubnetPool(tao, alpha, Balancer.EVEN);
    BigDecimal before = pool.price().toBigDecimal();
    BigDecimal after = pool.add(addedTao, addedAlpha).orElseThrow().price().toBigDecimal();
    assertThat(after.subtract(before).abs())
        .isLessThan(before.multiply(new BigDecimal("1e-8")).add(new BigDecimal("1e-15")));
  }

  @Test
  void aPriceReachesItsLimitAndNoFurther() {
    SubnetPool pool = new SubnetPool(1_000_000_000_000L, 4_000_000_000_000L, Balancer.EVEN);
    long limit = 300_000_000;
    SwapOutcome outcome = pool.buyAlpha(900_000_000_000L, limit, RATE);
    assertThat(outcome).isInstanceOf(SwapOutcome.Done.class);
    SubnetPool after = ((SwapOutcome.Done) outcome).pool();
    assertThat(after.price().toBigDecimal().doubleValue()).isBetween(0.2999, 0.3000001);
  }

  @Test
  void emptyPoolsAndWrongArgumentsAreRefused() {
    SubnetPool empty = new SubnetPool(0, 0, Balancer.EVEN);
    assertThat(empty.buyAlpha(0, SubnetPool.MAX_PRICE, RATE))
        .isEqualTo(new SwapOutcome.Refused(SwapError.RESERVES_TOO_LOW));
    assertThat(empty.buyAlpha(U64.MAX, SubnetPool.MAX_PRICE, RATE))
        .isEqualTo(new SwapOutcome.Refused(SwapError.SWAP_INPUT_TOO_LARGE));
    assertThat(new SubnetPool(U64.MAX, U64.MAX, Balancer.EVEN).price().toU64()).isEqualTo(1);
    assertThatThrownBy(() -> new Balancer(1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> empty.sellAlpha(1, 1, -1)).isInstanceOf(EconomicsException.class);
    assertThat(PowRatio.scaled(one(), zero(), one(), one(), 64, one())).isEmpty();
    assertThat(PowRatio.scaled(zero(), one(), one(), one(), 64, one())).contains(zero());
    assertThat(PowRatio.scaled(one(), one(), zero(), one(), 64, one())).contains(one());
    assertThatThrownBy(() -> PowRatio.scaled(one().negate(), one(), one(), one(), 64, one()))
        .isInstanceOf(EconomicsException.class);
  }

  private static BigInteger one() {
    return BigInteger.ONE;
  }

  private static BigInteger zero() {
    return BigInteger.ZERO;
  }
}
