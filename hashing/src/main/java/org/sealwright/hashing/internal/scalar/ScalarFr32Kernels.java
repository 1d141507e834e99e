// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * Eight bytes at a time. Node i of a block takes the bits from {@code 254 i}: four words that begin
 * at raw byte 0, 31, 63, 95 and at bit 0, 6, 4, 2 of it.
 *
 * <p>The work is done on arrays: access to segments is fast only while a JVM uses either heap or
 * native ones, and copying costs less than the difference.
 */
public final class ScalarFr32Kernels implements Fr32Kernels {
  /** Raw bytes of a block. */
  public static final int RAW = 127;

  /** Padded bytes of a block. */
  public static final int PADDED = 128;

  private static final long TOP = 0x3fffffffffffffffL;

  /** Blocks copied at a time: few enough to stay in the first-level cache. */
  private static final int CHUNK = 32;

  private static final VarHandle LE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  @Override
  public void pad(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    int chunk = (int) Math.min(CHUNK, blocks);
    byte[] raw = new byte[RAW * chunk];
    byte[] padded = new byte[PADDED * chunk];
    for (long done = 0; done < blocks; done += chunk) {
      int n = (int) Math.min(chunk, blocks - done);
      MemorySegment.copy(in, BYTE, inOffset + RAW * done, raw, 0, RAW * n);
      for (int i = 0; i < n; i++) {
        int from = RAW * i;
        int to = PADDED * i;
        padNode(raw, from, 0, 0, padded, to);
        // Nodes 1 and 2 reach into a fifth word.
        padNode(raw, from + 31, 6, raw[from + 63], padded, to + 32);
        padNode(raw, from + 63, 4, raw[from + 95], padded, to + 64);
        padNode(raw, from + 95, 2, 0, padded, to + 96);
      }
      MemorySegment.copy(padded, 0, out, BYTE, outOffset + PADDED * done, PADDED * n);
    }
  }

  private static void padNode(byte[] in, int from, int shift, long fifth, byte[] out, int to) {
    long w0 = (long) LE64.get(in, from);
    long w1 = (long) LE64.get(in, from + 8);
    long w2 = (long) LE64.get(in, from + 16);
    long w3 = (long) LE64.get(in, from + 24);
    LE64.set(out, to, w0 >>> shift | above(w1, shift));
    LE64.set(out, to + 8, w1 >>> shift | above(w2, shift));
    LE64.set(out, to + 16, w2 >>> shift | above(w3, shift));
    LE64.set(out, to + 24, (w3 >>> shift | above(fifth, shift)) & TOP);
  }

  /** {@code w << 64 - shift}, and 0 where shift is 0. */
  private static long above(long w, int shift) {
    return w << 1 << (63 - shift);
  }

  @Override
  public void unpad(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    int chunk = (int) Math.min(CHUNK, blocks);
    byte[] padded = new byte[PADDED * chunk];
    byte[] raw = new byte[RAW * chunk];
    for (long done = 0; done < blocks; done += chunk) {
      int n = (int) Math.min(chunk, blocks - done);
      MemorySegment.copy(in, BYTE, inOffset + PADDED * done, padded, 0, PADDED * n);
      for (int i = 0; i < n; i++) {
        int from = PADDED * i;
        int to = RAW * i;
        long last = unpadNode(padded, from, 0, 0, raw, to);
        // Node 1 begins in the last byte of node 0's words, the others right behind.
        last = unpadNode(padded, from + 32, 6, last >>> 56, raw, to + 31);
        last = unpadNode(padded, from + 64, 4, last >>> 58, raw, to + 63);
        unpadNode(padded, from + 96, 2, last >>> 60, raw, to + 95);
      }
      MemorySegment.copy(raw, 0, out, BYTE, outOffset + RAW * done, RAW * n);
    }
  }

  /**
   * Writes 32 bytes, the bits of the node before in {@code carry}; returns the node's last word.
   */
  private static long unpadNode(byte[] in, int from, int shift, long carry, byte[] out, int to) {
    long w0 = (long) LE64.get(in, from);
    long w1 = (long) LE64.get(in, from + 8);
    long w2 = (long) LE64.get(in, from + 16);
    long w3 = (long) LE64.get(in, from + 24) & TOP;
    LE64.set(out, to, w0 << shift | carry);
    LE64.set(out, to + 8, w1 << shift | below(w0, shift));
    LE64.set(out, to + 16, w2 << shift | below(w1, shift));
    LE64.set(out, to + 24, w3 << shift | below(w2, shift));
    return w3;
  }

  /** {@code w >>> 64 - shift}, and 0 where shift is 0. */
  private static long below(long w, int shift) {
    return w >>> 1 >>> (63 - shift);
  }
}
