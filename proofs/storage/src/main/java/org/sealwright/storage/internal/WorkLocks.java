// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.sealwright.storage.SectorFileException;

/** Locks of several folders, let go together. For one thread. */
public final class WorkLocks implements AutoCloseable {
  private final Deque<WorkLock> held = new ArrayDeque<>();

  /** Takes charge of one more. */
  public void add(WorkLock lock) {
    held.push(lock);
  }

  /** Lets go of all of them, whatever becomes of each. */
  @Override
  public void close() throws SectorFileException {
    SectorFileException failure = null;
    while (!held.isEmpty()) {
      try {
        held.pop().close();
      } catch (SectorFileException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
