// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.storage.SectorFileException;

/** What a failed call to the file system means. */
public final class Io {
  private Io() {}

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
