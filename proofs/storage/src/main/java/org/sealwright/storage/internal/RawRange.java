// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;

/**
 * Any range of the raw bytes in a sector's padded data.
 *
 * @param offset first raw byte, from 0
 * @param length raw bytes
 */
public record RawRange(long offset, long length) {
  private static final int BLOCK = 128;
  private static final int RAW_BLOCK = 127;
  private static final int TOP_BITS = 0xc0;

  /** Padded bytes at a time. */
  private static final long WINDOW = 4 << 20;

  /**
   * Checks that the range lies in a sector.
   *
   * @throws MalformedInputException where it doesn't
   */
  public void requireIn(SectorSize size) {
    if (offset < 0 || length < 0 || offset > size.unpaddedBytes() - length) {
      throw new MalformedInputException(
          "range "
              + offset
              + " + "
              + length
              + " is not in the sector's "
              + size.unpaddedBytes()
              + " raw bytes");
    }
  }

  /** Whether it is all of a sector. */
  public boolean isAllOf(SectorSize size) {
    return length == size.unpaddedBytes();
  }

  /** Writes the bytes, in some 8 MiB of memory. */
  public void write(
      PaddedData data, WritableByteChannel out, Kernels kernels, Work work, String stepName)
      throws IOException {
    if (length == 0) {
      return;
    }
    long first = offset / RAW_BLOCK;
    long last = (offset + length - 1) / RAW_BLOCK;
    long blocks = WINDOW / BLOCK;
    Step step = work.step(stepName, length, "bytes");
    try (Arena arena = Arena.ofShared()) {
      MemorySegment padded = arena.allocate(WINDOW, 64);
      MemorySegment raw = arena.allocate(blocks * RAW_BLOCK, 64);
      for (long block = first; block <= last; block += blocks) {
        long count = Math.min(blocks, last + 1 - block);
        data.fill(BLOCK * block, padded, BLOCK * count);
        kernels.fr32().unpad(padded, 0, raw, 0, count);
        long from = Math.max(offset, RAW_BLOCK * block) - RAW_BLOCK * block;
        long end = Math.min(offset + length, RAW_BLOCK * (block + count)) - RAW_BLOCK * block;
        ByteBuffer buffer = raw.asSlice(from, end - from).asByteBuffer();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        step.add(end - from);
      }
    }
  }

  /**
   * Index of the first node from {@code first} that Fr32 padding does not yield, its two top bits
   * not zero; or -1.
   */
  public static long firstUnpadded(MemorySegment nodes, long first, long count) {
    for (long node = first; node < first + count; node++) {
      if ((nodes.get(ValueLayout.JAVA_BYTE, 32 * node + 31) & TOP_BITS) != 0) {
        return node;
      }
    }
    return -1;
  }
}
