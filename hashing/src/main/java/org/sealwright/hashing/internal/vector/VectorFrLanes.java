// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.field.Fr;

/**
 * {@link FrLanes} on the double-precision multiply-add, the widest product that SIMD has
 * everywhere.
 *
 * <p>An element is five limbs of 52 bits, balanced: integers in {@code [-2^51, 2^51)} held as
 * doubles, so a value may reach {@code 2^259 > 17 r} either way.
 *
 * <p>Product of limbs: {@code |ab| <= 2^102}, so {@code h = ab + C} with {@code C = 1.5 2^103}
 * stays in one binade, where doubles are multiples of {@code 2^51}: the bits of h, minus those of
 * C, are {@code ab / 2^51} rounded. The error is at most {@code 2^50}, and {@code l = ab + (D -
 * h)}, {@code D = C + 1.5 2^52}, has it exactly: the bits of l, minus those of {@code 1.5 2^52},
 * are the rest. Both are summed as integers, modulo {@code 2^64}; the constant bits are taken off
 * in advance, by count: every step adds {@code t + 1} products to each of five columns. Column k
 * thus stands for {@code (l_k + 2^51 h_k) 2^(52 k)}, where t terms leave {@code |l_k| < 5 (t + 1)
 * 2^50 + 2^53} and {@code |h_k| <= 5 (t + 1) 2^51}: below {@code 2^60} for the widest Poseidon (t =
 * 40).
 *
 * <p>Reduction: Montgomery's, a limb a step, after each row of the product, the columns moving down
 * one. As {@code r = 1 - 2^32} mod {@code 2^64}, the quotient digit is {@code c + (c << 32)},
 * balanced. The result is {@code |z| <= |sum| / 2^260 + (r / 2)(1 + 2^-51)}: a product of values
 * below {@code 0.51 r} is below {@code 0.51 r} again, without a final subtraction.
 *
 * <p>Cost: 25 limb products and 20 of the reduction, five vector operations each, and about 100 for
 * carries: a product is some 350 operations, a further term of a dot product 125.
 *
 * <p>The methods are written out, vector operations in place of helpers: C2 stops inlining helpers
 * (though not the Vector API itself) after 18,000 nodes, and what is not inlined boxes its vectors.
 */
final class VectorFrLanes implements FrLanes {
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, VectorShape.forBitSize(VectorWidth.of(MethodHandles.lookup())));
  private static final VectorSpecies<Double> DOUBLES = LONGS.withLanes(double.class);
  private static final int LANES = LONGS.length();
  private static final int UNIT = FrLimbs.LIMBS * LANES;

  private static final long HIGH_BITS = Double.doubleToRawLongBits(0x1.8p103);
  private static final long LOW_BITS = Double.doubleToRawLongBits(0x1.8p52);

  /** C. */
  private static final DoubleVector HIGH = broadcast(0x1.8p103);

  /** D. */
  private static final DoubleVector BOTH = broadcast(0x1.8p103 + 0x1.8p52);

  private static final DoubleVector LOW = broadcast(0x1.8p52);

  /** Turns the low 52 bits of an integer into the double {@link #LOW} plus the balanced limb. */
  private static final LongVector TO_LIMB = broadcast(LOW_BITS);

  /**
   * The same for a quotient, whose column lacks the bits of one low part: {@code 2^51} mod 2^52.
   */
  private static final LongVector TO_QUOTIENT = broadcast(Double.doubleToRawLongBits(0x1p52));

  private static final LongVector MASK = broadcast((1L << FrLimbs.LIMB_BITS) - 1);
  private static final LongVector ONE = broadcast(1L);

  // Limbs of -r.
  private static final DoubleVector N0 = broadcast((double) FrLimbs.MINUS_MODULUS[0]);
  private static final DoubleVector N1 = broadcast((double) FrLimbs.MINUS_MODULUS[1]);
  private static final DoubleVector N2 = broadcast((double) FrLimbs.MINUS_MODULUS[2]);
  private static final DoubleVector N3 = broadcast((double) FrLimbs.MINUS_MODULUS[3]);
  private static final DoubleVector N4 = broadcast((double) FrLimbs.MINUS_MODULUS[4]);

  /** Undoes {@link #HALF}: a balanced limb plus {@code 2^51} becomes {@link #LOW} plus the limb. */
  private static final LongVector FROM_HALF = TO_QUOTIENT;

  private static final LongVector HALF = broadcast(1L << (FrLimbs.LIMB_BITS - 1));

  // Limbs of r, less the bits of LOW, and of -r.
  private static final LongVector PLUS_R0 = broadcast(-FrLimbs.MINUS_MODULUS[0] - LOW_BITS);
  private static final LongVector PLUS_R1 = broadcast(-FrLimbs.MINUS_MODULUS[1] - LOW_BITS);
  private static final LongVector PLUS_R2 = broadcast(-FrLimbs.MINUS_MODULUS[2] - LOW_BITS);
  private static final LongVector PLUS_R3 = broadcast(-FrLimbs.MINUS_MODULUS[3] - LOW_BITS);
  private static final LongVector PLUS_R4 = broadcast(-FrLimbs.MINUS_MODULUS[4] - LOW_BITS);
  private static final LongVector MINUS_R0 = broadcast(FrLimbs.MINUS_MODULUS[0]);
  private static final LongVector MINUS_R1 = broadcast(FrLimbs.MINUS_MODULUS[1]);
  private static final LongVector MINUS_R2 = broadcast(FrLimbs.MINUS_MODULUS[2]);
  private static final LongVector MINUS_R3 = broadcast(FrLimbs.MINUS_MODULUS[3]);
  private static final LongVector MINUS_R4 = broadcast(FrLimbs.MINUS_MODULUS[4]);

  VectorFrLanes() {}

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
  public void split(
      double[] out, int o, long[] words, int w, int shift, long[] addend, int k, int units) {
    for (int u = 0; u < units; u++) {
      splitUnit(out, o + u * UNIT, words, w + u * Fr.LIMBS * LANES, shift, addend, k);
    }
  }

  private static void splitUnit(
      double[] out, int o, long[] words, int w, int shift, long[] addend, int k) {
    LongVector w0 = LongVector.fromArray(LONGS, words, w);
    LongVector w1 = LongVector.fromArray(LONGS, words, w + LANES);
    LongVector w2 = LongVector.fromArray(LONGS, words, w + 2 * LANES);
    LongVector w3 = LongVector.fromArray(LONGS, words, w + 3 * LANES);
    LongVector d0 = w0.lanewise(LSHL, shift).and(MASK);
    LongVector d1 = w0.lanewise(LSHR, 52 - shift).or(w1.lanewise(LSHL, 12 + shift)).and(MASK);
    LongVector d2 = w1.lanewise(LSHR, 40 - shift).or(w2.lanewise(LSHL, 24 + shift)).and(MASK);
    LongVector d3 = w2.lanewise(LSHR, 28 - shift).or(w3.lanewise(LSHL, 36 + shift)).and(MASK);
    LongVector d4 = w3.lanewise(LSHR, 16 - shift);
    d0 = d0.add(addend[k]).add(HALF);
    d1 = d1.add(addend[k + 1]).add(d0.lanewise(ASHR, 52)).add(HALF);
    d2 = d2.add(addend[k + 2]).add(d1.lanewise(ASHR, 52)).add(HALF);
    d3 = d3.add(addend[k + 3]).add(d2.lanewise(ASHR, 52)).add(HALF);
    d4 = d4.add(addend[k + 4]).add(d3.lanewise(ASHR, 52)).add(HALF);
    d0.and(MASK).lanewise(XOR, FROM_HALF).reinterpretAsDoubles().sub(LOW).intoArray(out, o);
    d1.and(MASK).lanewise(XOR, FROM_HALF).reinterpretAsDoubles().sub(LOW).intoArray(out, o + LANES);
    d2.and(MASK)
        .lanewise(XOR, FROM_HALF)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 2 * LANES);
    d3.and(MASK)
        .lanewise(XOR, FROM_HALF)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 3 * LANES);
    d4.and(MASK)
        .lanewise(XOR, FROM_HALF)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 4 * LANES);
  }

  @Override
  public void join(long[] words, int w, double[] in, int i, int units) {
    for (int u = 0; u < units; u++) {
      joinUnit(words, w + u * Fr.LIMBS * LANES, in, i + u * UNIT);
    }
  }

  private static void joinUnit(long[] words, int w, double[] in, int at) {
    // z + r, between 0 and 2r < 2^256: limbs of 52 bits without sign, 48 in the top one.
    LongVector d0 =
        DoubleVector.fromArray(DOUBLES, in, at).add(LOW).reinterpretAsLongs().add(PLUS_R0);
    LongVector d1 =
        DoubleVector.fromArray(DOUBLES, in, at + LANES)
            .add(LOW)
            .reinterpretAsLongs()
            .add(PLUS_R1)
            .add(d0.lanewise(ASHR, 52));
    LongVector d2 =
        DoubleVector.fromArray(DOUBLES, in, at + 2 * LANES)
            .add(LOW)
            .reinterpretAsLongs()
            .add(PLUS_R2)
            .add(d1.lanewise(ASHR, 52));
    LongVector d3 =
        DoubleVector.fromArray(DOUBLES, in, at + 3 * LANES)
            .add(LOW)
            .reinterpretAsLongs()
            .add(PLUS_R3)
            .add(d2.lanewise(ASHR, 52));
    LongVector d4 =
        DoubleVector.fromArray(DOUBLES, in, at + 4 * LANES)
            .add(LOW)
            .reinterpretAsLongs()
            .add(PLUS_R4)
            .add(d3.lanewise(ASHR, 52));
    d0 = d0.and(MASK);
    d1 = d1.and(MASK);
    d2 = d2.and(MASK);
    d3 = d3.and(MASK);
    // The same without r: negative where that was too much.
    LongVector e0 = d0.add(MINUS_R0);
    LongVector e1 = d1.add(MINUS_R1).add(e0.lanewise(ASHR, 52));
    LongVector e2 = d2.add(MINUS_R2).add(e1.lanewise(ASHR, 52));
    LongVector e3 = d3.add(MINUS_R3).add(e2.lanewise(ASHR, 52));
    LongVector e4 = d4.add(MINUS_R4).add(e3.lanewise(ASHR, 52));
    VectorMask<Long> below = e4.compare(LT, 0L);
    d0 = e0.and(MASK).blend(d0, below);
    d1 = e1.and(MASK).blend(d1, below);
    d2 = e2.and(MASK).blend(d2, below);
    d3 = e3.and(MASK).blend(d3, below);
    d4 = e4.blend(d4, below);
    d0.or(d1.lanewise(LSHL, 52)).intoArray(words, w);
    d1.lanewise(LSHR, 12).or(d2.lanewise(LSHL, 40)).intoArray(words, w + LANES);
    d2.lanewise(LSHR, 24).or(d3.lanewise(LSHL, 28)).intoArray(words, w + 2 * LANES);
    d3.lanewise(LSHR, 36).or(d4.lanewise(LSHL, 16)).intoArray(words, w + 3 * LANES);
  }

  @Override
  public void mul(
      double[] out, int o, double[] a, int i, double[] b, int j, long[] addend, int k, int units) {
    for (int u = 0; u < units * UNIT; u += UNIT) {
      mulUnit(out, o + u, a, i + u, b, j + u, addend, k);
    }
  }

  private static void mulUnit(
      double[] out, int o, double[] a, int i, double[] b, int j, long[] addend, int k) {
    DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, j);
    DoubleVector b1 = DoubleVector.fromArray(DOUBLES, b, j + LANES);
    DoubleVector b2 = DoubleVector.fromArray(DOUBLES, b, j + 2 * LANES);
    DoubleVector b3 = DoubleVector.fromArray(DOUBLES, b, j + 3 * LANES);
    DoubleVector b4 = DoubleVector.fromArray(DOUBLES, b, j + 4 * LANES);
    LongVector l0 = LongVector.broadcast(LONGS, -2 * LOW_BITS);
    LongVector h0 = LongVector.broadcast(LONGS, -2 * HIGH_BITS);
    LongVector l1 = LongVector.broadcast(LONGS, -4 * LOW_BITS);
    LongVector h1 = LongVector.broadcast(LONGS, -4 * HIGH_BITS);
    LongVector l2 = LongVector.broadcast(LONGS, -6 * LOW_BITS);
    LongVector h2 = LongVector.broadcast(LONGS, -6 * HIGH_BITS);
    LongVector l3 = LongVector.broadcast(LONGS, -8 * LOW_BITS);
    LongVector h3 = LongVector.broadcast(LONGS, -8 * HIGH_BITS);
    LongVector l4 = LongVector.broadcast(LONGS, -10 * LOW_BITS);
    LongVector h4 = LongVector.broadcast(LONGS, -10 * HIGH_BITS);
    for (int row = 0; row < FrLimbs.LIMBS; row++) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, a, i + row * LANES);
      DoubleVector y = x.fma(b0, HIGH);
      h0 = h0.add(y.reinterpretAsLongs());
      l0 = l0.add(x.fma(b0, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b1, HIGH);
      h1 = h1.add(y.reinterpretAsLongs());
      l1 = l1.add(x.fma(b1, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b2, HIGH);
      h2 = h2.add(y.reinterpretAsLongs());
      l2 = l2.add(x.fma(b2, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b3, HIGH);
      h3 = h3.add(y.reinterpretAsLongs());
      l3 = l3.add(x.fma(b3, BOTH.sub(y)).reinterpretAsLongs());
      y = x.fma(b4, HIGH);
      h4 = h4.add(y.reinterpretAsLongs());
      l4 = l4.add(x.fma(b4, BOTH.sub(y)).reinterpretAsLongs());

      LongVector c = l0.add(h0.lanewise(LSHL, 51));
      c = c.add(c.lanewise(LSHL, 32)).and(MASK).lanewise(XOR, TO_QUOTIENT);
      DoubleVector m = c.reinterpretAsDoubles().sub(LOW);
      y = m.fma(N0, HIGH);
      h0 = h0.add(y.reinterpretAsLongs());
      l0 = l0.add(m.fma(N0, BOTH.sub(y)).reinterpretAsLongs());
      // An integer: the low 52 bits are gone.
      c = l0.lanewise(ASHR, 51).add(h0).lanewise(ASHR, 1);
      y = m.fma(N1, HIGH);
      h0 = h1.add(y.reinterpretAsLongs());
      l0 = l1.add(m.fma(N1, BOTH.sub(y)).reinterpretAsLongs()).add(c);
      y = m.fma(N2, HIGH);
      h1 = h2.add(y.reinterpretAsLongs());
      l1 = l2.add(m.fma(N2, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N3, HIGH);
      h2 = h3.add(y.reinterpretAsLongs());
      l2 = l3.add(m.fma(N3, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N4, HIGH);
      h3 = h4.add(y.reinterpretAsLongs());
      l3 = l4.add(m.fma(N4, BOTH.sub(y)).reinterpretAsLongs());
      h4 = LongVector.broadcast(LONGS, (row - 4) * 2L * HIGH_BITS);
      l4 = LongVector.broadcast(LONGS, (row - 4) * 2L * LOW_BITS);
    }
    // Columns 5 to 9 remain: |l| < 2^56 and |h| < 2^55, so the rounded carry does not overflow.
    l0 = l0.add(addend[k]);
    LongVector carry = l0.lanewise(ASHR, 51).add(h0).add(ONE).lanewise(ASHR, 1);
    l0.add(h0.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o);
    l1 = l1.add(addend[k + 1]);
    l1 = l1.add(carry);
    carry = l1.lanewise(ASHR, 51).add(h1).add(ONE).lanewise(ASHR, 1);
    l1.add(h1.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + LANES);
    l2 = l2.add(addend[k + 2]);
    l2 = l2.add(carry);
    carry = l2.lanewise(ASHR, 51).add(h2).add(ONE).lanewise(ASHR, 1);
    l2.add(h2.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 2 * LANES);
    l3 = l3.add(addend[k + 3]);
    l3 = l3.add(carry);
    carry = l3.lanewise(ASHR, 51).add(h3).add(ONE).lanewise(ASHR, 1);
    l3.add(h3.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 3 * LANES);
    l4 = l4.add(addend[k + 4]);
    l4 = l4.add(carry);
    l4.and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 4 * LANES);
  }

  @Override
  public void dot(
      double[] out,
      int o,
      double[] a,
      int i,
      double[] constants,
      int c,
      int terms,
      double[] addend,
      int d,
      int units) {
    for (int u = 0; u < units * UNIT; u += UNIT) {
      dotUnit(out, o + u, a, i + u, units * UNIT, constants, c, terms, addend, d + u);
    }
  }

  private static void dotUnit(
      double[] out,
      int o,
      double[] a,
      int i,
      int stride,
      double[] constants,
      int first,
      int terms,
      double[] addend,
      int d) {
    long lowBits = (terms + 1) * LOW_BITS;
    long highBits = (terms + 1) * HIGH_BITS;
    LongVector l0 = LongVector.broadcast(LONGS, -lowBits);
    LongVector h0 = LongVector.broadcast(LONGS, -highBits);
    LongVector l1 = LongVector.broadcast(LONGS, -2 * lowBits);
    LongVector h1 = LongVector.broadcast(LONGS, -2 * highBits);
    LongVector l2 = LongVector.broadcast(LONGS, -3 * lowBits);
    LongVector h2 = LongVector.broadcast(LONGS, -3 * highBits);
    LongVector l3 = LongVector.broadcast(LONGS, -4 * lowBits);
    LongVector h3 = LongVector.broadcast(LONGS, -4 * highBits);
    LongVector l4 = LongVector.broadcast(LONGS, -5 * lowBits);
    LongVector h4 = LongVector.broadcast(LONGS, -5 * highBits);
    for (int row = 0; row < FrLimbs.LIMBS; row++) {
      int at = i + row * LANES;
      int constant = first;
      for (int t = 0; t < terms; t++) {
        DoubleVector x = DoubleVector.fromArray(DOUBLES, a, at);
        DoubleVector b = DoubleVector.broadcast(DOUBLES, constants[constant]);
        DoubleVector y = x.fma(b, HIGH);
        h0 = h0.add(y.reinterpretAsLongs());
        l0 = l0.add(x.fma(b, BOTH.sub(y)).reinterpretAsLongs());
        b = DoubleVector.broadcast(DOUBLES, constants[constant + 1]);
        y = x.fma(b, HIGH);
        h1 = h1.add(y.reinterpretAsLongs());
        l1 = l1.add(x.fma(b, BOTH.sub(y)).reinterpretAsLongs());
        b = DoubleVector.broadcast(DOUBLES, constants[constant + 2]);
        y = x.fma(b, HIGH);
        h2 = h2.add(y.reinterpretAsLongs());
        l2 = l2.add(x.fma(b, BOTH.sub(y)).reinterpretAsLongs());
        b = DoubleVector.broadcast(DOUBLES, constants[constant + 3]);
        y = x.fma(b, HIGH);
        h3 = h3.add(y.reinterpretAsLongs());
        l3 = l3.add(x.fma(b, BOTH.sub(y)).reinterpretAsLongs());
        b = DoubleVector.broadcast(DOUBLES, constants[constant + 4]);
        y = x.fma(b, HIGH);
        h4 = h4.add(y.reinterpretAsLongs());
        l4 = l4.add(x.fma(b, BOTH.sub(y)).reinterpretAsLongs());
        at += stride;
        constant += FrLimbs.LIMBS;
      }

      LongVector c = l0.add(h0.lanewise(LSHL, 51));
      c = c.add(c.lanewise(LSHL, 32)).and(MASK).lanewise(XOR, TO_QUOTIENT);
      DoubleVector m = c.reinterpretAsDoubles().sub(LOW);
      DoubleVector y = m.fma(N0, HIGH);
      h0 = h0.add(y.reinterpretAsLongs());
      l0 = l0.add(m.fma(N0, BOTH.sub(y)).reinterpretAsLongs());
      // An integer: the low 52 bits are gone.
      c = l0.lanewise(ASHR, 51).add(h0).lanewise(ASHR, 1);
      y = m.fma(N1, HIGH);
      h0 = h1.add(y.reinterpretAsLongs());
      l0 = l1.add(m.fma(N1, BOTH.sub(y)).reinterpretAsLongs()).add(c);
      y = m.fma(N2, HIGH);
      h1 = h2.add(y.reinterpretAsLongs());
      l1 = l2.add(m.fma(N2, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N3, HIGH);
      h2 = h3.add(y.reinterpretAsLongs());
      l2 = l3.add(m.fma(N3, BOTH.sub(y)).reinterpretAsLongs());
      y = m.fma(N4, HIGH);
      h3 = h4.add(y.reinterpretAsLongs());
      l3 = l4.add(m.fma(N4, BOTH.sub(y)).reinterpretAsLongs());
      h4 = LongVector.broadcast(LONGS, (row - 4) * highBits);
      l4 = LongVector.broadcast(LONGS, (row - 4) * lowBits);
    }
    DoubleVector s = DoubleVector.fromArray(DOUBLES, addend, d);
    l0 = l0.add(s.add(LOW).reinterpretAsLongs()).sub(LOW_BITS);
    LongVector carry = l0.lanewise(ASHR, 51).add(h0).add(ONE).lanewise(ASHR, 1);
    l0.add(h0.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o);
    s = DoubleVector.fromArray(DOUBLES, addend, d + LANES);
    l1 = l1.add(s.add(LOW).reinterpretAsLongs()).sub(LOW_BITS);
    l1 = l1.add(carry);
    carry = l1.lanewise(ASHR, 51).add(h1).add(ONE).lanewise(ASHR, 1);
    l1.add(h1.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + LANES);
    s = DoubleVector.fromArray(DOUBLES, addend, d + 2 * LANES);
    l2 = l2.add(s.add(LOW).reinterpretAsLongs()).sub(LOW_BITS);
    l2 = l2.add(carry);
    carry = l2.lanewise(ASHR, 51).add(h2).add(ONE).lanewise(ASHR, 1);
    l2.add(h2.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 2 * LANES);
    s = DoubleVector.fromArray(DOUBLES, addend, d + 3 * LANES);
    l3 = l3.add(s.add(LOW).reinterpretAsLongs()).sub(LOW_BITS);
    l3 = l3.add(carry);
    carry = l3.lanewise(ASHR, 51).add(h3).add(ONE).lanewise(ASHR, 1);
    l3.add(h3.lanewise(LSHL, 51))
        .and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 3 * LANES);
    s = DoubleVector.fromArray(DOUBLES, addend, d + 4 * LANES);
    l4 = l4.add(s.add(LOW).reinterpretAsLongs()).sub(LOW_BITS);
    l4 = l4.add(carry);
    l4.and(MASK)
        .lanewise(XOR, TO_LIMB)
        .reinterpretAsDoubles()
        .sub(LOW)
        .intoArray(out, o + 4 * LANES);
  }
}
