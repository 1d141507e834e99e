// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * Eight bytes at a time. Node i of a block takes the bits from {@code 254 i}: eight-byte words that
 * begin at raw byte 0, 31, 63, 95 and are shifted right by 0, 6, 4, 2 bits.
 */
public final class ScalarFr32Kernels implements Fr32Kernels {
  /** Raw bytes of a block. */
  public static final int RAW = 127;

  /** Padded bytes of a block. */
  public static final int PADDED = 128;

  private static final long TOP = 0x3fffffffffffffffL;
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  @Override
  public void pad(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    for (long i = 0; i < blocks; i++) {
      long from = inOffset + RAW * i;
      long to = outOffset + PADDED * i;
      // Words 0..14 of the raw block; the last one holds seven bytes.
      long w = in.get(LE64, from);
      for (int k = 0; k < 16; k++) {
        long next = 0;
        if (k < 14) {
          next = in.get(LE64, from + 8L * (k + 1));
        } else if (k == 14) {
          next = in.get(LE64, from + RAW - 8) >>> 8;
        }
        // Node k / 4 is moved up by two bits for every node before it.
        int shift = 2 * (k / 4);
        long before = k == 0 || shift == 0 ? 0 : in.get(LE64, from + 8L * (k - 1));
        long value = shift == 0 ? w : w << shift | before >>> (64 - shift);
        out.set(LE64, to + 8L * k, k % 4 == 3 ? value & TOP : value);
        w = next;
      }
    }
  }

  @Override
  public void unpad(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    for (long i = 0; i < blocks; i++) {
      long from = inOffset + PADDED * i;
      long to = outOffset + RAW * i;
      for (int k = 0; k < 16; k++) {
        int shift = 2 * (k / 4);
        long w = in.get(LE64, from + 8L * k);
        long value = (k % 4 == 3 ? w & TOP : w) >>> shift;
        if (k < 15) {
          long next = in.get(LE64, from + 8L * (k + 1));
          int nextShift = 2 * ((k + 1) / 4);
          if (nextShift != 0) {
            value |= next << (64 - nextShift);
          }
          out.set(LE64, to + 8L * k, value);
        } else {
          // Only seven bytes are left.
          for (int b = 0; b < 7; b++) {
            out.set(BYTE, to + 120 + b, (byte) (value >>> (8 * b)));
          }
        }
      }
    }
  }
}
