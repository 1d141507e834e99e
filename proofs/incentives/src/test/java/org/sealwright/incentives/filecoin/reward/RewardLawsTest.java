// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

class RewardLawsTest {
  private static final TokenAmount MINING = Minting.STORAGE_MINING_TOTAL;

  @Property(tries = 200)
  void paidRewardsNeverExceedWhatTheActorHolds(
      @ForAll @Size(min = 1, max = 60) long[] seeds,
      @ForAll @LongRange(min = 0, max = 2_000) long fil) {
    TokenAmount balance = TokenAmount.ofFil(fil);
    TokenAmount paid = TokenAmount.ZERO;
    RewardState state = RewardState.genesis(StoragePower.ZERO);
    for (long seed : seeds) {
      TokenAmount tips = TokenAmount.ofAtto(Math.floorMod(seed, 1_000_000_007L));
      balance = balance.plus(tips);
      BlockAward award =
          BlockAward.of(
              FilecoinPolicy.LATEST, state, balance, tips, tips, 1 + Math.floorMod(seed, 15));
      assertThat(award.payment()).isEqualTo(award.blockReward().plus(tips));
      balance = balance.minus(award.payment()).requireNonNegative("balance");
      paid = paid.plus(award.blockReward());
      state = award.state();
    }
    assertThat(paid).isLessThanOrEqualTo(TokenAmount.ofFil(fil));
    assertThat(state.totalStoragePowerReward()).isEqualTo(paid);
    assertThat(paid.plus(balance)).isEqualTo(TokenAmount.ofFil(fil));
  }

  @Property(tries = 200)
  void baselineSupplyGrowsWithTimeUpToItsTotal(
      @ForAll @IntRange(max = 120_000_000) int a, @ForAll @IntRange(max = 120_000_000) int b) {
    Q128 early = Minting.baselineSupply(Q128.of(Math.min(a, b)), Minting.BASELINE_TOTAL);
    Q128 late = Minting.baselineSupply(Q128.of(Math.max(a, b)), Minting.BASELINE_TOTAL);
    assertThat(early).isLessThanOrEqualTo(late);
    assertThat(late.floor()).isLessThanOrEqualTo(Minting.BASELINE_TOTAL.atto());
    assertThat(early.raw().signum()).isGreaterThanOrEqualTo(0);
  }

  @Property(tries = 200)
  void simpleRewardFallsAndItsTailStaysWithinTheTotal(
      @ForAll @LongRange(max = 60_000_000) long epoch) {
    TokenAmount now = simple(epoch);
    assertThat(simple(epoch + 1)).isLessThanOrEqualTo(now);
    // What a geometric series from here on can still mint.
    BigInteger rest =
        now.atto().shiftLeft(Q128.PRECISION).divide(Minting.EXP_LAMBDA_LESS_ONE.raw());
    assertThat(rest).isLessThanOrEqualTo(Minting.SIMPLE_TOTAL.atto());
  }

  private static TokenAmount simple(long epoch) {
    return Minting.reward(
        epoch, Q128.ZERO, Q128.ZERO, Minting.SIMPLE_TOTAL, Minting.BASELINE_TOTAL);
  }

  @Example
  void aNetworkFarAboveTheBaselineMintsAsItsHalvingSays() {
    RewardSchedule schedule = RewardSchedule.from(RewardState.genesis(StoragePower.ZERO));
    TokenAmount before = TokenAmount.ZERO;
    for (int month = 0; month < 6; month++) {
      schedule.advance(Epochs.YEAR / 12, StoragePower.ofPiB(1_000_000_000));
      assertThat(schedule.minted()).isGreaterThan(before);
      before = schedule.minted();
    }
    assertThat(before).isLessThan(MINING);
    // Half a year of six years' halving: 1 - 2^(-1/12).
    assertThat(before)
        .isGreaterThan(MINING.scaled(561, 10_000))
        .isLessThan(MINING.scaled(562, 10_000));
  }

  @Property(tries = 100)
  void thetaLiesWithinItsEpoch(@ForAll @Size(max = 40) long[] powers) {
    RewardState state = RewardState.genesis(StoragePower.ZERO);
    Q128 before = state.theta();
    for (long power : powers) {
      state = state.next(StoragePower.of(power >>> 1));
      Q128 theta = state.theta();
      assertThat(theta).isLessThanOrEqualTo(Q128.of(state.effectiveNetworkTime()));
      assertThat(theta).isGreaterThanOrEqualTo(before);
      assertThat(state.cumsumRealized()).isLessThanOrEqualTo(state.cumsumBaseline());
      before = theta;
    }
  }

  @Property(tries = 200)
  void baselineInLimbsEqualsTheRecursion(
      @ForAll @IntRange(min = 1, max = 124) int bits, @ForAll long seed) {
    BigInteger bytes =
        BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(seed >>> 1)).subtract(BigInteger.ONE);
    StoragePower power = new StoragePower(bytes.mod(BigInteger.ONE.shiftLeft(126)));
    StoragePower slow = power;
    for (int i = 0; i < 20; i++) {
      slow = BaselinePower.next(slow);
    }
    assertThat(BaselinePower.after(power, 20)).isEqualTo(slow);
    assertThat(slow).isGreaterThanOrEqualTo(power);
  }

  @Property(tries = 500)
  void divisionInLimbsIsExact(@ForAll @Size(3) long[] dividend, @ForAll @Size(3) long[] divisor) {
    dividend[2] >>>= 2;
    divisor[2] >>>= 1;
    BigInteger b = LimbMath.toInteger(divisor);
    if (b.signum() == 0) {
      return;
    }
    BigInteger a = LimbMath.toInteger(dividend).mod(b.shiftLeft(1).min(BigInteger.TWO.pow(190)));
    long[] quotient = new long[3];
    new LimbDivision().divide(quotient, LimbMath.of(a, 3), divisor);
    assertThat(LimbMath.toInteger(quotient)).isEqualTo(a.shiftLeft(128).divide(b));
  }

  @Property(tries = 300)
  void exponentialInLimbsEqualsTheNetworks(
      @ForAll long low, @ForAll long middle, @ForAll @IntRange(max = 7) int high) {
    long[] x = {low, middle, high};
    long[] out = new long[3];
    assertThat(LimbExpNeg.fits(x)).isTrue();
    new LimbExpNeg().apply(out, x);
    assertThat(LimbMath.toInteger(out)).isEqualTo(new Q128(LimbMath.toInteger(x)).expNeg().raw());
  }

  @Property
  void productsInLimbsAreExact(@ForAll @Size(4) long[] a, @ForAll @Size(2) long[] b) {
    long[] out = new long[6];
    LimbMath.multiply(out, a, b);
    BigInteger unsigned = LimbMath.unsigned(b[1], b[0]);
    assertThat(LimbMath.toInteger(out)).isEqualTo(LimbMath.toInteger(a).multiply(unsigned));
  }

  @Example
  void refusals() {
    RewardState state = RewardState.genesis(StoragePower.ZERO);
    TokenAmount fil = TokenAmount.ONE_FIL;
    TokenAmount none = TokenAmount.ZERO;
    assertThatThrownBy(
            () -> BlockAward.of(FilecoinPolicy.LATEST, state, fil, fil.negated(), none, 1))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("penalty");
    assertThatThrownBy(
            () -> BlockAward.of(FilecoinPolicy.LATEST, state, fil, none, fil.negated(), 1))
        .hasMessageContaining("gas reward");
    assertThatThrownBy(() -> BlockAward.of(FilecoinPolicy.LATEST, state, none, none, fil, 1))
        .hasMessageContaining("balance");
    assertThatThrownBy(() -> BlockAward.of(FilecoinPolicy.LATEST, state, fil, none, fil, 0))
        .hasMessageContaining("win count");
    assertThatThrownBy(() -> BaselinePower.at(-2)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> BaselinePower.after(StoragePower.of(-1), 1))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> FilterEstimate.INITIAL_REWARD.next(BigInteger.ONE, 0))
        .isInstanceOf(EconomicsException.class);
  }
}
