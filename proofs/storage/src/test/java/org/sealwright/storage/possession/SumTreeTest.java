// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;

/** The sum tree against a walk over all pieces. */
class SumTreeTest {

  @Property(tries = 200)
  void findsWhatAWalkFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 130) int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    SumTree tree = new SumTree();
    List<Long> counts = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (counts.isEmpty() || random.nextInt(3) > 0) {
        long count = random.nextLong(1, 1 << random.nextInt(1, 12));
        tree.add(count);
        counts.add(count);
      } else {
        int index = random.nextInt(counts.size());
        tree.remove(index, counts.get(index));
        counts.set(index, 0L);
      }
      check(tree, counts);
    }
  }

  private static void check(SumTree tree, List<Long> counts) {
    long total = counts.stream().mapToLong(Long::longValue).sum();
    assertThat(tree.total()).isEqualTo(total);
    long before = 0;
    for (int i = 0; i < counts.size(); i++) {
      long count = counts.get(i);
      int width = Integer.lowestOneBit(i + 1);
      assertThat(tree.slot(i))
          .isEqualTo(counts.subList(i + 1 - width, i + 1).stream().mapToLong(c -> c).sum());
      if (count > 0) {
        assertThat(tree.find(before)).isEqualTo(new SumTree.Place(i, 0));
        assertThat(tree.find(before + count - 1)).isEqualTo(new SumTree.Place(i, count - 1));
      }
      before += count;
    }
    assertThatThrownBy(() -> tree.find(total)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sumsBeyondALongAreRefused() {
    SumTree tree = new SumTree();
    tree.add(Long.MAX_VALUE);
    assertThatThrownBy(() -> tree.add(1)).isInstanceOf(MalformedInputException.class);
    assertThat(tree.size()).isEqualTo(1);
  }
}
