// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Work;

/** comm_d of a sector's data that are made window by window and never kept. */
public final class DataRoot {
  private static final long WINDOW = 4 << 20;

  private DataRoot() {}

  /**
   * The root over the whole sector, in some 8 MiB of memory.
   *
   * @param bytes of the sector, a power of two, at least 64
   */
  public static Bytes32 of(long bytes, PaddedData data, Kernels kernels, Work work, String step) {
    RowHasher sha = RowHasher.sha256(kernels);
    long window = Math.min(bytes, WINDOW);
    TreeLayout layout = TreeLayout.full(2, window / 32);
    long windows = bytes / window;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment roots = arena.allocate(Math.max(64, 32 * windows), 64);
      MemorySegment store = arena.allocate(layout.storedBytes(), 64);
      TreeBuilder builder = new TreeBuilder(sha, work);
      for (long i = 0; i < windows; i++) {
        data.fill(i * window, store, window);
        builder.buildOverLeaves(layout, store, 0, step).writeTo(roots, 32 * i);
      }
      for (long width = windows; width > 1; width /= 2) {
        sha.hash(roots, 0, roots, 0, width / 2);
      }
      return Bytes32.from(roots, 0);
    }
  }
}
