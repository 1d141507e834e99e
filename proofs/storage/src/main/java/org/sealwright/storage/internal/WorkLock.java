// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sealwright.storage.SectorFileException;

/**
 * Keeps all but one from making the files of a journal at the same time, in this process and in
 * others: two that make different things would mix them. Whoever comes second is refused. A process
 * that dies lets go; the file that it leaves beside the journal is in nobody's way. Where a file
 * system knows no locks, only this process is kept out.
 */
public final class WorkLock implements AutoCloseable {
  private static final String SUFFIX = ".lock";

  /**
   * What this process holds. The system's locks belong to the process, too, and are all gone when
   * it closes any channel to the file: a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WorkLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes it for the files of a journal, whose folder exists.
   *
   * @throws SectorFileException where somebody else has it, or its file can't be written
   */
  public static WorkLock acquire(Path journal) throws SectorFileException {
    Path file;
    try {
      Path folder = journal.toAbsolutePath().getParent().toRealPath();
      file = folder.resolve(journal.getFileName() + SUFFIX);
    } catch (IOException e) {
      throw Io.failure("write", journal, e);
    }
    if (!HELD.add(file)) {
      throw refusal(file);
    }
    try {
      return new WorkLock(file, locked(file));
    } catch (SectorFileException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    } catch (IOException e) {
      HELD.remove(file);
      throw Io.failure("write", file, e);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Optional<Object> opened = Io.identity(file);
        if (!isLocked(channel)) {
          throw refusal(file);
        }
        // Whoever had it may have deleted the file: a lock on that keeps nobody out.
        if (opened.isPresent() && opened.equals(Io.identity(file))) {
          return channel;
        }
        channel.close();
      } catch (IOException | RuntimeException e) {
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
      System.getLogger(WorkLock.class.getName())
          .log(System.Logger.Level.DEBUG, "no lock on this file system", e);
      return true;
    }
  }

  private static SectorFileException refusal(Path file) {
    return new SectorFileException(
        "write in", file.getParent(), "somebody else is at work there (" + file + " is locked)");
  }

  /** Lets the next one in. */
  @Override
  public void close() throws SectorFileException {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Io.failure("delete", file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
