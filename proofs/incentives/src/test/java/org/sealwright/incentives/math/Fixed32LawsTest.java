// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

/** The flat functions have the bits of the record, at the ends of the range as well. */
class Fixed32LawsTest {

  @Property(tries = 5000)
  void arithmeticIsThatOfTheRecord(@ForAll long a, @ForAll long b) {
    same(a, b);
  }

  /** Operands of every length: uniform ones are nearly all long. */
  @Property(tries = 5000)
  void arithmeticOfShortOperandsIsThatOfTheRecord(@ForAll long seed) {
    Random random = new Random(seed);
    same(
        random.nextLong() >> random.nextInt(Long.SIZE),
        random.nextLong() >> random.nextInt(Long.SIZE));
  }

  private static void same(long a, long b) {
    I32F32 x = I32F32.ofBits(a);
    I32F32 y = I32F32.ofBits(b);
    assertThat(Fixed32.add(a, b)).isEqualTo(x.saturatingAdd(y).raw().longValue());
    assertThat(Fixed32.sub(a, b)).isEqualTo(x.saturatingSub(y).raw().longValue());
    assertThat(Fixed32.mul(a, b)).isEqualTo(x.saturatingMul(y).raw().longValue());
    assertThat(Fixed32.mulOrZero(a, b))
        .isEqualTo(x.checkedMul(y).orElse(I32F32.ZERO).raw().longValue());
    assertThat(Fixed32.safeDiv(a, b)).isEqualTo(x.safeDiv(y).raw().longValue());
    if (b != 0) {
      assertThat(Fixed32.div(a, b)).isEqualTo(x.saturatingDiv(y).raw().longValue());
    }
    assertThat(Fixed32.toU16(a)).isEqualTo(x.saturatingMul(I32F32.of(65_535)).toU16());
    assertThat(Fixed32.floorToU16(a)).isEqualTo(x.toU16());
  }

  @Property
  void transcendentalsAreThoseOfTheRecord(
      @ForAll @LongRange(min = -100L << 32, max = 100L << 32) long a) {
    I32F32 x = I32F32.ofBits(a);
    assertThat(Fixed32Functions.exp(a)).isEqualTo(orError(x.exp()));
    assertThat(Fixed32Functions.ln(a)).isEqualTo(orError(x.ln()));
    assertThat(Fixed32Functions.log2(a)).isEqualTo(orError(x.log2()));
  }

  private static long orError(Optional<I32F32> value) {
    return value.map(v -> v.raw().longValue()).orElse(Fixed32Functions.ERROR);
  }

  @Property(tries = 5000)
  void ratiosAreFloored(@ForAll long a, @ForAll long b) {
    if (b != 0) {
      BigInteger exact = U64.big(a).shiftLeft(32).divide(U64.big(b));
      assertThat(Fixed32.ratio(a, b))
          .isEqualTo(exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
    }
  }

  @Test
  void theEndsOfTheRangeSaturateOrAreRefused() {
    long min = Long.MIN_VALUE;
    long max = Long.MAX_VALUE;
    for (long a : new long[] {min, min + 1, -1, 0, 1, max - 1, max, -1L << 31, 1L << 31}) {
      for (long b : new long[] {min, min + 1, -1, 0, 1, max - 1, max, -1L << 31, 1L << 31}) {
        same(a, b);
      }
    }
    assertThatThrownBy(() -> Fixed32.div(1, 0)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> Fixed32.plus(max, 1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> I32F32.ONE.saturatingDiv(I32F32.ZERO))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> U64F64.MAX.plus(U64F64.ONE)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new U96F32(BigInteger.ONE.negate()))
        .isInstanceOf(EconomicsException.class);
    assertThat(U64F64.ZERO.saturatingSub(U64F64.ONE)).isEqualTo(U64F64.ZERO);
    assertThat(I64F64.MAX.saturatingAdd(I64F64.ONE)).isEqualTo(I64F64.MAX);
    assertThat(I64F64.ONE.exp().orElseThrow().raw())
        .isEqualTo(BigInteger.valueOf(22_802_600).shiftLeft(64 - 23));
  }
}
