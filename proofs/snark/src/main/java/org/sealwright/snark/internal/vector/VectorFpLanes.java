// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.internal.vector.VectorWidth;

/**
 * {@link FpLanes} on the double-precision multiply-add, the widest product that SIMD has
 * everywhere.
 *
 * <p>Product of limbs: for {@code |ab| <= 2^99}, {@code h = ab + C} with {@code C = 1.5 2^100}
 * stays in one binade, where doubles are multiples of {@code 2^48}: the bits of h, minus those of
 * C, are {@code ab / 2^48} rounded. The error is at most {@code 2^47}, and {@code l = ab + (D -
 * h)}, {@code D = C + 1.5 2^52}, has it exactly: the bits of l, minus those of {@code 1.5 2^52},
 * are the rest. A column is the sum, modulo {@code 2^64}, of the bits of every l of its weight and
 * every h of the weight below; the constant bits, multiples of {@code 2^48} that the quotient does
 * not see, are taken off in advance, by count. Two products with limbs up to {@code 2^99} leave
 * columns below {@code 24 (2^47 + 2^51) < 2^56}.
 *
 * <p>Reduction: Montgomery's, a limb a row of the product, the columns moving down one. As {@code
 * -1/p = -3 (1 + 2^16 + 2^32)} mod {@code 2^48} and -p is what is added, the quotient digit is
 * three times {@code c + (c << 16) + (c << 32)}, balanced. The result is {@code |z| <= |ab| / 2^384
 * + (p / 2)(1 + 2^-46)}, and {@code 2^384 = 9.8 p}.
 *
 * <p>Cost: 64 limb products and 64 of the reduction, five vector operations each, and about 120 for
 * digits and carries.
 *
 * <p>The methods are written out, vector operations in place of helpers: C2 stops inlining helpers
 * (though not the Vector API itself) after 18,000 nodes, and what is not inlined boxes its vectors.
 */
final class VectorFpLanes implements FpLanes {
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, VectorShape.forBitSize(VectorWidth.of(MethodHandles.lookup())));
  private static final VectorSpecies<Double> DOUBLES = LONGS.withLanes(double.class);
  private static final int LANES = LONGS.length();
  private static final int UNIT = FpLimbs.LIMBS * LANES;
  private static final int WORD_UNIT = FpLimbs.WORDS * LANES;

  private static final long HIGH_BITS = Double.doubleToRawLongBits(0x1.8p100);
  private static final long LOW_BITS = Double.doubleToRawLongBits(0x1.8p52);

  /** C. */
  private static final DoubleVector HIGH = broadcast(0x1.8p100);

  /** D. */
  private static final DoubleVector BOTH = broadcast(0x1.8p100 + 0x1.8p52);

  private static final DoubleVector LOW = broadcast(0x1.8p52);

  private static final LongVector MASK = broadcast((1L << FpLimbs.LIMB_BITS) - 1);

  /** Turns 48 bits without sign into the double {@link #PLAIN} plus them. */
  private static final LongVector TO_PLAIN = broadcast(Double.doubleToRawLongBits(0x1p52));

  private static final DoubleVector PLAIN = broadcast(0x1p52);

  /** Turns 48 bits into the double {@link #BALANCE} plus them as a balanced limb. */
  private static final LongVector TO_BALANCE =
      broadcast(Double.doubleToRawLongBits(0x1p52) ^ (1L << (FpLimbs.LIMB_BITS - 1)));

  private static final DoubleVector BALANCE = broadcast(0x1p52 + 0x1p47);

  /** 2^47 - 1. */
  private static final LongVector ROUND_TIES_DOWN = broadcast((1L << (FpLimbs.LIMB_BITS - 1)) - 1);

  // Limbs of -p.
  private static final DoubleVector N0 = broadcast(FpLimbs.MINUS_MODULUS[0]);
  private static final DoubleVector N1 = broadcast(FpLimbs.MINUS_MODULUS[1]);
  private static final DoubleVector N2 = broadcast(FpLimbs.MINUS_MODULUS[2]);
  private static final DoubleVector N3 = broadcast(FpLimbs.MINUS_MODULUS[3]);
  private static final DoubleVector N4 = broadcast(FpLimbs.MINUS_MODULUS[4]);
  private static final DoubleVector N5 = broadcast(FpLimbs.MINUS_MODULUS[5]);
  private static final DoubleVector N6 = broadcast(FpLimbs.MINUS_MODULUS[6]);
  private static final DoubleVector N7 = broadcast(FpLimbs.MINUS_MODULUS[7]);

  VectorFpLanes() {}

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }

  private static LongVector broadcast(long value) {
    return LongVector.broadcast(LONGS, value);
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void mul(
      double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k, int units) {
    for (int u = 0; u < units * UNIT; u += UNIT) {
      mulUnit(out, o + u, a, i + u, b, j + u, c, k + u);
    }
  }

  private static void mulUnit(
      double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, j);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, b, j + LANES);
    DoubleVector b2 = DoubleVector.fromArray(DOUBLES, b, j + 2 * LANES);
    DoubleVector b3 = DoubleVector.fromArray(DOUBLES, b, j + 3 * LANES);
    DoubleVector b4 = DoubleVector.fromArray(DOUBLES, b, j + 4 * LANES);
    DoubleVector b5 = DoubleVector.fromArray(DOUBLES, b, j + 5 * LANES);
    DoubleVector b6 = DoubleVector.fromArray(DOUBLES, b, j + 6 * LANES);
    DoubleVector b7 = DoubleVector.fromArray(DOUBLES, b, j + 7 * LANES);
    LongVector c0 = LongVector.broadcast(LONGS, -LOW_BITS);
    LongVector c1 = LongVector.broadcast(LONGS, -3 * LOW_BITS - 2 * HIGH_BITS);
    LongVector c2 = LongVector.broadcast(LONGS, -5 * LOW_BITS - 4 * HIGH_BITS);
    LongVector c3 = LongVector.broadcast(LONGS, -7 * LOW_BITS - 6 * HIGH_BITS);
    LongVector c4 = LongVector.broadcast(LONGS, -9 * LOW_BITS - 8 * HIGH_BITS);
    LongVector c5 = LongVector.broadcast(LONGS, -11 * LOW_BITS - 10 * HIGH_BITS);
    LongVector c6 = LongVector.broadcast(LONGS, -13 * LOW_BITS - 12 * HIGH_BITS);
    LongVector c7 = LongVector.broadcast(LONGS, -15 * LOW_BITS - 14 * HIGH_BITS);
    for (int row = 0; row < FpLimbs.LIMBS; row++) {
      // Limb row of the addend enters here, and is at the bottom after the last row.
      LongVector c8 =
          DoubleVector.fromArray(DOUBLES, c, k + row * LANES)
              .add(LOW)
              .reinterpretAsLongs()
              .add((row - 8) * 2L * HIGH_BITS + (2 * row - 15) * LOW_BITS);
      DoubleVector x = DoubleVector.fromArray(DOUBLES, a, i + row * LANES);
      DoubleVector y = x.fma(b0, HIGH);
      c1 = c1.add(y.reinterpretAsLongs());
      c0 = c0.add(x.fma(b0, BOTH.sub(y)).reinterpretAsLongs());
      LongVector q = c0.add(c0.lanewise(LSHL, 16)).add(c0.lanewise(LSHL, 32));
      q = q.add(q.lanewise(LSHL, 1)).and(MASK).lanewise(XOR, TO_BALANCE);
      DoubleVector m = q.reinterpretAsDoubles().sub(BALANCE);
      // What the low part of m N0 leaves of the bottom column, without computing it.
      c0 = c0.add(ROUND_TIES_DOWN).lanewise(ASHR, 48);
      y = x.fma(b1, HIGH);
      c2 = c2.add(y.reinterpretAsLongs());
      c1 = c1.add(x.fma(b1, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b2, HIGH);
      c3 = c3.add(y.reinterpretAsLongs());
      c2 = c2.add(x.fma(b2, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b3, HIGH);
      c4 = c4.add(y.reinterpretAsLongs());
      c3 = c3.add(x.fma(b3, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b4, HIGH);
      c5 = c5.add(y.reinterpretAsLongs());
      c4 = c4.add(x.fma(b4, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b5, HIGH);
      c6 = c6.add(y.reinterpretAsLongs());
      c5 = c5.add(x.fma(b5, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b6, HIGH);
      c7 = c7.add(y.reinterpretAsLongs());
      c6 = c6.add(x.fma(b6, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b7, HIGH);
      c8 = c8.add(y.reinterpretAsLongs());
      c7 = c7.add(x.fma(b7, BOTH.sub(y)).reinterpretAsLongs());

      c1 = c1.add(m.fma(N0, HIGH).reinterpretAsLongs());
      y = m.fma(N1, HIGH);
      c2 = c2.add(y.reinterpretAsLongs());
      c0 = c0.add(c1).add(m.fma(N1, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N2, HIGH);
      c3 = c3.add(y.reinterpretAsLongs());
      c1 = c2.add(m.fma(N2, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N3, HIGH);
      c4 = c4.add(y.reinterpretAsLongs());
      c2 = c3.add(m.fma(N3, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N4, HIGH);
      c5 = c5.add(y.reinterpretAsLongs());
      c3 = c4.add(m.fma(N4, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N5, HIGH);
      c6 = c6.add(y.reinterpretAsLongs());
      c4 = c5.add(m.fma(N5, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N6, HIGH);
      c7 = c7.add(y.reinterpretAsLongs());
      c5 = c6.add(m.fma(N6, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N7, HIGH);
      c6 = c7.add(m.fma(N7, BOTH.sub(y)).reinterpretAsLongs());
      c7 = c8.add(y.reinterpretAsLongs());
    }
    c0.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o);
    c1 = c1.add(c0.lanewise(ASHR, 48));
    c1.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + LANES);
    c2 = c2.add(c1.lanewise(ASHR, 48));
    c2.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 2 * LANES);
    c3 = c3.add(c2.lanewise(ASHR, 48));
    c3.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 3 * LANES);
    c4 = c4.add(c3.lanewise(ASHR, 48));
    c4.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 4 * LANES);
    c5 = c5.add(c4.lanewise(ASHR, 48));
    c5.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 5 * LANES);
    c6 = c6.add(c5.lanewise(ASHR, 48));
    c6.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 6 * LANES);
    c7 = c7.add(c6.lanewise(ASHR, 48));
    c7.add(LOW_BITS).reinterpretAsDoubles().sub(LOW).intoArray(out, o + 7 * LANES);
  }

  @Override
  public void dot(
      double[] out,
      int o,
      double[] a,
      int i,
      int aStep,
      double[] b,
      int j,
      int bStep,
      double[] c,
      int k,
      int units) {
    for (int u = 0; u < units * UNIT; u += UNIT) {
      dotUnit(out, o + u, a, i + u, aStep, b, j + u, bStep, c, k + u);
    }
  }

  private static void dotUnit(
      double[] out,
      int o,
      double[] a,
      int i,
      int aStep,
      double[] b,
      int j,
      int bStep,
      double[] c,
      int k) {
    LongVector c0 = LongVector.broadcast(LONGS, -2 * LOW_BITS);
    LongVector c1 = LongVector.broadcast(LONGS, -5 * LOW_BITS - 3 * HIGH_BITS);
    LongVector c2 = LongVector.broadcast(LONGS, -8 * LOW_BITS - 6 * HIGH_BITS);
    LongVector c3 = LongVector.broadcast(LONGS, -11 * LOW_BITS - 9 * HIGH_BITS);
    LongVector c4 = LongVector.broadcast(LONGS, -14 * LOW_BITS - 12 * HIGH_BITS);
    LongVector c5 = LongVector.broadcast(LONGS, -17 * LOW_BITS - 15 * HIGH_BITS);
    LongVector c6 = LongVector.broadcast(LONGS, -20 * LOW_BITS - 18 * HIGH_BITS);
    LongVector c7 = LongVector.broadcast(LONGS, -23 * LOW_BITS - 21 * HIGH_BITS);
    for (int row = 0; row < FpLimbs.LIMBS; row++) {
      // Limb row of the addend enters here, and is at the bottom after the last row.
      LongVector c8 =
          DoubleVector.fromArray(DOUBLES, c, k + row * LANES)
              .add(LOW)
              .reinterpretAsLongs()
              .add((row - 8) * 3L * HIGH_BITS + (3 * row - 22) * LOW_BITS);
      DoubleVector y;
      for (int term = 0; term < 2; term++) {
        DoubleVector x = DoubleVector.fromArray(DOUBLES, a, i + term * aStep + row * LANES);
        int at = j + term * bStep;
        DoubleVector z = DoubleVector.fromArray(DOUBLES, b, at);
        y = x.fma(z, HIGH);
        c1 = c1.add(y.reinterpretAsLongs());
        c0 = c0.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + LANES);
        y = x.fma(z, HIGH);
        c2 = c2.add(y.reinterpretAsLongs());
        c1 = c1.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 2 * LANES);
        y = x.fma(z, HIGH);
        c3 = c3.add(y.reinterpretAsLongs());
        c2 = c2.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 3 * LANES);
        y = x.fma(z, HIGH);
        c4 = c4.add(y.reinterpretAsLongs());
        c3 = c3.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 4 * LANES);
        y = x.fma(z, HIGH);
        c5 = c5.add(y.reinterpretAsLongs());
        c4 = c4.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 5 * LANES);
        y = x.fma(z, HIGH);
        c6 = c6.add(y.reinterpretAsLongs());
        c5 = c5.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 6 * LANES);
        y = x.fma(z, HIGH);
        c7 = c7.add(y.reinterpretAsLongs());
        c6 = c6.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
        z = DoubleVector.fromArray(DOUBLES, b, at + 7 * LANES);
        y = x.fma(z, HIGH);
        c8 = c8.add(y.reinterpretAsLongs());
        c7 = c7.add(x.fma(z, BOTH.sub(y)).reinterpretAsLongs());
      }
      LongVector q = c0.add(c0.lanewise(LSHL, 16)).add(c0.lanewise(LSHL, 32));
      q = q.add(q.lanewise(LSHL, 1)).and(MASK).lanewise(XOR, TO_BALANCE);
      DoubleVector m = q.reinterpretAsDoubles().sub(BALANCE);
      // What the low part of m N0 leaves of the bottom column, without computing it.
      c0 = c0.add(ROUND_TIES_DOWN).lanewise(ASHR, 48);
      c1 = c1.add(m.fma(N0, HIGH).reinterpretAsLongs());
      y = m.fma(N1, HIGH);
      c2 = c2.add(y.reinterpretAsLongs());
      c0 = c0.add(c1).add(m.fma(N1, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N2, HIGH);
      c3 = c3.add(y.reinterpretAsLongs());
      c1 = c2.add(m.fma(N2, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N3, HIGH);
      c4 = c4.add(y.reinterpretAsLongs());
      c2 = c3.add(m.fma(N3, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N4, HIGH);
      c5 = c5.add(y.reinterpretAsLongs());
      c3 = c4.add(m.fma(N4, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N5, HIGH);
      c6 = c6.add(y.reinterpretAsLongs());
      c4 = c5.add(m.fma(N5, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N6, HIGH);
      c7 = c7.add(y.reinterpretAsLongs());
      c5 = c6.add(m.fma(N6, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N7, HIGH);
      c6 = c7.add(m.fma(N7, BOTH.sub(y)).reinterpretAsLongs());
      c7 = c8.add(y.reinterpretAsLongs());
    }
    c0.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o);
    c1 = c1.add(c0.lanewise(ASHR, 48));
    c1.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + LANES);
    c2 = c2.add(c1.lanewise(ASHR, 48));
    c2.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 2 * LANES);
    c3 = c3.add(c2.lanewise(ASHR, 48));
    c3.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 3 * LANES);
    c4 = c4.add(c3.lanewise(ASHR, 48));
    c4.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 4 * LANES);
    c5 = c5.add(c4.lanewise(ASHR, 48));
    c5.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 5 * LANES);
    c6 = c6.add(c5.lanewise(ASHR, 48));
    c6.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).intoArray(out, o + 6 * LANES);
    c7 = c7.add(c6.lanewise(ASHR, 48));
    c7.add(LOW_BITS).reinterpretAsDoubles().sub(LOW).intoArray(out, o + 7 * LANES);
  }

  @Override
  public void split(double[] out, int o, long[] words, int w, double[] signs, int s, int units) {
    for (int u = 0; u < units; u++) {
      DoubleVector sign = DoubleVector.fromArray(DOUBLES, signs, s + u * LANES);
      int at = o + u * UNIT;
      int from = w + u * WORD_UNIT;
      // Three words are four limbs, twice; the last word has the sign.
      LongVector w0 = LongVector.fromArray(LONGS, words, from);
      LongVector w1 = LongVector.fromArray(LONGS, words, from + LANES);
      LongVector w2 = LongVector.fromArray(LONGS, words, from + 2 * LANES);
      w0.and(MASK).or(TO_PLAIN).reinterpretAsDoubles().sub(PLAIN).mul(sign).intoArray(out, at);
      w0.lanewise(LSHR, 48)
          .or(w1.lanewise(LSHL, 16))
          .and(MASK)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + LANES);
      w1.lanewise(LSHR, 32)
          .or(w2.lanewise(LSHL, 32))
          .and(MASK)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + 2 * LANES);
      w2.lanewise(LSHR, 16)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + 3 * LANES);
      w0 = LongVector.fromArray(LONGS, words, from + 3 * LANES);
      w1 = LongVector.fromArray(LONGS, words, from + 4 * LANES);
      w2 = LongVector.fromArray(LONGS, words, from + 5 * LANES);
      w0.and(MASK)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + 4 * LANES);
      w0.lanewise(LSHR, 48)
          .or(w1.lanewise(LSHL, 16))
          .and(MASK)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + 5 * LANES);
      w1.lanewise(LSHR, 32)
          .or(w2.lanewise(LSHL, 32))
          .and(MASK)
          .or(TO_PLAIN)
          .reinterpretAsDoubles()
          .sub(PLAIN)
          .mul(sign)
          .intoArray(out, at + 6 * LANES);
      w2.lanewise(ASHR, 16)
          .add(LOW_BITS)
          .reinterpretAsDoubles()
          .sub(LOW)
          .mul(sign)
          .intoArray(out, at + 7 * LANES);
    }
  }

  @Override
  public void join(long[] words, int w, double[] in, int i, int units) {
    for (int u = 0; u < units; u++) {
      int at = i + u * UNIT;
      int to = w + u * WORD_UNIT;
      LongVector d0 = integers(in, at);
      LongVector d1 = integers(in, at + LANES).add(d0.lanewise(ASHR, 48));
      LongVector d2 = integers(in, at + 2 * LANES).add(d1.lanewise(ASHR, 48));
      LongVector d3 = integers(in, at + 3 * LANES).add(d2.lanewise(ASHR, 48));
      LongVector d4 = integers(in, at + 4 * LANES).add(d3.lanewise(ASHR, 48));
      LongVector d5 = integers(in, at + 5 * LANES).add(d4.lanewise(ASHR, 48));
      LongVector d6 = integers(in, at + 6 * LANES).add(d5.lanewise(ASHR, 48));
      LongVector d7 = integers(in, at + 7 * LANES).add(d6.lanewise(ASHR, 48));
      d0.and(MASK).or(d1.lanewise(LSHL, 48)).intoArray(words, to);
      d1.and(MASK).lanewise(LSHR, 16).or(d2.lanewise(LSHL, 32)).intoArray(words, to + LANES);
      d2.and(MASK).lanewise(LSHR, 32).or(d3.lanewise(LSHL, 16)).intoArray(words, to + 2 * LANES);
      d4.and(MASK).or(d5.lanewise(LSHL, 48)).intoArray(words, to + 3 * LANES);
      d5.and(MASK).lanewise(LSHR, 16).or(d6.lanewise(LSHL, 32)).intoArray(words, to + 4 * LANES);
      d6.and(MASK).lanewise(LSHR, 32).or(d7.lanewise(LSHL, 16)).intoArray(words, to + 5 * LANES);
    }
  }

  private static LongVector integers(double[] in, int at) {
    return DoubleVector.fromArray(DOUBLES, in, at).add(LOW).reinterpretAsLongs().sub(LOW_BITS);
  }

  @Override
  public void combine(
      double[] out, int o, double x, double[] a, int i, double y, double[] b, int j, int units) {
    for (int at = 0; at < units * UNIT; at += LANES) {
      DoubleVector.fromArray(DOUBLES, a, i + at)
          .mul(x)
          .add(DoubleVector.fromArray(DOUBLES, b, j + at).mul(y))
          .intoArray(out, o + at);
    }
  }

  @Override
  public void reduce(
      double[] out, int o, double x, double[] a, int i, double y, double[] b, int j, int units) {
    int top = (FpLimbs.LIMBS - 1) * LANES;
    for (int u = 0; u < units * UNIT; u += UNIT) {
      // Rounds to an integer in passing.
      DoubleVector q =
          DoubleVector.fromArray(DOUBLES, a, i + u + top)
              .mul(x)
              .add(DoubleVector.fromArray(DOUBLES, b, j + u + top).mul(y))
              .mul(-1 / FpLimbs.MINUS_MODULUS[FpLimbs.LIMBS - 1])
              .add(LOW)
              .sub(LOW);
      for (int k = 0; k < FpLimbs.LIMBS; k++) {
        int at = u + k * LANES;
        DoubleVector.fromArray(DOUBLES, a, i + at)
            .mul(x)
            .add(DoubleVector.fromArray(DOUBLES, b, j + at).mul(y))
            .add(q.mul(FpLimbs.MINUS_MODULUS[k]))
            .intoArray(out, o + at);
      }
    }
  }
}
