// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * {@code Fp12 = Fp6[w] / (w^2 - v)}: c0, c1, 72 limbs in {@code long[]} with an offset. Conventions
 * as in {@link Fp2}: the output may be an operand, {@link #SCRATCH} limbs of scratch are at {@code
 * t[s]}, nothing allocates unless it says so.
 *
 * <p>Bytes are those of blst and of SnarkPack's transcript: the twelve halves in order of limbs, 48
 * bytes little-endian each.
 */
public final class Fp12 {

  /** Limbs of an element. */
  public static final int LIMBS = 2 * Fp6.LIMBS;

  /** Bytes of an element. */
  public static final int BYTES = 12 * Fp.BYTES;

  /** Limbs of scratch that any operation of this class needs. */
  public static final int SCRATCH = 3 * Fp6.LIMBS + 2 * Fp2.LIMBS + Fp6.SCRATCH;

  private static final int C1 = Fp6.LIMBS;

  /** Slots of scratch. */
  private static final int Y = Fp6.LIMBS;

  private static final int Z = 2 * Fp6.LIMBS;
  private static final int W = 3 * Fp6.LIMBS;

  /** Where the coefficient of {@code w^k} lies. */
  private static final int[] POWER = {0, C1, 12, C1 + 12, 24, C1 + 24};

  private Fp12() {}

  /** {@code out = a b}: 3 products in Fp6. */
  public static void mul(long[] out, int o, long[] a, int i, long[] b, int j, long[] t, int s) {
    Fp6.add(t, s, a, i, a, i + C1);
    Fp6.add(t, s + Y, b, j, b, j + C1);
    Fp6.mul(t, s, t, s, t, s + Y, t, s + W);
    Fp6.mul(t, s + Y, a, i, b, j, t, s + W);
    Fp6.mul(t, s + Z, a, i + C1, b, j + C1, t, s + W);
    combine(out, o, t, s);
  }

  /** {@code out = a^2}: 2 products in Fp6. */
  public static void square(long[] out, int o, long[] a, int i, long[] t, int s) {
    // c0 = (a0 + a1) (a0 + v a1) - (1 + v) a0 a1, c1 = 2 a0 a1
    Fp6.mulByV(t, s + Y, a, i + C1, t, s + W);
    Fp6.add(t, s + Y, t, s + Y, a, i);
    Fp6.add(t, s, a, i, a, i + C1);
    Fp6.mul(t, s, t, s, t, s + Y, t, s + W);
    Fp6.mul(t, s + Y, a, i, a, i + C1, t, s + W);
    Fp6.sub(t, s, t, s, t, s + Y);
    Fp6.add(out, o + C1, t, s + Y, t, s + Y);
    Fp6.mulByV(t, s + Y, t, s + Y, t, s + W);
    Fp6.sub(out, o, t, s, t, s + Y);
  }

  /**
   * {@code out = a (l0 + l1 v + l4 v w)}, the shape of a line, with the three elements of Fp2 one
   * after the other at {@code l[j]}: 13 products in Fp2.
   */
  static void mulByLine(long[] out, int o, long[] a, int i, long[] l, int j, long[] t, int s) {
    int line = s + W;
    int rest = line + 12;
    Fp6.add(t, s, a, i, a, i + C1);
    Fp6.mulBy01(t, s + Y, a, i, l, j, j + 12, t, rest);
    Fp6.mulBy1(t, s + Z, a, i + C1, l, j + 24, t, rest);
    Fp2.add(t, line, l, j + 12, l, j + 24);
    System.arraycopy(l, j, t, line + 12, 12);
    Fp6.mulBy01(t, s, t, s, t, line + 12, line, t, rest + 12);
    combine(out, o, t, s);
  }

  /** From {@code (a0 + a1) (b0 + b1)}, {@code a0 b0}, {@code a1 b1} in the three slots. */
  private static void combine(long[] out, int o, long[] t, int s) {
    Fp6.sub(t, s, t, s, t, s + Y);
    Fp6.sub(out, o + C1, t, s, t, s + Z);
    Fp6.mulByV(t, s + Z, t, s + Z, t, s + W);
    Fp6.add(out, o, t, s + Y, t, s + Z);
  }

  /** {@code out = c0 - c1 w}, which is {@code a^(p^6)}: the inverse where the norm is 1. */
  public static void conjugate(long[] out, int o, long[] a, int i) {
    Fp6.copy(out, o, a, i);
    Fp6.negate(out, o + C1, a, i + C1);
  }

  /** {@code out = 1 / a}, 0 where a is 0; allocates. */
  public static void inverse(long[] out, int o, long[] a, int i) {
    long[] t = new long[SCRATCH];
    Fp6.mul(t, 0, a, i, a, i, t, W);
    Fp6.mul(t, Y, a, i + C1, a, i + C1, t, W);
    Fp6.mulByV(t, Y, t, Y, t, W);
    Fp6.sub(t, 0, t, 0, t, Y);
    Fp6.inverse(t, 0, t, 0);
    Fp6.mul(out, o, a, i, t, 0, t, W);
    Fp6.mul(out, o + C1, a, i + C1, t, 0, t, W);
    Fp6.negate(out, o + C1, out, o + C1);
  }

  /** {@code out = a^p}. */
  public static void frobenius(long[] out, int o, long[] a, int i, long[] t, int s) {
    for (int k = 0; k < POWER.length; k++) {
      Fp2.conjugate(out, o + POWER[k], a, i + POWER[k]);
      Fp2.mul(out, o + POWER[k], out, o + POWER[k], Gamma.ONCE, k * Fp2.LIMBS, t, s);
    }
  }

  /** {@code out = a^(p^2)}. */
  public static void frobeniusTwice(long[] out, int o, long[] a, int i, long[] t, int s) {
    for (int k = 0; k < POWER.length; k++) {
      Fp2.mulByFp(out, o + POWER[k], a, i + POWER[k], Gamma.TWICE, k * Fp.LIMBS, t, s);
    }
  }

  /** Reads 576 bytes; returns whether every half is below p, else {@code out} is undefined. */
  public static boolean read(MemorySegment in, long at, long[] out, int o) {
    boolean canonical = true;
    for (int k = 0; k < 12; k++) {
      canonical &= Fp.readLittleEndian(in, at + (long) k * Fp.BYTES, out, o + k * Fp.LIMBS);
    }
    return canonical;
  }

  /** Writes 576 bytes; allocates. */
  public static void write(MemorySegment out, long at, long[] a, int i) {
    long[] plain = new long[Fp.LIMBS];
    for (int k = 0; k < 12; k++) {
      Fp.copy(plain, 0, a, i + k * Fp.LIMBS);
      Fp.writeLittleEndian(out, at + (long) k * Fp.BYTES, plain, 0);
    }
  }

  /** {@code out = a}. */
  public static void copy(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, LIMBS);
  }

  /** {@code out = 1}. */
  public static void setOne(long[] out, int o) {
    Fp6.setOne(out, o);
    Arrays.fill(out, o + C1, o + LIMBS, 0);
  }

  /** Whether the element is 0. */
  public static boolean isZero(long[] a, int i) {
    return Fp6.isZero(a, i) && Fp6.isZero(a, i + C1);
  }

  /** Whether the element is 1. */
  public static boolean isOne(long[] a, int i) {
    boolean rest = true;
    for (int k = i + Fp.LIMBS; k < i + LIMBS; k++) {
      rest &= a[k] == 0;
    }
    return rest && Fp.isOne(a, i);
  }

  /** Whether two elements are equal. */
  public static boolean equal(long[] a, int i, long[] b, int j) {
    return Arrays.equals(a, i, i + LIMBS, b, j, j + LIMBS);
  }

  /** {@code w^(k (p-1))} and {@code w^(k (p^2-1))} for k from 0 to 5. */
  private static final class Gamma {
    static final long[] ONCE = new long[6 * Fp2.LIMBS];
    static final long[] TWICE = new long[6 * Fp.LIMBS];

    static {
      long[] t = new long[Fp2.LIMBS + Fp2.SCRATCH];
      int s = Fp2.LIMBS;
      Fp2.setOne(t, 0);
      Fp2.mulByNonresidue(t, 0, t, 0, t, s);
      Fp2.setOne(ONCE, 0);
      BigInteger sixth = Fp.MODULUS.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
      Fp2.pow(ONCE, Fp2.LIMBS, t, 0, sixth);
      for (int k = 2; k < 6; k++) {
        int at = k * Fp2.LIMBS;
        Fp2.mul(ONCE, at, ONCE, at - Fp2.LIMBS, ONCE, Fp2.LIMBS, t, s);
      }
      for (int k = 0; k < 6; k++) {
        Fp2.norm(TWICE, k * Fp.LIMBS, ONCE, k * Fp2.LIMBS);
      }
    }
  }
}
