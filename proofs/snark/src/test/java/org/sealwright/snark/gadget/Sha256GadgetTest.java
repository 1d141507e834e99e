// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;
import org.sealwright.snark.circuit.ConstraintSystem;

final class Sha256GadgetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 55, 56, 63, 64, 65, 119, 120, 128, 200})
  void digestIsThatOfThePlatform(int length) {
    byte[] message = new byte[length];
    new SplittableRandom(length).nextBytes(message);
    byte[] digest = new byte[32];
    Circuit circuit = system -> hash(system, message, digest);
    try (Trial trial = new Trial(circuit)) {
      assertThat(digest).isEqualTo(Digests.sha256().digest(message));
      if (length > 0) {
        trial.assertThatAnyChangeIsNoticed(10, length);
      }
    }
  }

  @Test
  void constantMessageIsHashedWithoutRows() {
    byte[] digest = new byte[32];
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int[] bits = new Sha256Gadget(system, numbers).hashBits(new int[8]);
          assertThat(Arrays.stream(bits)).allMatch(Bit::isConstant);
          read(numbers, bits, digest);
        };
    assertThat(CircuitCounts.of(circuit).rows()).isZero();
    assertThat(digest).isEqualTo(Digests.sha256().digest(new byte[1]));
  }

  @Test
  void nodeHashIsThatOfTheTreeAndCostsWhatTheSpecificationSays() {
    SplittableRandom random = new SplittableRandom(9);
    Bytes32 left = Trial.random(random);
    Bytes32 right = Trial.random(random);
    int[] node = new int[1];
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int[] children = {numbers.allocate(left), numbers.allocate(right)};
          node[0] = new Sha256Gadget(system, numbers).hash(children);
        };
    try (Trial trial = new Trial(circuit)) {
      byte[] both = new byte[64];
      System.arraycopy(left.toArray(), 0, both, 0, 32);
      System.arraycopy(right.toArray(), 0, both, 32, 32);
      Bytes32 expected = Bytes32.of(Digests.sha256().digest(both)).truncated254();
      assertThat(Trial.bytes(trial.value(node[0]))).isEqualTo(expected);
    }
    CircuitCounts counts = CircuitCounts.of(circuit);
    assertThat(counts.rows()).isEqualTo(45_379);
    assertThat(counts.aux() - 2).isEqualTo(45_331);
    assertThat(counts.auxDensityA()).isEqualTo(45_330);
    assertThat(counts.auxDensityB()).isEqualTo(11_498);
  }

  @Test
  void constantsAreThoseOfTheStandard() {
    assertThat(Sha256Constants.round(0)).isEqualTo(0x428a2f98);
    assertThat(Sha256Constants.round(63)).isEqualTo(0xc67178f2);
    assertThat(Sha256Constants.initial(7)).isEqualTo(0x5be0cd19);
  }

  private static void hash(ConstraintSystem system, byte[] message, byte[] digest) {
    Numbers numbers = new Numbers(system);
    int[] bits = new int[8 * message.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = numbers.bits().allocate((message[i / 8] >>> (7 - i % 8) & 1) != 0);
    }
    int[] hashed = new Sha256Gadget(system, numbers).hashBits(bits);
    if (system.hasValues()) {
      read(numbers, hashed, digest);
    }
  }

  private static void read(Numbers numbers, int[] bits, byte[] out) {
    BigInteger value = BigInteger.ZERO;
    for (int bit : bits) {
      value = value.shiftLeft(1).or(numbers.bits().value(bit) ? BigInteger.ONE : BigInteger.ZERO);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = value.shiftRight(8 * (out.length - 1 - i)).byteValue();
    }
  }
}
