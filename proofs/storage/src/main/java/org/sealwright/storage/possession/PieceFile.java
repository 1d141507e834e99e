// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Io;

/** The payload of a piece in a file, read by chunks that are subtrees of its tree. */
record PieceFile(Path path, PieceCidV2 cid) {
  private static final int RAW_BLOCK = 127;

  /** Rows of a chunk's subtree; a piece that is smaller than a chunk is one. */
  int chunkHeight() {
    return Math.min(PieceTree.CHUNK_HEIGHT, cid.height());
  }

  /** Bytes of a chunk's leaves. */
  long chunkBytes() {
    return (long) Bytes32.LENGTH << chunkHeight();
  }

  /** Chunks that hold any data; behind them are zeros only. */
  long chunks() {
    return Math.max(1, Math.ceilDiv(cid.payloadBytes(), rawChunk()));
  }

  private long rawChunk() {
    return (long) RAW_BLOCK << (chunkHeight() - PieceCidV2.MIN_HEIGHT);
  }

  /**
   * Opens it.
   *
   * @throws SectorFileException where it can't be read, or has not the length of the piece
   */
  FileChannel open() throws SectorFileException {
    requireLength();
    try {
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw Io.failure("read", path, e);
    }
  }

  /**
   * Looks at its length.
   *
   * @throws SectorFileException where it is not that of the piece
   */
  void requireLength() throws SectorFileException {
    long bytes;
    try {
      bytes = Files.size(path);
    } catch (IOException e) {
      throw Io.failure("read", path, e);
    }
    if (bytes != cid.payloadBytes()) {
      throw new SectorFileException(
          "use", path, "it has " + bytes + " bytes, the piece " + cid.payloadBytes());
    }
  }

  /**
   * Fills {@code leaves}, which are zero, with the padded data of a chunk.
   *
   * @param chunk its number, from 0; beyond {@link #chunks} there is nothing to fill
   * @return the raw bytes read
   */
  long readChunk(Kernels kernels, FileChannel channel, long chunk, MemorySegment leaves)
      throws IOException {
    if (chunk >= chunks()) {
      return 0;
    }
    long at = chunk * rawChunk();
    int length = (int) Math.min(rawChunk(), cid.payloadBytes() - at);
    int blocks = Math.ceilDiv(length, RAW_BLOCK);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = arena.allocate(Math.max(1L, (long) RAW_BLOCK * blocks));
      Io.readFully(channel, cid.payloadBytes(), raw.asByteBuffer().limit(length), at);
      kernels.fr32().pad(raw, 0, leaves, 0, blocks);
    }
    return length;
  }
}
