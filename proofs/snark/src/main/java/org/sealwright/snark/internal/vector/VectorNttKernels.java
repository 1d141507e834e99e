// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.internal.vector.FrLanes;
import org.sealwright.hashing.internal.vector.FrLimbs;
import org.sealwright.hashing.internal.vector.VectorWidth;
import org.sealwright.snark.kernel.NttColumns;
import org.sealwright.snark.kernel.NttKernels;

/**
 * As many columns side by side as there are lanes, on {@link FrLanes}.
 *
 * <p>Butterflies multiply first: {@code u' = u + v w} is one dot product with an addend, and {@code
 * u - v w = 2u - u'}. A value below r in amount becomes one below 8r in the first three stages,
 * whose products by 1 are left out, and gains at most 0.7r in each of the others: below 13r of the
 * 17r that limbs can hold. A last product, by the twist or by 1, brings it below r.
 *
 * <p>Memory has elements times {@code 2^256}; roots, ratios and factors are converted to {@code
 * 2^260}, so that products with them leave the elements' form alone.
 */
final class VectorNttKernels implements NttKernels {
  private static final int BITS = VectorWidth.of(MethodHandles.lookup());
  private static final FrLanes FR = FrLanes.ofBits(BITS);
  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
  private static final int LANES = DOUBLES.length();
  private static final int UNIT = FrLimbs.LIMBS * LANES;
  private static final int BARE_STAGES = 3;

  /** Turns the form with 2^256 into the form with 2^260. */
  private static final double[] TO_260 = FrLimbs.constant(4 + FrLimbs.RADIX_BITS);

  private static final double[] ONE = FrLimbs.constant(FrLimbs.RADIX_BITS);
  private static final long[] NO_ADDEND = new long[FrLimbs.LIMBS];
  private static final double[] ZERO = new double[UNIT];

  private static final DoubleVector ROUND = DoubleVector.broadcast(DOUBLES, 0x1.8p52);
  private static final DoubleVector DOWN = DoubleVector.broadcast(DOUBLES, 0x1p-52);
  private static final DoubleVector MINUS_UP = DoubleVector.broadcast(DOUBLES, -0x1p52);

  VectorNttKernels() {}

  @Override
  public long scratchBytes(int log2Rows) {
    return 0;
  }

  @Override
  public void decimateInFrequency(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    transform(columns, roots, twist, false);
  }

  @Override
  public void decimateInTime(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    transform(columns, roots, twist, true);
  }

  private static void transform(
      NttColumns columns, MemorySegment roots, MemorySegment twist, boolean inTime) {
    int rows = columns.rows();
    int bits = columns.log2Rows();
    double[] x = new double[UNIT * rows];
    double[] y = new double[UNIT];
    double[] factor = new double[UNIT];
    double[] ratio = new double[UNIT];
    long[] words = new long[Fr.LIMBS * LANES];
    double[] w = constants(roots, rows / 2);
    boolean twisted = twist.byteSize() > 0;
    for (long column = 0; column < columns.columns(); column += LANES) {
      int count = (int) Math.min(LANES, columns.columns() - column);
      if (twisted) {
        load(y, 0, words, twist, 0, 0, LANES);
        FR.dot(factor, 0, y, 0, TO_260, 0, 1, ZERO, 0, 1);
        load(y, 0, words, twist, Fr.BYTES * (1 + column), Fr.BYTES, count);
        FR.dot(ratio, 0, y, 0, TO_260, 0, 1, ZERO, 0, 1);
      }
      for (int j = 0; j < rows; j++) {
        int at = UNIT * reversed(j, bits);
        long from = columns.at(inTime ? reversed(j, bits) : j, column);
        load(x, at, words, columns.memory(), from, columns.columnStride(), count);
        if (twisted && inTime) {
          FR.mul(x, at, x, at, factor, 0, NO_ADDEND, 0, 1);
          FR.mul(factor, 0, factor, 0, ratio, 0, NO_ADDEND, 0, 1);
        }
      }
      butterflies(x, y, bits, w);
      for (int j = 0; j < rows; j++) {
        if (twisted && !inTime) {
          FR.mul(y, 0, x, UNIT * j, factor, 0, NO_ADDEND, 0, 1);
          FR.mul(factor, 0, factor, 0, ratio, 0, NO_ADDEND, 0, 1);
        } else {
          FR.dot(y, 0, x, UNIT * j, ONE, 0, 1, ZERO, 0, 1);
        }
        long to = columns.at(inTime ? j : reversed(j, bits), column);
        store(columns.memory(), to, columns.columnStride(), words, y, count);
      }
    }
  }

  private static void butterflies(double[] x, double[] y, int bits, double[] w) {
    int rows = 1 << bits;
    for (int stage = 0; stage < bits; stage++) {
      int half = 1 << stage;
      int step = rows / 2 / half * FrLimbs.LIMBS;
      for (int block = 0; block < rows; block += 2 * half) {
        for (int i = 0; i < half; i++) {
          int u = UNIT * (block + i);
          int v = u + UNIT * half;
          if (i == 0 && stage < BARE_STAGES) {
            bareButterfly(x, u, v);
          } else {
            FR.dot(y, 0, x, v, w, i * step, 1, x, u, 1);
            reflect(x, u, v, y);
          }
        }
      }
    }
  }

  /** {@code v = 2u - y; u = y}, for balanced limbs to balanced limbs. */
  private static void reflect(double[] x, int u, int v, double[] y) {
    DoubleVector carry = DoubleVector.zero(DOUBLES);
    for (int k = 0; k < UNIT - LANES; k += LANES) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, x, u + k);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, y, k);
      DoubleVector d = a.add(a).sub(b).add(carry);
      carry = d.fma(DOWN, ROUND).sub(ROUND);
      carry.fma(MINUS_UP, d).intoArray(x, v + k);
      b.intoArray(x, u + k);
    }
    DoubleVector a = DoubleVector.fromArray(DOUBLES, x, u + UNIT - LANES);
    DoubleVector b = DoubleVector.fromArray(DOUBLES, y, UNIT - LANES);
    a.add(a).sub(b).add(carry).intoArray(x, v + UNIT - LANES);
    b.intoArray(x, u + UNIT - LANES);
  }

  /** {@code u, v = u + v, u - v}. */
  private static void bareButterfly(double[] x, int u, int v) {
    DoubleVector carrySum = DoubleVector.zero(DOUBLES);
    DoubleVector carry = DoubleVector.zero(DOUBLES);
    for (int k = 0; k < UNIT - LANES; k += LANES) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, x, u + k);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, x, v + k);
      DoubleVector s = a.add(b).add(carrySum);
      DoubleVector d = a.sub(b).add(carry);
      carrySum = s.fma(DOWN, ROUND).sub(ROUND);
      carry = d.fma(DOWN, ROUND).sub(ROUND);
      carrySum.fma(MINUS_UP, s).intoArray(x, u + k);
      carry.fma(MINUS_UP, d).intoArray(x, v + k);
    }
    DoubleVector a = DoubleVector.fromArray(DOUBLES, x, u + UNIT - LANES);
    DoubleVector b = DoubleVector.fromArray(DOUBLES, x, v + UNIT - LANES);
    a.add(b).add(carrySum).intoArray(x, u + UNIT - LANES);
    a.sub(b).add(carry).intoArray(x, v + UNIT - LANES);
  }

  @Override
  public void multiplySubtract(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      long count,
      MemorySegment factor) {
    double[] f = constants(factor, 1);
    double[] x = new double[2 * UNIT];
    double[] y = new double[UNIT];
    long[] words = new long[Fr.LIMBS * LANES];
    for (long i = 0; i < count; i += LANES) {
      int n = (int) Math.min(LANES, count - i);
      load(y, 0, words, b, bOffset + Fr.BYTES * i, Fr.BYTES, n);
      load(x, UNIT, words, c, cOffset + Fr.BYTES * i, Fr.BYTES, n);
      gather(words, a, aOffset + Fr.BYTES * i, Fr.BYTES, n);
      // 16 a b / 2^260 is below 0.96 r.
      FR.split(x, 0, words, 0, 4, NO_ADDEND, 0, 1);
      FR.mul(x, 0, x, 0, y, 0, NO_ADDEND, 0, 1);
      bareButterfly(x, 0, UNIT);
      FR.dot(y, 0, x, UNIT, f, 0, 1, ZERO, 0, 1);
      store(a, aOffset + Fr.BYTES * i, Fr.BYTES, words, y, n);
    }
  }

  /** Limbs of elements one after another, in the form with 2^260, about zero. */
  private static double[] constants(MemorySegment elements, int count) {
    double[] out = new double[FrLimbs.LIMBS * count];
    double[] x = new double[UNIT];
    double[] y = new double[UNIT];
    long[] words = new long[Fr.LIMBS * LANES];
    for (int i = 0; i < count; i += LANES) {
      int n = Math.min(LANES, count - i);
      load(x, 0, words, elements, (long) Fr.BYTES * i, Fr.BYTES, n);
      FR.dot(y, 0, x, 0, TO_260, 0, 1, ZERO, 0, 1);
      for (int at = 0; at < FrLimbs.LIMBS * n; at++) {
        int limb = at % FrLimbs.LIMBS;
        out[FrLimbs.LIMBS * i + at] = y[limb * LANES + at / FrLimbs.LIMBS];
      }
    }
    return out;
  }

  private static void load(
      double[] x, int at, long[] words, MemorySegment in, long offset, long stride, int count) {
    gather(words, in, offset, stride, count);
    FR.split(x, at, words, 0, 0, NO_ADDEND, 0, 1);
  }

  /** Fills {@code count} lanes; those beyond keep what they had, which nobody stores. */
  private static void gather(long[] words, MemorySegment in, long offset, long stride, int count) {
    for (int lane = 0; lane < count; lane++) {
      FrLimbs.gather(words, lane, LANES, in, offset + stride * lane);
    }
  }

  private static void store(
      MemorySegment out, long offset, long stride, long[] words, double[] x, int count) {
    FR.join(words, 0, x, 0, 1);
    for (int lane = 0; lane < count; lane++) {
      FrLimbs.scatter(out, offset + stride * lane, words, lane, LANES);
    }
  }

  private static int reversed(int i, int bits) {
    return bits == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - bits);
  }
}
