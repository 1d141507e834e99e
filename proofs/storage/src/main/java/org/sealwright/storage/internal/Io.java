// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.storage.SectorFileException;

/** What a failed call to the file system means. */
public final class Io {
  private static final long MAX_SMALL = 1 << 20;

  private Io() {}

  /**
   * Fills {@code out} from a position of a file, whose own position stays.
   *
   * @param size the length that it had, for the complaint
   * @throws EOFException where the file ends before
   */
  public static void readFully(FileChannel file, long size, ByteBuffer out, long position)
      throws IOException {
    int start = out.position();
    while (out.hasRemaining()) {
      long at = position + out.position() - start;
      if (file.read(out, at) < 0) {
        throw new EOFException("file ended at " + at + ", was " + size + " bytes");
      }
    }
  }

  /**
   * Reads a file of at most a MiB whole.
   *
   * @throws SectorFileException where it is larger or can't be read
   */
  public static byte[] readSmall(Path path) throws SectorFileException {
    try {
      if (Files.size(path) > MAX_SMALL) {
        throw new SectorFileException("use", path, "it is far too large");
      }
      return Files.readAllBytes(path);
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw failure("read", path, e);
    }
  }

  /**
   * The failure as an exception that names the file. Channels close themselves under an interrupted
   * thread; that is no trouble with the file.
   *
   * @throws OperationCancelledException where the thread was interrupted
   */
  public static SectorFileException failure(String verb, Path path, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      OperationCancelledException cancelled = new OperationCancelledException();
      cancelled.initCause(cause);
      throw cancelled;
    }
    return new SectorFileException(verb, path, cause);
  }
}
