// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.fr32.Fr32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.work.Step;

/**
 * One thread's way from raw bytes to a root: 127 KiB are padded straight into a batch of the tree,
 * which is hashed while the cache still holds it.
 */
final class ChunkHasher {

  /** Raw bytes that fill a batch of the tree once padded. */
  static final int RAW_BATCH = ShaTreeHasher.BATCH_NODES / 4 * Fr32.RAW_BLOCK;

  private static final int NODES_PER_BLOCK = 4;

  private final Kernels kernels;
  private final ShaTreeHasher tree;
  private final MemorySegment raw;
  private final MemorySegment last;

  ChunkHasher(Kernels kernels, Arena arena) {
    this.kernels = kernels;
    this.tree = new ShaTreeHasher(kernels.treeHash(), arena);
    this.raw = arena.allocate(RAW_BATCH, 64);
    this.last = arena.allocate(Fr32.RAW_BLOCK);
  }

  /** Room for a batch of raw bytes. */
  MemorySegment raw() {
    return raw;
  }

  /**
   * Takes the next bytes of the chunk, at most {@link #RAW_BATCH}; zeros up to a whole block follow
   * unless the number is a multiple of 127, so only the last call may have another.
   */
  void add(MemorySegment bytes, int length) {
    int blocks = length / Fr32.RAW_BLOCK;
    int rest = length % Fr32.RAW_BLOCK;
    int done = 0;
    while (done < blocks) {
      MemorySegment window = tree.window();
      int n = (int) Math.min(blocks - done, window.byteSize() / Fr32.PADDED_BLOCK);
      kernels.fr32().pad(bytes, (long) done * Fr32.RAW_BLOCK, window, 0, n);
      tree.advance(n * NODES_PER_BLOCK);
      done += n;
    }
    if (rest > 0) {
      MemorySegment.copy(bytes, (long) blocks * Fr32.RAW_BLOCK, last, 0, rest);
      last.asSlice(rest).fill((byte) 0);
      kernels.fr32().pad(last, 0, tree.window(), 0, 1);
      tree.advance(NODES_PER_BLOCK);
    }
  }

  /** Takes {@code length} bytes of a source, a batch at a time, each of them counted. */
  void addAll(RawSource.Random source, long position, long length, Step step) throws IOException {
    for (long done = 0; done < length; done += RAW_BATCH) {
      int n = (int) Math.min(RAW_BATCH, length - done);
      add(source.read(position + done, n, raw), n);
      step.add(n);
    }
  }

  /** Ends the chunk: its root, with zeros up to {@code 32 * 2^height} bytes. */
  Bytes32 root(int height) {
    return tree.root(height);
  }
}
