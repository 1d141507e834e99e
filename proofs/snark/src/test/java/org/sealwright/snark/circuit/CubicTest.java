// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;

/** Every back end on the smallest circuit. */
final class CubicTest {
  private static final String DUMP =
      """
      w0 | w0 | w1
      w1 | w0 | w2
      x0*5 + w0 + w2 | x0 | x1
      """;

  private final Cubic cubic = new Cubic(BigInteger.valueOf(3));

  @Test
  void shapeIsThreeRowsAndTheAppendedOnesEvaluateToInputs() {
    try (Arena arena = Arena.ofConfined()) {
      R1cs shape = R1cs.of(cubic, arena);
      assertThat(shape.rows()).isEqualTo(3);
      assertThat(shape.inputs()).isEqualTo(2);
      assertThat(shape.aux()).isEqualTo(3);
      assertThat(shape.auxInA()).isEqualTo(BitSet.valueOf(new long[] {0b111}));
      assertThat(shape.auxInB()).isEqualTo(BitSet.valueOf(new long[] {0b001}));
      assertThat(shape.inputsInB()).isEqualTo(BitSet.valueOf(new long[] {0b1}));
      long bytes = shape.rowsWithInputs() * Fr.BYTES;
      MemorySegment a = arena.allocate(bytes);
      MemorySegment b = arena.allocate(bytes);
      MemorySegment c = arena.allocate(bytes);
      shape.evaluate(a, b, c, Assignment.of(cubic, shape, arena), Work.serial());
      assertThat(elements(a)).containsExactly(3, 9, 35, 1, 35);
      assertThat(elements(b)).containsExactly(3, 3, 1, 0, 0);
      assertThat(elements(c)).containsExactly(9, 27, 35, 0, 0);
    }
  }

  @Test
  void witnessSatisfiesAndAnyChangeNamesARow() {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(TestSystem.check(cubic)).isEmpty();
      Assignment witness = Assignment.of(cubic, arena);
      long[] limbs = new long[Fr.LIMBS];
      Fr.fromBigInteger(limbs, 0, BigInteger.TWO);
      witness.put(1, limbs, 0);
      assertThat(TestSystem.check(cubic, witness))
          .hasValueSatisfying(
              failure -> {
                assertThat(failure.path()).isEqualTo("sum");
                assertThat(failure.row()).isEqualTo(2);
                assertThat(failure.c()).isEqualTo(BigInteger.TWO);
              });
    }
  }

  @Test
  void dumpIsComparedRowByRow() throws IOException {
    StringBuilder text = new StringBuilder();
    CircuitCounts counts = CircuitCounts.of(cubic, new DumpSink(text));
    assertThat(text.toString()).isEqualTo(DUMP);
    assertThat(counts.termsA()).isEqualTo(5);
    assertThat(DumpComparison.compare(cubic, reader(DUMP))).isEmpty();
    assertThat(DumpComparison.compare(cubic, reader(DUMP.replace("x0*5", "x0*6"))))
        .hasValueSatisfying(difference -> assertThat(difference.path()).isEqualTo("sum"));
    assertThat(DumpComparison.compare(cubic, reader(DUMP + "more\n")))
        .hasValueSatisfying(difference -> assertThat(difference.row()).isEqualTo(3));
    assertThat(DumpComparison.compare(reader(DUMP), reader("w0 | w0 | w1\n")))
        .hasValueSatisfying(difference -> assertThat(difference.row()).isEqualTo(1));
  }

  @Test
  void assignmentOfAnotherShapeIsRefused() {
    try (Arena arena = Arena.ofConfined()) {
      R1cs shape = R1cs.of(cubic, arena);
      MemorySegment out = arena.allocate(shape.rowsWithInputs() * Fr.BYTES);
      Assignment other = new Assignment(2, 4, arena);
      assertThatThrownBy(() -> shape.evaluate(out, out, out, other, Work.serial()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("4");
      for (Circuit wrong :
          List.<Circuit>of(
              system -> {},
              system -> {
                cubic.synthesize(system);
                system.allocateBit(true);
              },
              system -> {
                cubic.synthesize(system);
                system.allocateInput(new long[Fr.LIMBS], 0);
              })) {
        assertThatThrownBy(() -> Assignment.of(wrong, shape, arena))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(text));
  }

  private static long[] elements(MemorySegment segment) {
    long[] limbs = segment.toArray(java.lang.foreign.ValueLayout.JAVA_LONG);
    long[] values = new long[limbs.length / Fr.LIMBS];
    for (int i = 0; i < values.length; i++) {
      values[i] = Fr.toBigInteger(limbs, i * Fr.LIMBS).longValueExact();
    }
    return values;
  }
}
