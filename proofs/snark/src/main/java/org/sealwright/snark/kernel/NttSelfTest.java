// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.hashing.field.Fr;

/** The question for {@link NttKernels}: nine columns of four rows, held to the definition. */
final class NttSelfTest {
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int LOG2_ROWS = 2;
  private static final int[] REVERSED = {0, 2, 1, 3};
  private static final int ROWS = REVERSED.length;
  private static final int COLUMNS = 9;
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger ROOT =
      BigInteger.valueOf(7).modPow(R.subtract(BigInteger.ONE).shiftRight(LOG2_ROWS), R);

  private final Arena arena;
  private final NttKernels kernel;

  /** {@code 5^-1, 5^-2 ..}: values of full length. */
  private final BigInteger[] input = new BigInteger[ROWS * COLUMNS];

  private final BigInteger[] twist = new BigInteger[1 + COLUMNS];

  private NttSelfTest(Arena arena, NttKernels kernel) {
    this.arena = arena;
    this.kernel = kernel;
    BigInteger fifth = BigInteger.valueOf(5).modInverse(R);
    Arrays.setAll(input, i -> fifth.modPow(BigInteger.valueOf(i + 1), R));
    Arrays.setAll(twist, i -> BigInteger.valueOf(3 - 2 * i).mod(R));
  }

  static boolean passes(NttKernels kernel) {
    try (Arena arena = Arena.ofConfined()) {
      NttSelfTest test = new NttSelfTest(arena, kernel);
      return test.transforms(false) && test.transforms(true) && test.multiplies();
    }
  }

  private boolean transforms(boolean inTime) {
    MemorySegment values = put(input);
    MemorySegment roots = put(BigInteger.ONE, ROOT);
    MemorySegment scratch = arena.allocate(kernel.scratchBytes(LOG2_ROWS), 64);
    NttColumns columns =
        new NttColumns(values, 0, LOG2_ROWS, (long) Fr.BYTES * COLUMNS, Fr.BYTES, COLUMNS);
    if (inTime) {
      kernel.decimateInTime(columns, roots, put(twist), scratch);
    } else {
      kernel.decimateInFrequency(columns, roots, put(twist), scratch);
    }
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < COLUMNS; c++) {
        BigInteger got = get(values, (inTime ? row : REVERSED[row]) * COLUMNS + c);
        BigInteger wanted = inTime ? sumInTime(row, c) : sumInFrequency(row, c);
        if (!got.equals(wanted)) {
          return false;
        }
      }
    }
    return true;
  }

  private BigInteger sumInFrequency(int j, int column) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < ROWS; i++) {
      sum = sum.add(input[i * COLUMNS + column].multiply(ROOT.pow(i * j)));
    }
    return sum.multiply(factor(j, column)).mod(R);
  }

  private BigInteger sumInTime(int i, int column) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < ROWS; j++) {
      BigInteger term = input[REVERSED[j] * COLUMNS + column].multiply(ROOT.pow(i * j));
      sum = sum.add(term.multiply(factor(j, column)));
    }
    return sum.mod(R);
  }

  private BigInteger factor(int j, int column) {
    return twist[0].multiply(twist[1 + column].pow(j));
  }

  private boolean multiplies() {
    MemorySegment a = put(input);
    kernel.multiplySubtract(a, 0, put(input), 0, put(input), 0, input.length, put(ROOT));
    for (int i = 0; i < input.length; i++) {
      BigInteger wanted = input[i].multiply(input[i]).subtract(input[i]).multiply(ROOT).mod(R);
      if (!get(a, i).equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  private MemorySegment put(BigInteger... elements) {
    MemorySegment out = arena.allocate((long) Fr.BYTES * elements.length, 64);
    long[] x = new long[Fr.LIMBS];
    for (int i = 0; i < elements.length; i++) {
      Fr.fromBigInteger(x, 0, elements[i]);
      for (int k = 0; k < Fr.LIMBS; k++) {
        out.set(LE64, (long) Fr.BYTES * i + 8L * k, x[k]);
      }
    }
    return out;
  }

  private static BigInteger get(MemorySegment values, int index) {
    long[] x = new long[Fr.LIMBS];
    for (int k = 0; k < Fr.LIMBS; k++) {
      x[k] = values.get(LE64, (long) Fr.BYTES * index + 8L * k);
    }
    return Fr.toBigInteger(x, 0);
  }
}
