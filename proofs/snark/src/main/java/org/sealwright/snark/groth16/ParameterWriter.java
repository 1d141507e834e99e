// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.snark.groth16.ParameterLayout.Section;
import org.sealwright.snark.internal.file.KeyFiles;
import org.sealwright.snark.internal.file.WholeFile;

/**
 * A key file in the making: written at given positions under a temporary name beside its own, and
 * renamed when complete and on the disk. Closing it before that deletes it, so nobody ever sees
 * half a file under the name of a whole one.
 */
final class ParameterWriter implements AutoCloseable {
  private static final long WRITTEN_AT_ONCE = 1 << 26;

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private boolean committed;

  private ParameterWriter(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /**
   * Begins a file of {@code bytes} bytes.
   *
   * @throws IOException where the folder is missing, closed to us or short of space
   */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the channel
  static ParameterWriter create(Path target, long bytes) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + WholeFile.SUFFIX);
    long usable = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
    if (usable < bytes) {
      throw new IOException(
          "cannot write "
              + target
              + ": it needs "
              + bytes
              + " bytes, the disk has "
              + usable
              + " left");
    }
    try {
      FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      return new ParameterWriter(target, temporary, channel);
    } catch (IOException e) {
      throw KeyFiles.failure("write", temporary, e);
    }
  }

  /** Writes a small file whole. */
  static void write(Path target, byte[] contents) throws IOException {
    try (ParameterWriter writer = create(target, contents.length)) {
      writer.put(0, MemorySegment.ofArray(contents));
      writer.commit();
    }
  }

  /** Writes the count of a vector. */
  void putCount(Section section) throws IOException {
    ByteBuffer count = ByteBuffer.allocate(ParameterLayout.COUNT_BYTES);
    count.putInt(0, (int) section.count());
    put(section.position(), MemorySegment.ofBuffer(count));
  }

  /** Writes bytes at a position. */
  void put(long position, MemorySegment bytes) throws IOException {
    for (long at = 0; at < bytes.byteSize(); at += WRITTEN_AT_ONCE) {
      ByteBuffer buffer =
          bytes.asSlice(at, Math.min(WRITTEN_AT_ONCE, bytes.byteSize() - at)).asByteBuffer();
      long to = position + at;
      try {
        while (buffer.hasRemaining()) {
          to += channel.write(buffer, to);
        }
      } catch (IOException e) {
        throw KeyFiles.failure("write", temporary, e);
      }
    }
  }

  /** Forces the contents to the disk and gives the file its name. */
  void commit() throws IOException {
    try {
      channel.force(true);
      channel.close();
      WholeFile.rename(temporary, target);
      committed = true;
    } catch (IOException e) {
      throw KeyFiles.failure("write", target, e);
    }
  }

  /** Deletes the file unless it was committed. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed) {
      Files.deleteIfExists(temporary);
    }
  }
}
