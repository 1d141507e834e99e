// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import org.sealwright.storage.internal.Io;

/** Raw bytes that are read in order or, with {@link Random}, anywhere. */
@FunctionalInterface
interface RawSource {

  /**
   * Fills {@code out}, with less only at the end; returns the bytes read, 0 where none are left.
   */
  int read(MemorySegment out) throws IOException;

  /** Bytes of known number, readable by many threads at once. */
  interface Random {
    long size();

    /** The bytes {@code position .. position + length - 1}, in {@code scratch} or in place. */
    MemorySegment read(long position, int length, MemorySegment scratch) throws IOException;
  }

  static RawSource of(ReadableByteChannel channel) {
    return out -> {
      ByteBuffer buffer = out.asByteBuffer();
      int idle = 0;
      while (buffer.hasRemaining()) {
        int n = channel.read(buffer);
        if (n < 0) {
          break;
        }
        idle = n == 0 ? idle + 1 : 0;
        if (idle > MAX_IDLE) {
          throw new IOException("channel gives no bytes; it must be in blocking mode");
        }
      }
      return buffer.position();
    };
  }

  static RawSource of(InputStream stream) {
    byte[] heap = new byte[1 << 16];
    return out -> {
      int done = 0;
      int idle = 0;
      while (done < out.byteSize()) {
        // Not readNBytes: subclasses override it for speed, and some forget their own read.
        int n = stream.read(heap, 0, (int) Math.min(heap.length, out.byteSize() - done));
        if (n < 0) {
          break;
        }
        MemorySegment.copy(heap, 0, out, ValueLayout.JAVA_BYTE, done, n);
        done += n;
        idle = n == 0 ? idle + 1 : 0;
        if (idle > MAX_IDLE) {
          throw new IOException("stream gives no bytes and no end");
        }
      }
      return done;
    };
  }

  static RawSource of(MemorySegment segment) {
    long[] position = {0};
    return out -> {
      int n = (int) Math.min(out.byteSize(), segment.byteSize() - position[0]);
      MemorySegment.copy(segment, position[0], out, 0, n);
      position[0] += n;
      return n;
    };
  }

  static Random random(MemorySegment segment) {
    return new Random() {
      @Override
      public long size() {
        return segment.byteSize();
      }

      @Override
      public MemorySegment read(long position, int length, MemorySegment scratch) {
        return segment.asSlice(position, length);
      }
    };
  }

  /**
   * Positional reads rather than a mapping: a file that shrinks meanwhile is then an exception, not
   * a fault in the middle of a kernel.
   */
  static Random random(FileChannel file, long size) {
    return new Random() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public MemorySegment read(long position, int length, MemorySegment scratch)
          throws IOException {
        Io.readFully(file, size, scratch.asByteBuffer().limit(length), position);
        return scratch;
      }
    };
  }

  /** Transfers of nothing in a row after which a channel counts as non-blocking. */
  int MAX_IDLE = 1000;
}
