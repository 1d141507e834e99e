// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;

/** Waiting that ends when the work is cancelled. */
final class Pause {
  private static final long POLL_MILLIS = 50;

  private Pause() {}

  /** Waits. */
  static void millis(long millis, Work work) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      work.cancellation().check();
      try {
        Thread.sleep(Math.min(left, POLL_MILLIS));
      } catch (InterruptedException e) {
        throw cancelled();
      }
    }
    work.cancellation().check();
  }

  /** What an interrupt amounts to; the thread stays interrupted. */
  static OperationCancelledException cancelled() {
    Thread.currentThread().interrupt();
    return new OperationCancelledException();
  }
}
