// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;

/**
 * Keeps all but one from downloading into a folder, across processes. The file is the one that
 * Filecoin's go-paramfetch locks, and stays empty as that program wants it, so that a node's own
 * download and ours wait for each other.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "fetch.lock";
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;
  private final boolean waited;

  private FolderLock(FileChannel channel, boolean waited) {
    this.channel = channel;
    this.waited = waited;
  }

  /** Waits until nobody else has it, or until cancelled. */
  static FolderLock acquire(Path folder, Work work) throws IOException {
    Path file = folder.resolve(NAME);
    boolean waited = false;
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Object opened = identity(file);
        while (!tryLock(channel)) {
          waited = true;
          Pause.millis(POLL_MILLIS, work);
        }
        // Whoever had it may have deleted the file: a lock on that keeps nobody out.
        Object locked = identity(file);
        if (locked != null && locked.equals(opened)) {
          return new FolderLock(channel, waited);
        }
        channel.close();
      } catch (ClosedByInterruptException e) {
        throw new OperationCancelledException();
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return false;
    }
  }

  /** Something that tells one file of this name from the next; null where there is none. */
  private static Object identity(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.fileKey() == null ? found.creationTime() : found.fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whether somebody else had it first, who may have fetched what is wanted. */
  boolean waited() {
    return waited;
  }

  /** Lets the next one in; the file stays. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
