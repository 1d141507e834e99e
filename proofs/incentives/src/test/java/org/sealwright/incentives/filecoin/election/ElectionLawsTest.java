// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.Q256;

class ElectionLawsTest {

  @Property(tries = 200)
  void smallerDrawsAndMorePowerWinMore(
      @ForAll long a,
      @ForAll long b,
      @ForAll @IntRange(max = 1000) int power,
      @ForAll @IntRange(max = 1000) int more) {
    Q256 low = new Q256(raw(a).min(raw(b)));
    Q256 high = new Q256(raw(a).max(raw(b)));
    PoissonWins weak = of(Math.min(power, more), 1000);
    PoissonWins strong = of(Math.max(power, more), 1000);
    assertThat(weak.wins(high)).isLessThanOrEqualTo(weak.wins(low));
    assertThat(weak.wins(low)).isLessThanOrEqualTo(strong.wins(low));
    assertThat(strong.wins(low)).isBetween(0, PoissonWins.MAXIMUM);
  }

  private static BigInteger raw(long draw) {
    return BigInteger.valueOf(draw >>> 1).shiftLeft(193);
  }

  @Property(tries = 100)
  void expectedWinsAreFiveTimesTheShare(@ForAll @IntRange(max = 1000) int power) {
    PoissonWins wins = of(power, 1000);
    // Fifteen wins cut off less than a ten-thousandth; the approximation is finer still.
    BigInteger off = wins.lambda().minus(wins.expectedWins()).raw();
    assertThat(off.abs()).isLessThan(Q256.ONE.raw().divide(BigInteger.valueOf(2_000)));
  }

  private static PoissonWins of(long power, long total) {
    return PoissonWins.of(StoragePower.of(power), StoragePower.of(total));
  }

  @Example
  void noPowerNeverWins() {
    assertThat(of(0, 1).wins(Q256.ZERO)).isZero();
    assertThat(of(0, 1).expectedWins()).isEqualTo(Q256.ZERO);
    assertThat(Sortition.winCount(new byte[0], StoragePower.ZERO, StoragePower.of(1))).isZero();
    assertThatThrownBy(() -> of(1, 0)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> of(-1, 1)).isInstanceOf(EconomicsException.class);
  }

  @Example
  void heavierTipsetsMakeHeavierChains() {
    StoragePower power = StoragePower.of(1024);
    assertThat(Sortition.chainWeight(BigInteger.valueOf(7), power, 5))
        .isEqualTo(BigInteger.valueOf(7 + 2560 + 1280));
    assertThat(Sortition.chainWeight(BigInteger.ZERO, StoragePower.of(1), 15)).isZero();
    assertThatThrownBy(() -> Sortition.chainWeight(BigInteger.ZERO, StoragePower.ZERO, 1))
        .isInstanceOf(EconomicsException.class);
  }
}
