// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.bittensor.emission.AlphaSplit;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.math.U96F32;

/** What everybody knows of Bittensor. */
class SeedFactsTest {

  @Test
  void oneTaoForABlockOfTwelveSecondsBeforeTheHalvings() {
    assertThat(BlockEmission.at(0)).isEqualTo(BlockEmission.RAO);
    assertThat(BlockEmission.BLOCK_SECONDS).isEqualTo(12);
    assertThat(BlockEmission.BLOCKS_A_DAY * BlockEmission.at(0)).isEqualTo(7200L * 1_000_000_000);
  }

  @Test
  void twentyOneMillionTaoAtMost() {
    assertThat(BlockEmission.MAX_SUPPLY / BlockEmission.RAO).isEqualTo(21_000_000);
    assertThat(BlockEmission.at(BlockEmission.MAX_SUPPLY)).isZero();
    assertThat(BlockEmission.at(-1L)).isZero();
  }

  @Test
  void eighteenFortyOneFortyOne() {
    AlphaSplit split =
        AlphaSplit.of(
            U96F32.of(BlockEmission.RAO),
            U96F32.ZERO,
            OptionalInt.of(AlphaSplit.DEFAULT_OWNER_CUT));
    assertThat(percent(split.ownerCut())).isCloseTo(18, within(0.001));
    assertThat(percent(split.server())).isCloseTo(41, within(0.001));
    assertThat(percent(split.validator())).isCloseTo(41, within(0.001));
    assertThat(split.root()).isZero();
  }

  private static double percent(long rao) {
    return 100.0 * rao / BlockEmission.RAO;
  }

  @Property
  void alphaIsSplitToTheLastRaoButForFloors(
      @ForAll @LongRange(min = 0, max = BlockEmission.RAO) long alpha,
      @ForAll @LongRange(min = 0, max = 1L << 32) long rootBits,
      @ForAll @IntRange(min = 0, max = 65_535) int cut) {
    AlphaSplit split =
        AlphaSplit.of(U96F32.of(alpha), U96F32.ofBits(rootBits), OptionalInt.of(cut));
    assertThat(split.lost()).isBetween(0L, 3L);
  }

  @Property
  void rootGetsNoMoreThanAll(@ForAll long tao, @ForAll long alpha, @ForAll long weight) {
    assertThat(new TaoWeight(weight).rootProportion(tao, alpha)).isLessThanOrEqualTo(U96F32.ONE);
  }
}
