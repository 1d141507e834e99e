// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.NewFile;

/**
 * Two interleaved layers, the one being made and the one below: in anonymous memory where the
 * budget allows, else in two files that are deleted on closing.
 */
final class InterleavedScratch implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final NewFile[] files = new NewFile[2];
  private final MemorySegment[] layers = new MemorySegment[2];

  /**
   * Takes the memory.
   *
   * @param bytes of one layer
   * @param budget anonymous memory that may be taken
   * @param folder where files go
   * @param cancellation polled while the disk is reserved
   */
  InterleavedScratch(long bytes, long budget, Path folder, Cancellation cancellation)
      throws SectorFileException {
    try {
      for (int i = 0; i < layers.length; i++) {
        if (bytes <= budget / layers.length) {
          layers[i] = arena.allocate(bytes, 64);
        } else {
          files[i] = NewFile.create(folder.resolve("interleaved-layer-" + i), bytes, cancellation);
          layers[i] = files[i].segment();
        }
      }
    } catch (SectorFileException | RuntimeException | OutOfMemoryError e) {
      close();
      throw e;
    }
  }

  /** Memory of a layer; the one below and the one above use the other half. */
  MemorySegment layer(int number) {
    return layers[number % layers.length];
  }

  @Override
  public void close() throws SectorFileException {
    try {
      arena.close();
    } finally {
      for (NewFile file : files) {
        if (file != null) {
          file.close();
        }
      }
    }
  }
}
