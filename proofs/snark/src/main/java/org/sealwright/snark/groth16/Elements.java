// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;

/** Field elements in flat memory, 32 bytes each, and the few single ones that they meet. */
final class Elements {
  /** Montgomery form of 1. */
  private static final long[] ONE = montgomery(BigInteger.ONE);

  /** What a Montgomery product with takes the other factor out of Montgomery form. */
  private static final long[] PLAIN_ONE = {1, 0, 0, 0};

  private static final BigInteger INVERSION = Fr.MODULUS.subtract(BigInteger.TWO);
  private static final long ALIGNMENT = 64;
  private static final long POWERS_AT_ONCE = 4096;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Elements() {}

  static MemorySegment allocate(Arena arena, long count) {
    return arena.allocate(count * Fr.BYTES, ALIGNMENT);
  }

  static void load(long[] out, int o, MemorySegment from, long index) {
    long at = index * Fr.BYTES;
    out[o] = from.get(LONG, at);
    out[o + 1] = from.get(LONG, at + 8);
    out[o + 2] = from.get(LONG, at + 16);
    out[o + 3] = from.get(LONG, at + 24);
  }

  static void store(MemorySegment to, long index, long[] a, int i) {
    long at = index * Fr.BYTES;
    to.set(LONG, at, a[i]);
    to.set(LONG, at + 8, a[i + 1]);
    to.set(LONG, at + 16, a[i + 2]);
    to.set(LONG, at + 24, a[i + 3]);
  }

  static boolean isZero(long[] a) {
    return (a[0] | a[1] | a[2] | a[3]) == 0;
  }

  static long[] one() {
    return ONE.clone();
  }

  static long[] plainOne() {
    return PLAIN_ONE.clone();
  }

  static long[] montgomery(BigInteger value) {
    long[] out = new long[Fr.LIMBS];
    Fr.fromBigInteger(out, 0, value);
    return out;
  }

  static long[] multiply(long[] a, long[] b) {
    long[] out = new long[Fr.LIMBS];
    Fr.mul(out, 0, a, 0, b, 0);
    return out;
  }

  static long[] subtract(long[] a, long[] b) {
    long[] out = new long[Fr.LIMBS];
    Fr.sub(out, 0, a, 0, b, 0);
    return out;
  }

  static long[] plain(long[] a) {
    return multiply(a, PLAIN_ONE);
  }

  /** {@code a^exponent}; the exponent is no secret. */
  static long[] power(long[] a, BigInteger exponent) {
    long[] out = one();
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      Fr.mul(out, 0, out, 0, out, 0);
      if (exponent.testBit(bit)) {
        Fr.mul(out, 0, out, 0, a, 0);
      }
    }
    return out;
  }

  /** {@code 1 / a} for {@code a} not 0. */
  static long[] inverse(long[] a) {
    return power(a, INVERSION);
  }

  /** {@code out[i] = a^i}. */
  static void powers(MemorySegment out, long[] a, long count, Work work) {
    work.forEachChunk(
        count,
        POWERS_AT_ONCE,
        (from, length) -> {
          long[] power = power(a, BigInteger.valueOf(from));
          for (long i = from; i < from + length; i++) {
            store(out, i, power, 0);
            Fr.mul(power, 0, power, 0, a, 0);
          }
        });
  }

  /** {@code inOut[i] += factor a[i]}; with a factor of 1 a plain sum. */
  static void addScaled(
      MemorySegment inOut, MemorySegment a, long[] factor, long count, Work work) {
    work.forEachChunk(
        count,
        POWERS_AT_ONCE,
        (from, length) -> {
          long[] term = new long[Fr.LIMBS];
          long[] sum = new long[Fr.LIMBS];
          for (long i = from; i < from + length; i++) {
            load(term, 0, a, i);
            if (!isZero(term)) {
              Fr.mul(term, 0, term, 0, factor, 0);
              load(sum, 0, inOut, i);
              Fr.add(sum, 0, sum, 0, term, 0);
              store(inOut, i, sum, 0);
            }
          }
        });
  }

  /** Overwrites with zeros. */
  static void wipe(MemorySegment segment) {
    segment.fill((byte) 0);
  }
}
