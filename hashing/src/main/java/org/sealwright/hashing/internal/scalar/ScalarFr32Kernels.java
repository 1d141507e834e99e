// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * Eight bytes at a time. Node i of a block takes the bits from {@code 254 i}: four words that begin
 * at raw byte 0, 31, 63, 95 and at bit 0, 6, 4, 2 of it.
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
      padNode(in, from, 0, 0, out, to);
      // Nodes 1 and 2 reach into a fifth word.
      padNode(in, from + 31, 6, in.get(BYTE, from + 63), out, to + 32);
      padNode(in, from + 63, 4, in.get(BYTE, from + 95), out, to + 64);
      padNode(in, from + 95, 2, 0, out, to + 96);
    }
  }

  private static void padNode(
      MemorySegment in, long from, int shift, long fifth, MemorySegment out, long to) {
    long w0 = in.get(LE64, from);
    long w1 = in.get(LE64, from + 8);
    long w2 = in.get(LE64, from + 16);
    long w3 = in.get(LE64, from + 24);
    out.set(LE64, to, w0 >>> shift | above(w1, shift));
    out.set(LE64, to + 8, w1 >>> shift | above(w2, shift));
    out.set(LE64, to + 16, w2 >>> shift | above(w3, shift));
    out.set(LE64, to + 24, (w3 >>> shift | above(fifth, shift)) & TOP);
  }

  /** {@code w << 64 - shift}, and 0 where shift is 0. */
  private static long above(long w, int shift) {
    return w << 1 << (63 - shift);
  }

  @Override
  public void unpad(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    for (long i = 0; i < blocks; i++) {
      long from = inOffset + PADDED * i;
      long to = outOffset + RAW * i;
      long last = unpadNode(in, from, 0, 0, out, to);
      // Node 1 begins in the last byte of node 0's words, the others right behind.
      last = unpadNode(in, from + 32, 6, last >>> 56, out, to + 31);
      last = unpadNode(in, from + 64, 4, last >>> 58, out, to + 63);
      unpadNode(in, from + 96, 2, last >>> 60, out, to + 95);
    }
  }

  /** Writes 32 bytes, the bits of the node before in {@code carry}; returns the node's last word. */
  private static long unpadNode(
      MemorySegment in, long from, int shift, long carry, MemorySegment out, long to) {
    long w0 = in.get(LE64, from);
    long w1 = in.get(LE64, from + 8);
    long w2 = in.get(LE64, from + 16);
    long w3 = in.get(LE64, from + 24) & TOP;
    out.set(LE64, to, w0 << shift | carry);
    out.set(LE64, to + 8, w1 << shift | below(w0, shift));
    out.set(LE64, to + 16, w2 << shift | below(w1, shift));
    out.set(LE64, to + 24, w3 << shift | below(w2, shift));
    return w3;
  }

  /** {@code w >>> 64 - shift}, and 0 where shift is 0. */
  private static long below(long w, int shift) {
    return w >>> 1 >>> (63 - shift);
  }
}
