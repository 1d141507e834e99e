// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Gt;
import org.sealwright.snark.groth16.VerifyingKey;

/** Damaged aggregates: malformed or false, never anything else. */
class AggregateMutationTest {
  private static final int PROOFS_AT = 5 * Gt.TORUS_BYTES + 48;
  private static final int POINTS = 2 * 48 + 6 * 48 + 5 * 96;
  private static final byte[] AGGREGATE = Tiny.aggregate(2, AggregateVersion.V2);
  private static final AggregateVerifier VERIFIER =
      AggregateVerifier.of(Tiny.KERNELS, Work.serial());

  private static InnerProductSrs srs;
  private static VerifyingKey key;

  @BeforeAll
  static void open() {
    srs = Tiny.srs();
    key = Tiny.key();
  }

  @AfterAll
  static void close() {
    srs.close();
  }

  /** Every byte of points and count, one byte in 16 of the elements of Gt. */
  @Test
  void anyByteAltered() {
    SplittableRandom random = new SplittableRandom(41);
    int offset = random.nextInt(16);
    assertNoneHolds(
        IntStream.range(0, AGGREGATE.length)
            .filter(at -> at % 16 == offset || at >= AGGREGATE.length - POINTS)
            .map(at -> at * 8 + random.nextInt(8)));
  }

  @Test
  @Tag("big")
  void everyByteAltered() {
    SplittableRandom random = new SplittableRandom(42);
    assertNoneHolds(IntStream.range(0, AGGREGATE.length).map(at -> at * 8 + random.nextInt(8)));
  }

  @Test
  @Tag("big")
  void everyBitOfPointsAltered() {
    assertNoneHolds(IntStream.range((AGGREGATE.length - POINTS) * 8, AGGREGATE.length * 8));
  }

  /** Elements and points of the right kind in the wrong place. */
  @Test
  void exchangedPartsAreFalse() {
    int g = Gt.TORUS_BYTES;
    int rounds = PROOFS_AT + 4;
    int z = rounds + 10 * g;
    int folded = z + 2 * 48;
    assertThat(holds(AGGREGATE)).isTrue();
    assertThat(holds(exchange(0, g, g))).isFalse();
    assertThat(holds(exchange(2 * g, 3 * g, g))).isFalse();
    assertThat(holds(exchange(3 * g, 4 * g, g))).isFalse();
    for (int k = 0; k < 9; k++) {
      assertThat(holds(exchange(rounds + k * g, rounds + (k + 1) * g, g))).isFalse();
    }
    assertThat(holds(exchange(z, z + 48, 48))).isFalse();
    assertThat(holds(exchange(folded, folded + 48 + 96, 48))).isFalse();
    int keys = folded + 2 * 48 + 96;
    assertThat(holds(exchange(keys, keys + 96, 96))).isFalse();
    assertThat(holds(exchange(keys + 2 * 96, keys + 2 * 96 + 48, 48))).isFalse();
    int openings = keys + 2 * 96 + 2 * 48;
    assertThat(holds(exchange(openings, openings + 96, 96))).isFalse();
    assertThat(holds(exchange(openings + 2 * 96, openings + 2 * 96 + 48, 48))).isFalse();
  }

  @Test
  void infinityIsFalseAnywhere() {
    int points = AGGREGATE.length - POINTS;
    for (int at : new int[] {PROOFS_AT - 48, points, points + 48, points + 96}) {
      byte[] altered = AGGREGATE.clone();
      Arrays.fill(altered, at, at + 48, (byte) 0);
      altered[at] = (byte) 0xc0;
      assertThat(holds(altered)).as("infinity at %d", at).isFalse();
    }
  }

  @Test
  void anyOtherLengthIsMalformed() {
    for (int length = 0; length < AGGREGATE.length + 100; length++) {
      if (length != AGGREGATE.length) {
        byte[] other = Arrays.copyOf(AGGREGATE, length);
        assertThatThrownBy(() -> AggregateProof.fromBytes(other))
            .isInstanceOf(MalformedInputException.class)
            .hasMessageContaining("wanted");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 6, 8, 1 << 20, 1 << 21, 1 << 30, -1, Integer.MIN_VALUE})
  void anyOtherCountIsMalformed(int count) {
    byte[] other = AGGREGATE.clone();
    ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(PROOFS_AT, count);
    assertThatThrownBy(() -> AggregateProof.fromBytes(other))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining(Integer.toUnsignedString(count) + " proofs");
  }

  private static void assertNoneHolds(IntStream bits) {
    int[] held =
        bits.parallel()
            .filter(
                bit -> {
                  byte[] altered = AGGREGATE.clone();
                  altered[bit / 8] ^= (byte) (1 << bit % 8);
                  return holds(altered);
                })
            .toArray();
    assertThat(held).as("altered bits that make no difference").isEmpty();
  }

  private static boolean holds(byte[] bytes) {
    try {
      return VERIFIER.verify(
          srs,
          key,
          Tiny.inputs(2),
          AggregateProof.fromBytes(bytes),
          Tiny.INCLUDE,
          AggregateVersion.V2);
    } catch (MalformedInputException e) {
      return false;
    }
  }

  private static byte[] exchange(int from, int to, int length) {
    byte[] out = AGGREGATE.clone();
    System.arraycopy(AGGREGATE, from, out, to, length);
    System.arraycopy(AGGREGATE, to, out, from, length);
    return out;
  }
}
