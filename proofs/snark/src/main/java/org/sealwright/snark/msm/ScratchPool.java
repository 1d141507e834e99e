// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Scratch segments of one size: as many as are ever in use at once. */
final class ScratchPool {
  private static final long ALIGNMENT = 64;

  private final Arena arena;
  private final long size;
  private final ConcurrentLinkedDeque<MemorySegment> free = new ConcurrentLinkedDeque<>();

  /** Segments of {@code size} bytes that live as long as the shared {@code arena}. */
  ScratchPool(Arena arena, long size) {
    this.arena = arena;
    this.size = size;
  }

  MemorySegment take() {
    MemorySegment known = free.poll();
    return known == null ? arena.allocate(size, ALIGNMENT) : known;
  }

  void giveBack(MemorySegment segment) {
    free.push(segment);
  }
}
