// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;

final class NumbersTest {
  private static final String LAST =
      "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000000";

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", LAST, "123456789abcdef", "7000000000000000000000000000000000"})
  void bitsAreThoseOfTheValueAndPackBack(String hex) {
    BigInteger value = new BigInteger(hex, 16);
    int[] packed = new int[1];
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int[] bits = numbers.toBits(numbers.allocate(Trial.bytes(value)));
          packed[0] = numbers.pack(bits);
        };
    try (Trial trial = new Trial(circuit)) {
      BigInteger low = value.mod(BigInteger.ONE.shiftLeft(Numbers.CAPACITY));
      assertThat(trial.value(packed[0])).isEqualTo(low);
      trial.assertThatAnyChangeIsNoticed(20, 1);
    }
    CircuitCounts counts = CircuitCounts.of(circuit);
    assertThat(counts.rows()).isEqualTo(257);
    assertThat(counts.auxDensityA()).isEqualTo(255);
  }

  @Test
  void sumsAndInputsHold() {
    int[] sum = new int[2];
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int a = numbers.allocate(Trial.bytes(Fr.MODULUS.subtract(BigInteger.ONE)));
          int b = numbers.allocate(Trial.bytes(BigInteger.valueOf(43)));
          sum[0] = numbers.inputize(new Arithmetic(system).add(a, b));
          sum[1] = numbers.packIntoInput(numbers.allocateIndex(-2));
        };
    try (Trial trial = new Trial(circuit)) {
      assertThat(trial.value(sum[0])).isEqualTo(42);
      assertThat(trial.value(sum[1])).isEqualTo(new BigInteger("18446744073709551614"));
      trial.assertThatAnyChangeIsNoticed(Integer.MAX_VALUE, 2);
    }
  }

  @Test
  void productsAndScaledNumbersHold() {
    int[] out = new int[3];
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          Arithmetic arithmetic = new Arithmetic(system);
          int a = numbers.allocate(Trial.bytes(Fr.MODULUS.subtract(BigInteger.TWO)));
          int b = numbers.allocate(21);
          out[0] = numbers.inputize(arithmetic.multiply(a, b));
          out[1] = numbers.inputize(arithmetic.scale(8, b, 7));
          out[2] = numbers.inputize(arithmetic.add(a, b, b));
        };
    try (Trial trial = new Trial(circuit)) {
      assertThat(trial.value(out[0])).isEqualTo(Fr.MODULUS.subtract(BigInteger.valueOf(42)));
      assertThat(trial.value(out[1])).isEqualTo(175);
      assertThat(trial.value(out[2])).isEqualTo(40);
      trial.assertThatAnyChangeIsNoticed(Integer.MAX_VALUE, 3);
    }
  }

  @Test
  void splitGivesTheLowestBits() {
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int[] bits = numbers.split(numbers.inputize(numbers.allocate(0b100_101)), 6);
          numbers.packIntoInput(new int[] {bits[0], bits[2], bits[5], Bit.not(bits[1])});
        };
    try (Trial trial = new Trial(circuit)) {
      assertThat(trial.value(2)).isEqualTo(0b1111);
      trial.assertThatAnyChangeIsNoticed(Integer.MAX_VALUE, 4);
    }
    assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(9);
  }

  @Test
  void valueNotBelowTheModulusIsMalformed() {
    Circuit circuit = system -> new Numbers(system).allocate(Trial.bytes(Fr.MODULUS));
    assertThatThrownBy(() -> new Trial(circuit)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void bitNumberingIsReversedByteByByteAndPadded() {
    assertThat(Numbers.reverseBitNumbering(new int[] {10, 11, 12, 13, 14, 15, 16, 17, 20, 21}))
        .containsExactly(17, 16, 15, 14, 13, 12, 11, 10, 0, 0, 0, 0, 0, 0, 21, 20);
  }
}
