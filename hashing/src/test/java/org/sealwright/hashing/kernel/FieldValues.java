// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.sealwright.hashing.field.Fr;

/** Field elements for tests, as integers and as bytes. */
public final class FieldValues {
  private static final BigInteger R = Fr.MODULUS;

  private FieldValues() {}

  /** Elements where carries, borrows and limb boundaries of every representation lie. */
  public static List<BigInteger> edges() {
    Set<BigInteger> out = new LinkedHashSet<>();
    for (int k = 0; k <= 2; k++) {
      BigInteger small = BigInteger.valueOf(k);
      out.add(small);
      out.add(R.subtract(small).mod(R));
      out.add(R.shiftRight(1).add(small));
      out.add(R.shiftRight(1).subtract(small));
    }
    for (int k = 1; k <= 260; k++) {
      BigInteger power = BigInteger.ONE.shiftLeft(k);
      for (int d = -1; d <= 1; d++) {
        BigInteger value = power.add(BigInteger.valueOf(d)).mod(R);
        out.add(value);
        out.add(R.subtract(value).mod(R));
      }
    }
    // Limbs of 52 and of 64 bits that are all ones, all zeros, half, or just beside.
    for (int bits : new int[] {26, 29, 32, 51, 52, 64}) {
      for (long pattern : new long[] {-1, 0x5555555555555555L, 0xaaaaaaaaaaaaaaaaL, 1, -2}) {
        BigInteger value = BigInteger.ZERO;
        BigInteger half = BigInteger.ZERO;
        for (int at = 0; at < 256; at += bits) {
          BigInteger limb =
              BigInteger.valueOf(pattern).mod(BigInteger.ONE.shiftLeft(bits)).shiftLeft(at);
          value = value.add(limb);
          half = half.add(BigInteger.ONE.shiftLeft(at + bits - 1));
        }
        out.add(value.mod(R));
        out.add(half.mod(R));
        out.add(half.subtract(BigInteger.ONE).mod(R));
      }
    }
    // Montgomery radices, and their inverses.
    for (int bits : new int[] {256, 260, 261, 512, 520}) {
      BigInteger radix = BigInteger.ONE.shiftLeft(bits).mod(R);
      out.add(radix);
      out.add(radix.modInverse(R));
    }
    return List.copyOf(out);
  }

  /** {@code count} elements that depend on {@code seed} only. */
  public static List<BigInteger> random(long seed, int count) {
    Random random = new Random(seed);
    List<BigInteger> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      out.add(new BigInteger(320, random).mod(R));
    }
    return out;
  }

  /** Little-endian bytes of a value below 2^256. */
  public static byte[] bytes(BigInteger value) {
    byte[] out = new byte[Fr.BYTES];
    byte[] big = value.toByteArray();
    for (int i = 0; i < Math.min(big.length, out.length); i++) {
      out[i] = big[big.length - 1 - i];
    }
    return out;
  }

  /** Writes {@code value} at a byte offset. */
  public static void put(MemorySegment segment, long offset, BigInteger value) {
    MemorySegment.copy(MemorySegment.ofArray(bytes(value)), 0, segment, offset, Fr.BYTES);
  }

  /** The value at a byte offset. */
  public static BigInteger get(MemorySegment segment, long offset) {
    byte[] big = new byte[Fr.BYTES];
    for (int i = 0; i < big.length; i++) {
      big[big.length - 1 - i] = segment.get(java.lang.foreign.ValueLayout.JAVA_BYTE, offset + i);
    }
    return new BigInteger(1, big);
  }

  /** A heap segment of {@code values}, 32 bytes each. */
  public static MemorySegment segment(List<BigInteger> values) {
    MemorySegment out = MemorySegment.ofArray(new byte[Fr.BYTES * values.size()]);
    for (int i = 0; i < values.size(); i++) {
      put(out, (long) Fr.BYTES * i, values.get(i));
    }
    return out;
  }
}
