// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Native memory that grows at its end without moving what it holds. Integers or longs, not mixed:
 * none may cross a chunk.
 */
final class GrowingMemory {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int LOG_CHUNK = 20;
  private static final long CHUNK = 1L << LOG_CHUNK;
  private static final long MASK = CHUNK - 1;

  private final Arena arena;
  private MemorySegment[] chunks = new MemorySegment[4];
  private long size;

  GrowingMemory(Arena arena) {
    this.arena = arena;
  }

  /** Bytes held. */
  long size() {
    return size;
  }

  void appendLong(long value) {
    room().set(LONG, size & MASK, value);
    size += Long.BYTES;
  }

  void appendInt(int value) {
    room().set(INT, size & MASK, value);
    size += Integer.BYTES;
  }

  /** Long number {@code i}. */
  long getLong(long i) {
    long at = i * Long.BYTES;
    return chunks[(int) (at >>> LOG_CHUNK)].get(LONG, at & MASK);
  }

  /** Integer number {@code i}. */
  int getInt(long i) {
    long at = i * Integer.BYTES;
    return chunks[(int) (at >>> LOG_CHUNK)].get(INT, at & MASK);
  }

  private MemorySegment room() {
    int chunk = (int) (size >>> LOG_CHUNK);
    if ((size & MASK) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = arena.allocate(CHUNK, Long.BYTES);
    }
    return chunks[chunk];
  }
}
