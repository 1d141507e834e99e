// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

/**
 * A request to stop, shared between whoever may cancel and the work that polls it; also honours
 * interruption of the working thread. Work looks at it at least every few tens of milliseconds.
 */
public final class Cancellation {
  private volatile boolean cancelled;

  /** A request that has not been made yet. */
  public Cancellation() {}

  /** Asks the work to stop. It ends with {@link OperationCancelledException}. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the work should stop. */
  public boolean isCancelled() {
    return cancelled || Thread.currentThread().isInterrupted();
  }

  /** Throws where the work should stop. */
  public void check() {
    if (isCancelled()) {
      throw new OperationCancelledException();
    }
  }
}
