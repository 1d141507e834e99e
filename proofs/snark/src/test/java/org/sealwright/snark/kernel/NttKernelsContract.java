// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.FieldValues;
import org.sealwright.snark.internal.scalar.ScalarNttKernels;

/**
 * What every {@link NttKernels} must do: the sums over {@link BigInteger}, and the scalar bytes.
 */
public abstract class NttKernelsContract {
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger RADIX_INVERSE = RADIX.modInverse(R);
  private static final byte FILL = 0x5a;
  private static final NttKernels SCALAR = new ScalarNttKernels();

  /** For subclasses, one a tier and width. */
  protected NttKernelsContract() {}

  /** The kernel under test. */
  protected abstract NttKernels kernel();

  /** Numbers of columns around the lanes of any tier; rows beside each other and columns. */
  @Example
  public void bothDirectionsAreTheSumsThatDefineThem() {
    for (int log2 = 0; log2 <= 4; log2++) {
      for (int columns : new int[] {1, 2, 3, 7, 8, 9, 17}) {
        checkSums(log2, columns, true);
        checkSums(log2, columns, false);
      }
    }
  }

  private void checkSums(int log2, int columns, boolean twisted) {
    int rows = 1 << log2;
    BigInteger w = root(log2);
    List<BigInteger> values = FieldValues.random(31L * log2 + columns, rows * columns);
    List<BigInteger> twist = twisted ? FieldValues.random(columns, 1 + columns) : List.of();
    for (boolean inTime : new boolean[] {false, true}) {
      List<BigInteger> got = transformed(kernel(), values, log2, columns, twist, inTime);
      for (int c = 0; c < columns; c++) {
        for (int j = 0; j < rows; j++) {
          BigInteger sum = BigInteger.ZERO;
          for (int i = 0; i < rows; i++) {
            BigInteger v = values.get((inTime ? reversed(i, log2) : i) * columns + c);
            BigInteger factor = factor(twist, c, inTime ? i : j);
            sum = sum.add(v.multiply(factor).multiply(w.pow(i * j)));
          }
          assertThat(got.get((inTime ? j : reversed(j, log2)) * columns + c))
              .as("2^%d rows, row %d of column %d of %d, in time: %s", log2, j, c, columns, inTime)
              .isEqualTo(sum.mod(R));
        }
      }
    }
  }

  /** All equal, all r - 1, and one among zeros: the largest sums and the smallest. */
  @Example
  public void extremeValuesGoThroughEveryStage() {
    for (int log2 = 1; log2 <= NttKernels.MAX_LOG2_ROWS; log2++) {
      for (BigInteger v : List.of(BigInteger.ZERO, BigInteger.ONE, R.subtract(BigInteger.ONE))) {
        compare(log2, 8, Collections.nCopies(8 << log2, v), List.of());
        compare(log2, 8, Collections.nCopies(8 << log2, v), Collections.nCopies(9, v));
        List<BigInteger> one = new ArrayList<>(Collections.nCopies(8 << log2, BigInteger.ZERO));
        one.set(one.size() - 3, v);
        compare(log2, 8, one, List.of());
      }
    }
  }

  @Example
  public void edgeValuesGoThroughEveryStage() {
    List<BigInteger> edges = FieldValues.edges();
    for (int log2 = 0; log2 <= NttKernels.MAX_LOG2_ROWS; log2++) {
      List<BigInteger> values = new ArrayList<>();
      Random random = new Random(log2);
      for (int i = 0; i < 8 << log2; i++) {
        values.add(edges.get(random.nextInt(edges.size())));
      }
      compare(log2, 8, values, edges.subList(0, 9));
      compare(log2, 8, values, List.of());
    }
  }

  @Property(tries = 40)
  public void everyShapeGivesTheScalarBytes(
      @ForAll @IntRange(max = NttKernels.MAX_LOG2_ROWS) int log2,
      @ForAll @IntRange(min = 1, max = 20) int columns,
      @ForAll boolean twisted,
      @ForAll long seed) {
    List<BigInteger> values = FieldValues.random(seed, columns << log2);
    List<BigInteger> twist = twisted ? FieldValues.random(~seed, 1 + columns) : List.of();
    compare(log2, columns, values, twist);
  }

  private void compare(int log2, int columns, List<BigInteger> values, List<BigInteger> twist) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment input = put(arena, values);
      for (boolean inTime : new boolean[] {false, true}) {
        MemorySegment wanted = arena.allocate(input.byteSize(), 64).copyFrom(input);
        MemorySegment got = arena.allocate(input.byteSize(), 64).copyFrom(input);
        transform(SCALAR, wanted, log2, columns, twist, inTime);
        transform(kernel(), got, log2, columns, twist, inTime);
        assertThat(got.mismatch(wanted))
            .as("2^%d rows of %d, twist %s, in time: %s", log2, columns, twist, inTime)
            .isEqualTo(-1);
      }
    }
  }

  @Example
  public void onlyTheColumnsGivenAreTouched() {
    for (int columns : new int[] {1, 3, 8, 11}) {
      // Three columns beside each other in memory that has 16 a row, then 16 rows beside each
      // other.
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment memory = arena.allocate(5 + 32 * 16 * 16 + 7, 8).fill(FILL);
        byte[] before = memory.toArray(ValueLayout.JAVA_BYTE);
        MemorySegment values = memory.asSlice(5);
        List<BigInteger> elements = FieldValues.random(columns, 16 * columns);
        for (long[] strides : new long[][] {{32 * 16, 32}, {32, 32 * 16}}) {
          NttColumns part = new NttColumns(values, 64, 3, strides[0], strides[1], columns);
          for (int i = 0; i < 8 * columns; i++) {
            FieldValues.put(values, part.at(i / columns, i % columns), elements.get(i));
          }
          MemorySegment scratch = arena.allocate(kernel().scratchBytes(3), 64);
          kernel().decimateInFrequency(part, roots(arena, 3), MemorySegment.NULL, scratch);
          kernel().decimateInTime(part, roots(arena, 3), MemorySegment.NULL, scratch);
          for (int i = 0; i < 8 * columns; i++) {
            long at = part.at(i / columns, i % columns);
            assertThat(FieldValues.get(values, at)).isLessThan(R);
            values.asSlice(at, 32).fill(FILL);
          }
          assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
        }
      }
    }
  }

  @Example
  public void productsLessAreExact() {
    List<BigInteger> edges = FieldValues.edges();
    for (int count : new int[] {0, 1, 7, 8, 9, 100, edges.size()}) {
      List<BigInteger> a = edges.subList(0, count);
      List<BigInteger> b = new ArrayList<>(a);
      Collections.shuffle(b, new Random(count));
      List<BigInteger> c = new ArrayList<>(a);
      Collections.shuffle(c, new Random(~count));
      try (Arena arena = Arena.ofConfined()) {
        BigInteger factor = R.subtract(BigInteger.TWO);
        MemorySegment out = put(arena, a);
        kernel()
            .multiplySubtract(
                out, 0, put(arena, b), 0, put(arena, c), 0, count, put(arena, List.of(factor)));
        for (int i = 0; i < count; i++) {
          BigInteger wanted = a.get(i).multiply(b.get(i)).subtract(c.get(i)).multiply(factor);
          assertThat(get(out, 32L * i)).as("element %d of %d", i, count).isEqualTo(wanted.mod(R));
        }
      }
    }
  }

  private static List<BigInteger> transformed(
      NttKernels kernel,
      List<BigInteger> values,
      int log2,
      int columns,
      List<BigInteger> twist,
      boolean inTime) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = put(arena, values);
      transform(kernel, memory, log2, columns, twist, inTime);
      List<BigInteger> out = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        out.add(get(memory, 32L * i));
      }
      return out;
    }
  }

  private static void transform(
      NttKernels kernel,
      MemorySegment memory,
      int log2,
      int columns,
      List<BigInteger> twist,
      boolean inTime) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(kernel.scratchBytes(log2), 64).fill(FILL);
      NttColumns part = new NttColumns(memory, 0, log2, 32L * columns, 32, columns);
      MemorySegment factors = twist.isEmpty() ? MemorySegment.NULL : put(arena, twist);
      if (inTime) {
        kernel.decimateInTime(part, roots(arena, log2), factors, scratch);
      } else {
        kernel.decimateInFrequency(part, roots(arena, log2), factors, scratch);
      }
    }
  }

  private static BigInteger factor(List<BigInteger> twist, int column, int power) {
    return twist.isEmpty()
        ? BigInteger.ONE
        : twist.get(0).multiply(twist.get(1 + column).pow(power));
  }

  private static BigInteger root(int log2) {
    return BigInteger.valueOf(7).modPow(R.subtract(BigInteger.ONE).shiftRight(log2), R);
  }

  private static MemorySegment roots(Arena arena, int log2) {
    List<BigInteger> powers = new ArrayList<>();
    BigInteger root = root(log2);
    BigInteger power = BigInteger.ONE;
    for (int i = 0; i < 1 << log2 >> 1; i++) {
      powers.add(power);
      power = power.multiply(root).mod(R);
    }
    return put(arena, powers);
  }

  private static int reversed(int i, int bits) {
    return bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
  }

  private static MemorySegment put(Arena arena, List<BigInteger> values) {
    MemorySegment out = arena.allocate(32L * values.size(), 64);
    for (int i = 0; i < values.size(); i++) {
      FieldValues.put(out, 32L * i, values.get(i).multiply(RADIX).mod(R));
    }
    return out;
  }

  private static BigInteger get(MemorySegment memory, long offset) {
    BigInteger limbs = FieldValues.get(memory, offset);
    assertThat(limbs).isLessThan(R);
    return limbs.multiply(RADIX_INVERSE).mod(R);
  }
}
