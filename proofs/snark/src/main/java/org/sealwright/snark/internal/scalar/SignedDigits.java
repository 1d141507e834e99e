// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Scalars below {@code 2^255} in base {@code 2^bits} with digits {@code -(2^(bits-1) - 1) ..
 * 2^(bits-1)}, least significant first: half as many multiples of a base as without signs.
 */
public final class SignedDigits {
  /** Bytes of a scalar. */
  public static final int SCALAR_BYTES = 32;

  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private SignedDigits() {}

  /** Digits of a scalar: the topmost has at least one bit to spare, so nothing carries out. */
  public static int count(int bits) {
    return (255 + bits) / bits;
  }

  /** Whether the scalar at {@code offset} is 0. */
  public static boolean isZero(MemorySegment scalars, long offset) {
    return (scalars.get(LE64, offset)
            | scalars.get(LE64, offset + 8)
            | scalars.get(LE64, offset + 16)
            | scalars.get(LE64, offset + 24))
        == 0;
  }

  /**
   * Writes the digits of the scalar at {@code offset}.
   *
   * @param bits 2 to 24
   */
  public static void split(int[] digits, MemorySegment scalars, long offset, int bits) {
    int full = 1 << bits;
    int carry = 0;
    long word = scalars.get(LE64, offset);
    int loaded = 0;
    for (int k = 0; k < count(bits); k++) {
      int at = k * bits;
      long value = word >>> at;
      if (at / 64 != loaded) {
        loaded = at / 64;
        word = scalars.get(LE64, offset + 8L * loaded);
        value = word >>> at;
      }
      if (at % 64 + bits > 64 && loaded < 3) {
        loaded++;
        word = scalars.get(LE64, offset + 8L * loaded);
        value |= word << -at;
      }
      int digit = (int) (value & (full - 1)) + carry;
      carry = digit > full / 2 ? 1 : 0;
      digits[k] = digit - (carry << bits);
    }
  }
}
