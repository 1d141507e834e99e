// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;

final class InsertionTest {

  @ParameterizedTest
  @CsvSource({"2, 2", "4, 8", "8, 22"})
  void elementComesToItsPlaceAmongItsSiblings(int arity, int rows) {
    int[] out = new int[arity];
    int bits = Integer.numberOfTrailingZeros(arity);
    for (int place = 0; place < arity; place++) {
      int at = place;
      Circuit circuit =
          system -> {
            Numbers numbers = new Numbers(system);
            int element = numbers.allocate(Trial.bytes(BigInteger.valueOf(100)));
            int[] siblings = numbered(numbers, arity - 1);
            int[] index = index(numbers.bits(), at, bits);
            Insertion insertion = new Insertion(system, numbers.bits());
            System.arraycopy(insertion.insert(element, index, siblings), 0, out, 0, arity);
          };
      try (Trial trial = new Trial(circuit)) {
        for (int i = 0; i < arity; i++) {
          int expected = i == place ? 100 : i < place ? i : i - 1;
          assertThat(trial.value(out[i])).isEqualTo(expected);
        }
        trial.assertThatAnyChangeIsNoticed(Integer.MAX_VALUE, place);
      }
      assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(rows + bits);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "8, 7", "128, 127"})
  void elementAtAnIndexIsSelected(int size, int rows) {
    int bits = Integer.numberOfTrailingZeros(size);
    int[] out = new int[1];
    for (int place = 0; place < size; place += 5) {
      int at = place;
      Circuit circuit =
          system -> {
            Numbers numbers = new Numbers(system);
            int[] list = numbered(numbers, size);
            int[] index = index(numbers.bits(), at, bits);
            out[0] = new Insertion(system, numbers.bits()).select(list, index);
          };
      try (Trial trial = new Trial(circuit)) {
        assertThat(trial.value(out[0])).isEqualTo(place);
      }
      assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(rows + bits);
    }
  }

  private static int[] numbered(Numbers numbers, int count) {
    return IntStream.range(0, count)
        .map(i -> numbers.allocate(Trial.bytes(BigInteger.valueOf(i))))
        .toArray();
  }

  private static int[] index(Bits bits, int value, int count) {
    return IntStream.range(0, count).map(i -> bits.allocate((value >>> i & 1) != 0)).toArray();
  }
}
