// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class QLawsTest {

  @Property
  void floorAndCeilingEncloseTheQuotient(@ForAll long a, @ForAll long b) {
    if (b == 0) {
      return;
    }
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    BigInteger down = FloorMath.divide(x, y);
    BigInteger up = FloorMath.divideUp(x, y);
    BigInteger rest = x.subtract(down.multiply(y));
    assertThat(rest.abs()).isLessThan(y.abs());
    assertThat(rest.signum() == 0 || rest.signum() == y.signum()).isTrue();
    assertThat(up.subtract(down)).isEqualTo(rest.signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
  }

  @Property
  void floorOfAProductIsExact(@ForAll long a, @ForAll @LongRange(min = 1) long b) {
    Q128 quotient = Q128.ratio(BigInteger.valueOf(a), BigInteger.valueOf(b));
    assertThat(quotient.floor()).isEqualTo(BigInteger.valueOf(Math.floorDiv(a, b)));
    assertThat(new BigDecimal(quotient.toString()).signum()).isEqualTo(Long.signum(a));
  }
}
