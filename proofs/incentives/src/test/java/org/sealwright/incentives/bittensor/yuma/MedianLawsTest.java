// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.incentives.math.Fixed32;

/** The weighted median: the fast search, the network's bisection and the definition agree. */
class MedianLawsTest {

  private static long[] stake(Random random, int rows) {
    long[] stake = new long[rows];
    // Tiny stakes become 0 once more when they are normalised.
    Arrays.setAll(
        stake, i -> random.nextInt(5) == 0 ? random.nextInt(3) : random.nextLong(Fixed32.ONE));
    return stake;
  }

  private static long[][] scores(Random random, int rows, int columns) {
    long[][] scores = new long[rows][columns];
    for (long[] row : scores) {
      Arrays.setAll(
          row,
          j ->
              switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> (1 + random.nextInt(4)) * (Fixed32.ONE / 8);
                default -> random.nextLong(Fixed32.ONE + 1);
              });
    }
    return scores;
  }

  @Property
  void theFastSearchIsTheBisection(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int rows,
      @ForAll @IntRange(min = 0, max = 65_535) int kappa) {
    Random random = new Random(seed);
    long[] stake = stake(random, rows);
    long[][] scores = scores(random, rows, 3);
    long majority = Fixed32.ofU16(kappa);
    long[] found = new long[3];
    new ColumnMedians().find(stake, EpochMathGoldenTest.sparse(scores), 3, majority, found);
    assertThat(found).isEqualTo(DenseMatrices.columnMedians(stake, scores, majority));
  }

  /**
   * The greatest weight that at least the majority of stake gives, or more; ties at the border
   * apart.
   */
  @Property
  void theMajorityGivesAtLeastTheMedian(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 65_534) int kappa) {
    Random random = new Random(seed);
    long[] stake = stake(random, rows);
    long[] score = Arrays.stream(scores(random, rows, 1)).mapToLong(row -> row[0]).toArray();
    long majority = Fixed32.ofU16(kappa);
    long median = WeightedMedian.ofColumn(stake, score, majority);
    long[] shares = Arrays.stream(stake).filter(s -> s > 0).toArray();
    Vectors.normalize(shares, shares.length);
    long[] given =
        IntStream.range(0, rows).filter(i -> stake[i] > 0).mapToLong(i -> score[i]).toArray();
    long sum = LongStream.of(shares).sum();
    long atLeast = 0;
    long above = 0;
    for (int i = 0; i < shares.length; i++) {
      atLeast += given[i] >= median ? shares[i] : 0;
      above += given[i] > median ? shares[i] : 0;
    }
    if (shares.length > 0 && sum > majority) {
      assertThat(atLeast).isGreaterThanOrEqualTo(majority);
      assertThat(above).isLessThan(majority);
    }
  }
}
