// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.snark.internal.file.FileIdentity;
import org.sealwright.storage.SectorFileException;

/**
 * A file in the making: under a temporary name, mapped for writing, and given its own name only
 * when its contents are complete and on the disk. Closing it before that deletes it.
 */
public final class NewFile implements AutoCloseable {
  /** Ending of temporary names. */
  public static final String SUFFIX = ".sealwright-tmp";

  private static final int ZEROS = 1 << 20;

  /** Bytes forced to the disk at a time, so that a slow disk does not put off a cancellation. */
  private static final long FORCED = 64 << 20;

  private final Path target;
  private final Path temporary;
  private final Arena arena;
  private final MemorySegment segment;
  private final Cancellation cancellation;
  private final Optional<Object> identity;
  private boolean open = true;

  private NewFile(
      Path target,
      Path temporary,
      Arena arena,
      MemorySegment segment,
      Cancellation cancellation,
      Optional<Object> identity) {
    this.target = target;
    this.temporary = temporary;
    this.arena = arena;
    this.segment = segment;
    this.cancellation = cancellation;
    this.identity = identity;
  }

  /**
   * Reserves the space on the disk by writing zeros, so that a full disk shows here, as an
   * exception, and not later as a fault on mapped memory; then maps it.
   *
   * @param cancellation looked at while zeros are written and while contents are forced
   * @throws SectorFileException where there is no space or no permission
   */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the arena
  public static NewFile create(Path target, long bytes, Cancellation cancellation)
      throws SectorFileException {
    Path temporary = target.resolveSibling(target.getFileName() + SUFFIX);
    requireSpace(target, bytes);
    Arena arena = Arena.ofShared();
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        reserve(channel, bytes, cancellation);
        MemorySegment segment = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        return new NewFile(
            target, temporary, arena, segment, cancellation, FileIdentity.of(temporary));
      }
    } catch (OperationCancelledException e) {
      arena.close();
      deleteQuietly(temporary, e);
      throw e;
    } catch (IOException e) {
      arena.close();
      deleteQuietly(temporary, e);
      throw Io.failure("write", target, e);
    }
  }

  /** Writes a small file whole, the same way. */
  public static void write(Path target, byte[] contents) throws SectorFileException {
    write(target, channel -> writeFully(channel, ByteBuffer.wrap(contents)));
  }

  /** Writes the contents of a file from beginning to end. */
  @FunctionalInterface
  public interface Contents {
    /** Writes all, from position 0 on. */
    void write(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file in one go, the same way.
   *
   * @throws SectorFileException where it can't be written, and what {@code contents} throws of this
   *     type; the target is as before then
   */
  public static void write(Path target, Contents contents) throws SectorFileException {
    Path temporary = target.resolveSibling(target.getFileName() + SUFFIX);
    try {
      // Not written through: it may be a link to something precious.
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        contents.write(channel);
        channel.force(true);
      }
      rename(temporary, target);
    } catch (SectorFileException | RuntimeException e) {
      deleteQuietly(temporary, e);
      throw e;
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw Io.failure("write", target, e);
    }
  }

  /** The contents to be. */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Forces the contents to the disk and gives the file its name.
   *
   * @throws SectorFileException where that fails, or where somebody else has begun to make the same
   *     file meanwhile; the target is as before then
   */
  public void commit() throws SectorFileException {
    try {
      for (long at = 0; at < segment.byteSize(); at += FORCED) {
        cancellation.check();
        segment.asSlice(at, Math.min(FORCED, segment.byteSize() - at)).force();
      }
    } catch (UncheckedIOException e) {
      throw Io.failure("write", target, e.getCause());
    }
    if (!isOurs()) {
      throw new SectorFileException("write", target, "somebody else is making it, too");
    }
    release();
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      rename(temporary, target);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw Io.failure("write", target, e);
    }
  }

  /** Whether the temporary name still stands for what was created here. */
  private boolean isOurs() throws SectorFileException {
    try {
      return identity.equals(FileIdentity.of(temporary));
    } catch (IOException e) {
      throw Io.failure("read", temporary, e);
    }
  }

  /** Deletes the file unless it was committed. */
  @Override
  public void close() throws SectorFileException {
    if (open) {
      release();
      try {
        if (isOurs()) {
          Files.deleteIfExists(temporary);
        }
      } catch (SectorFileException e) {
        throw e;
      } catch (IOException e) {
        throw new SectorFileException("delete", temporary, e);
      }
    }
  }

  private void release() {
    if (open) {
      open = false;
      arena.close();
    }
  }

  private static void requireSpace(Path target, long bytes) throws SectorFileException {
    Path folder = target.toAbsolutePath().getParent();
    try {
      long usable = Files.getFileStore(folder).getUsableSpace();
      if (usable < bytes) {
        throw new SectorFileException(
            "write", target, "it needs " + bytes + " bytes, the disk has " + usable + " left");
      }
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("write", target, e);
    }
  }

  private static void reserve(FileChannel channel, long bytes, Cancellation cancellation)
      throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, bytes));
    for (long left = bytes; left > 0; left -= zeros.limit()) {
      cancellation.check();
      zeros.clear().limit((int) Math.min(zeros.capacity(), left));
      writeFully(channel, zeros);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void rename(Path temporary, Path target) throws IOException {
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(target.toAbsolutePath().getParent());
  }

  /** Makes the new name last; some systems can't open a folder, and then don't need it. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      System.getLogger(NewFile.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot force folder " + folder, e);
    }
  }

  private static void deleteQuietly(Path path, Exception reason) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
