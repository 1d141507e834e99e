// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one at a time holds locked, among the threads of this process and among processes. A
 * process that dies lets go; the file that it leaves is in nobody's way. Where a file system knows
 * no locks, only this process is kept out.
 */
public final class FileMutex implements AutoCloseable {

  /**
   * What this process holds. The system's locks belong to the process, too, and are all gone when
   * it closes any channel to the file: a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FileMutex(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a file, which is made where it is not there; its folder exists.
   *
   * @return empty where somebody else has it
   */
  public static Optional<FileMutex> tryAcquire(Path file) throws IOException {
    Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<FileChannel> channel = Optional.empty();
    try {
      channel = lock(real);
    } finally {
      if (channel.isEmpty()) {
        HELD.remove(real);
      }
    }
    return channel.map(locked -> new FileMutex(real, locked));
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Optional<Object> opened = FileIdentity.of(file);
        if (!isLocked(channel)) {
          channel.close();
          return Optional.empty();
        }
        // Whoever had it may have deleted the file: a lock on that keeps nobody out.
        if (opened.isPresent() && opened.equals(FileIdentity.of(file))) {
          return Optional.of(channel);
        }
        channel.close();
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (ClosedChannelException e) {
      // Interrupted, which is no word on locks.
      throw e;
    } catch (IOException e) {
      System.getLogger(FileMutex.class.getName())
          .log(System.Logger.Level.DEBUG, "no lock on this file system", e);
      return true;
    }
  }

  /** Lets the next one in; the file stays. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }

  /** Deletes the file and lets the next one in. */
  public void closeAndDelete() throws IOException {
    try (this) {
      Files.deleteIfExists(file);
    }
  }
}
