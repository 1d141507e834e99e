// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.internal.file.FileMutex;

/**
 * Keeps all but one from downloading into a folder, across processes. The file is the one that
 * Filecoin's go-paramfetch locks, and stays empty as that program wants it, so that a node's own
 * download and ours wait for each other.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "fetch.lock";
  private static final long POLL_MILLIS = 50;

  private final FileMutex mutex;
  private final boolean waited;

  private FolderLock(FileMutex mutex, boolean waited) {
    this.mutex = mutex;
    this.waited = waited;
  }

  /** Waits until nobody else has it, or until cancelled. */
  static FolderLock acquire(Path folder, Work work) throws IOException {
    Path file = folder.resolve(NAME);
    boolean waited = false;
    while (true) {
      try {
        Optional<FileMutex> mutex = FileMutex.tryAcquire(file);
        if (mutex.isPresent()) {
          return new FolderLock(mutex.get(), waited);
        }
      } catch (ClosedByInterruptException e) {
        throw new OperationCancelledException();
      }
      waited = true;
      Pause.millis(POLL_MILLIS, work);
    }
  }

  /** Whether somebody else had it first, who may have fetched what is wanted. */
  boolean waited() {
    return waited;
  }

  /** Lets the next one in; the file stays. */
  @Override
  public void close() throws IOException {
    mutex.close();
  }
}
