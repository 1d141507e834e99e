// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;

/**
 * Swaps element i with the one whose number has the bits of i reversed, in place.
 *
 * <p>The number is split into three parts, the outer two of {@link #TILE_BITS} bits: all elements
 * with the same middle part form a tile of short rows, which goes to the tile with the middle part
 * reversed. Whole cache lines are thus used at a time (Carter and Gatlin, Towards an optimal
 * bit-reversal permutation program, 1998). Tiles are divided among threads.
 */
final class BitReversal {
  /** Rows of eight elements: as many as a cache of eight ways holds at a stride of a power of 2. */
  private static final int TILE_BITS = 3;

  /** Tiles a chunk. */
  private static final long GRAIN = 256;

  private BitReversal() {}

  static void permute(MemorySegment values, long offset, int log2, Work work) {
    if (log2 < 2 * TILE_BITS) {
      for (long i = 0; i < 1L << log2; i++) {
        swapUpwards(values, offset, i, reversed(i, log2));
      }
      return;
    }
    int middleBits = log2 - 2 * TILE_BITS;
    work.forEachChunk(
        1L << middleBits,
        GRAIN,
        (from, count) -> {
          for (long middle = from; middle < from + count; middle++) {
            long image = reversed(middle, middleBits);
            if (middle <= image) {
              swapTiles(values, offset, log2, middle, image);
            }
          }
        });
  }

  private static void swapTiles(
      MemorySegment values, long offset, int log2, long middle, long image) {
    int high = log2 - TILE_BITS;
    for (long a = 0; a < 1 << TILE_BITS; a++) {
      for (long b = 0; b < 1 << TILE_BITS; b++) {
        long i = a << high | middle << TILE_BITS | b;
        long j = reversed(b, TILE_BITS) << high | image << TILE_BITS | reversed(a, TILE_BITS);
        // Of a tile that is its own image, every pair comes up twice.
        if (middle < image || i < j) {
          swap(values, offset + i * Fr.BYTES, offset + j * Fr.BYTES);
        }
      }
    }
  }

  private static void swapUpwards(MemorySegment values, long offset, long i, long j) {
    if (i < j) {
      swap(values, offset + i * Fr.BYTES, offset + j * Fr.BYTES);
    }
  }

  private static void swap(MemorySegment values, long i, long j) {
    for (int k = 0; k < Fr.BYTES; k += Long.BYTES) {
      long x = values.get(JAVA_LONG_UNALIGNED, i + k);
      values.set(JAVA_LONG_UNALIGNED, i + k, values.get(JAVA_LONG_UNALIGNED, j + k));
      values.set(JAVA_LONG_UNALIGNED, j + k, x);
    }
  }

  private static long reversed(long i, int bits) {
    return bits == 0 ? 0 : Long.reverse(i) >>> (Long.SIZE - bits);
  }
}
