// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

/** Long division against {@link BigInteger}, where its estimates are wrong as well. */
class WideDivisionTest {
  private static final long LOW = 0xFFFF_FFFFL;

  /** Halves of 0, 1 and all ones take every correction of the estimate. */
  private static final long[] HALVES = {0, 1, 2, 1L << 31, LOW - 1, LOW};

  @Test
  void ofEveryMixOfHalves() {
    int count = 0;
    for (long high : words()) {
      for (long low : words()) {
        for (long divisor : words()) {
          count += Long.compareUnsigned(high, divisor) < 0 ? check(high, low, divisor) : 0;
        }
      }
    }
    assertThat(count).isGreaterThan(20_000);
  }

  @Property(tries = 5000)
  void ofOperandsOfEveryLength(@ForAll long seed) {
    Random random = new Random(seed);
    long divisor = random.nextLong() >>> random.nextInt(Long.SIZE);
    if (divisor != 0) {
      long high = Long.remainderUnsigned(random.nextLong(), divisor);
      check(high, random.nextLong() >>> random.nextInt(Long.SIZE), divisor);
      // One below the divisor: the greatest quotients.
      check(divisor - 1, random.nextLong(), divisor);
    }
  }

  @Test
  void aQuotientOfMoreThan64BitsIsRefused() {
    assertThatThrownBy(() -> WideDivision.divide(0, 1, 0)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> WideDivision.divide(-1, 0, -1))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("18446744073709551615");
  }

  private static long[] words() {
    long[] out = new long[HALVES.length * HALVES.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = HALVES[i / HALVES.length] << 32 | HALVES[i % HALVES.length];
    }
    return out;
  }

  private static int check(long high, long low, long divisor) {
    BigInteger want = U64.big(high).shiftLeft(64).or(U64.big(low)).divide(U64.big(divisor));
    assertThat(U64.big(WideDivision.divide(high, low, divisor)))
        .as("%x %x by %x", high, low, divisor)
        .isEqualTo(want);
    return 1;
  }
}
