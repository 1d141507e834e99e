// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.fr32;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * Pads a stream that arrives in chunks of any length, as a cipher would encrypt it: {@link #update}
 * emits the whole blocks, {@link #finish} the nodes of the last, partial one. All output together
 * is {@link Fr32#toPaddedNodes} of all input.
 *
 * <p>An instance serves one thread; after {@link #finish} it takes a new stream.
 */
public final class Fr32Padder {
  private final Fr32Kernels kernels;
  private final MemorySegment carry = MemorySegment.ofArray(new byte[Fr32.RAW_BLOCK]);
  private final MemorySegment last = MemorySegment.ofArray(new byte[Fr32.PADDED_BLOCK]);
  private int carried;

  /** A padder at the beginning of a stream. */
  public Fr32Padder(Fr32Kernels kernels) {
    this.kernels = kernels;
  }

  /** Bytes that {@link #update} will write for a chunk of {@code length}, a multiple of 128. */
  public long outputSize(long length) {
    return (carried + length) / Fr32.RAW_BLOCK * Fr32.PADDED_BLOCK;
  }

  /**
   * Takes {@code length} raw bytes and writes the blocks that they complete.
   *
   * @param out has room for {@link #outputSize}, and does not overlap {@code in}
   * @return bytes written
   */
  public long update(
      MemorySegment in, long inOffset, long length, MemorySegment out, long outOffset) {
    long from = inOffset;
    long left = length;
    long to = outOffset;
    if (carried > 0) {
      int n = (int) Math.min(left, Fr32.RAW_BLOCK - carried);
      MemorySegment.copy(in, from, carry, carried, n);
      carried += n;
      from += n;
      left -= n;
      if (carried < Fr32.RAW_BLOCK) {
        return 0;
      }
      kernels.pad(carry, 0, out, to, 1);
      to += Fr32.PADDED_BLOCK;
    }
    long blocks = left / Fr32.RAW_BLOCK;
    kernels.pad(in, from, out, to, blocks);
    from += blocks * Fr32.RAW_BLOCK;
    to += blocks * Fr32.PADDED_BLOCK;
    carried = (int) (left - blocks * Fr32.RAW_BLOCK);
    MemorySegment.copy(in, from, carry, 0, carried);
    return to - outOffset;
  }

  /**
   * Ends the stream: writes the nodes that hold what is left, zero-filled; none where the input was
   * whole blocks.
   *
   * @param out has room for 128 bytes
   * @return bytes written: 0, 32, 64, 96 or 128
   */
  public int finish(MemorySegment out, long outOffset) {
    int bytes = (int) Fr32.toPaddedNodes(carried);
    carry.asSlice(carried).fill((byte) 0);
    kernels.pad(carry, 0, last, 0, 1);
    MemorySegment.copy(last, 0, out, outOffset, bytes);
    carried = 0;
    return bytes;
  }
}
