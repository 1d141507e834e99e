// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.testing.GoldenJson;

class QGoldenTest {

  @Test
  void expNegEqualsTheRewardActors() {
    GoldenJson.checkAll(
        "expneg_q128.json",
        GoldenJson.resource("/filecoin/expneg_q128.json").list("cases"),
        c ->
            assertThat(new Q128(c.integer("x_q128")).expNeg().raw())
                .isEqualTo(c.integer("expneg_q128")));
  }

  @Test
  void expNegEqualsTheElections() {
    GoldenJson.checkAll(
        "expneg_q256.json",
        GoldenJson.resource("/filecoin/expneg_q256.json").list("cases"),
        c ->
            assertThat(new Q256(c.integer("x_q256")).expNeg().raw())
                .isEqualTo(c.integer("expneg_q256")));
  }

  @Test
  void logarithmEqualsTheActors() {
    GoldenJson file = GoldenJson.resource("/filecoin/ln_q128.json");
    GoldenJson.checkAll("ln_q128.json", file.list("cases"), QGoldenTest::checkLogarithm);
    GoldenJson.checkAll("ln_q128.json (edge)", file.list("edge"), QGoldenTest::checkLogarithm);
  }

  private static void checkLogarithm(GoldenJson c) {
    assertThat(new Q128(c.integer("z_q128")).ln().raw()).isEqualTo(c.integer("ln_q128"));
  }

  @Test
  void divisionByZeroIsRefused() {
    assertThatThrownBy(() -> Q128.ONE.over(Q128.ZERO))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("by zero");
    assertThatThrownBy(() -> FloorMath.divideTowardZero(BigInteger.ONE, BigInteger.ZERO))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void namesAreDecimal() {
    assertThat(Q128.ratio(BigInteger.valueOf(-3), BigInteger.TWO)).hasToString("-1.5");
    assertThat(Q256.ONE).hasToString("1");
  }
}
