// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.snark.internal.file.FileMutex;
import org.sealwright.storage.SectorFileException;

/**
 * Keeps all but one from making the files of a journal at the same time, in this process and in
 * others: two that make different things would mix them. Whoever comes second is refused.
 */
public final class WorkLock implements AutoCloseable {
  private static final String SUFFIX = ".lock";

  private final Path file;
  private final FileMutex mutex;

  private WorkLock(Path file, FileMutex mutex) {
    this.file = file;
    this.mutex = mutex;
  }

  /**
   * Takes it for the files of a journal, whose folder exists.
   *
   * @throws SectorFileException where somebody else has it, or its file can't be written
   */
  public static WorkLock acquire(Path journal) throws SectorFileException {
    Path file = journal.resolveSibling(journal.getFileName() + SUFFIX);
    Optional<FileMutex> mutex;
    try {
      mutex = FileMutex.tryAcquire(file);
    } catch (IOException e) {
      throw Io.failure("write", file, e);
    }
    return new WorkLock(
        file,
        mutex.orElseThrow(
            () ->
                new SectorFileException(
                    "write in",
                    file.toAbsolutePath().getParent(),
                    "somebody else is at work there (" + file + " is locked)")));
  }

  /** Lets the next one in. */
  @Override
  public void close() throws SectorFileException {
    try {
      mutex.closeAndDelete();
    } catch (IOException e) {
      throw Io.failure("delete", file, e);
    }
  }
}
