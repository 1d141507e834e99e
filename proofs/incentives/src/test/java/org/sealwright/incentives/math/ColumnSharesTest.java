// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** That estimates in floating point leave no trace in the shares. */
class ColumnSharesTest {
  private static final long LIMIT = (1L << 51) - 1;

  @Property(tries = 5000)
  void sharesAreTheFloorOfTheQuotient(
      @ForAll @LongRange(min = 0, max = LIMIT) long a,
      @ForAll @LongRange(min = 0, max = LIMIT) long b) {
    assertExact(Math.min(a, b), Math.max(a, b));
  }

  @Example
  void quotientsAtTheEdgeOfAnIntegerAreExact() {
    List<Long> edges = new ArrayList<>();
    for (int bit = 0; bit <= 51; bit++) {
      for (long by = -2; by <= 2; by++) {
        edges.add((1L << bit) + by);
      }
    }
    edges.removeIf(edge -> edge < 0 || edge > LIMIT);
    for (long sum : edges) {
      for (long part : edges) {
        if (part <= sum) {
          assertExact(part, sum);
          assertExact(sum - part, sum);
        }
      }
    }
  }

  private static void assertExact(long part, long sum) {
    long wanted =
        sum == 0
            ? 0
            : BigInteger.valueOf(part).shiftLeft(32).divide(BigInteger.valueOf(sum)).longValue();
    ColumnShares shares = new ColumnShares();
    shares.of(new long[] {1, sum}, 2);
    assertThat(shares.share(1, part)).as("%d of %d", part, sum).isEqualTo(wanted);
    long[] parts = {7, part, 9};
    ColumnShares.shareAll(parts, 1, 2, sum);
    assertThat(parts).containsExactly(7, wanted, 9);
  }
}
