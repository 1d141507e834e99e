// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.storage.SectorFileException;

/** An existing file, mapped for reading. */
public final class MappedFile implements AutoCloseable {
  private final Arena arena;
  private final MemorySegment segment;

  private MappedFile(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
  }

  /**
   * Maps a whole file.
   *
   * @throws SectorFileException where it can't be read
   */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the arena
  public static MappedFile open(Path path) throws SectorFileException {
    if (Files.isDirectory(path)) {
      throw new SectorFileException("read", path, "it is a folder");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new SectorFileException("read", path, "it is not a regular file");
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new MappedFile(
          arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      arena.close();
      throw Io.failure("read", path, e);
    }
  }

  /**
   * Maps a file that must have {@code bytes} bytes.
   *
   * @throws SectorFileException where it can't be read or has another length
   */
  public static MappedFile open(Path path, long bytes) throws SectorFileException {
    MappedFile file = open(path);
    long got = file.segment.byteSize();
    if (got != bytes) {
      file.close();
      throw new SectorFileException("use", path, "it has " + got + " bytes, wanted " + bytes);
    }
    return file;
  }

  /** The contents. */
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public void close() {
    arena.close();
  }
}
