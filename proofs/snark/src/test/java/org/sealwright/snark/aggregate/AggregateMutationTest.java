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
  private static final int POINT = 48;
  private static final int POINTS = 18 * POINT;
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

  /** One byte in 16, and the flags of every point. */
  @Test
  void anyByteAltered() {
    SplittableRandom random = new SplittableRandom(41);
    int offset = random.nextInt(16);
    assertNoneHolds(
        IntStream.range(0, AGGREGATE.length)
            .filter(at -> at % 16 == offset)
            .map(at -> at * 8 + random.nextInt(8)));
    assertNoneHolds(
        IntStream.iterate(AGGREGATE.length - POINTS, at -> at < AGGREGATE.length, at -> at + POINT)
            .flatMap(at -> IntStream.of(at * 8 + 5, at * 8 + 6, at * 8 + 7)));
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

  /**
   * Elements and points of the right kind in the wrong place. Of eight proofs: with two, some are
   * equal, as all keys start with one point.
   */
  @Test
  void exchangedPartsAreFalse() {
    byte[] bytes = Tiny.aggregate(8, AggregateVersion.V2);
    int g = Gt.TORUS_BYTES;
    int rounds = PROOFS_AT + 4;
    int points = rounds + 3 * 10 * g;
    int folded = points + 3 * 2 * POINT;
    int keys = folded + 4 * POINT;
    int openings = keys + 6 * POINT;
    assertThat(holds(bytes, 8)).isTrue();
    for (int at :
        new int[] {
          0,
          2 * g,
          3 * g,
          rounds,
          rounds + g,
          rounds + 11 * g,
          rounds + 12 * g,
          rounds + 23 * g,
          rounds + 24 * g,
          rounds + 29 * g - g
        }) {
      assertExchangeIsFalse(bytes, at, at + g, g);
    }
    for (int k = 0; k < 5; k++) {
      assertExchangeIsFalse(bytes, points + k * POINT, points + (k + 1) * POINT, POINT);
    }
    assertExchangeIsFalse(bytes, folded, folded + 3 * POINT, POINT);
    for (int at : new int[] {keys, openings}) {
      assertExchangeIsFalse(bytes, at, at + 2 * POINT, 2 * POINT);
      assertExchangeIsFalse(bytes, at + 4 * POINT, at + 5 * POINT, POINT);
    }
  }

  @Test
  void infinityIsFalseAnywhere() {
    int points = AGGREGATE.length - POINTS;
    for (int at : new int[] {PROOFS_AT - POINT, points, points + POINT, points + 2 * POINT}) {
      byte[] altered = AGGREGATE.clone();
      Arrays.fill(altered, at, at + POINT, (byte) 0);
      altered[at] = (byte) 0xc0;
      assertThat(holds(altered, 2)).as("infinity at %d", at).isFalse();
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
                  return holds(altered, 2);
                })
            .toArray();
    assertThat(held).as("altered bits that make no difference").isEmpty();
  }

  private static void assertExchangeIsFalse(byte[] bytes, int one, int other, int length) {
    byte[] altered = bytes.clone();
    System.arraycopy(bytes, one, altered, other, length);
    System.arraycopy(bytes, other, altered, one, length);
    assertThat(altered).isNotEqualTo(bytes);
    assertThat(holds(altered, 8)).as("exchanged at %d and %d", one, other).isFalse();
  }

  private static boolean holds(byte[] bytes, int proofs) {
    try {
      return VERIFIER.verify(
          srs,
          key,
          Tiny.inputs(proofs),
          AggregateProof.fromBytes(bytes),
          Tiny.INCLUDE,
          AggregateVersion.V2);
    } catch (MalformedInputException e) {
      return false;
    }
  }
}
