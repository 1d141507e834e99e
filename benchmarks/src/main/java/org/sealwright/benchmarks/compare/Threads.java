// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;

/** Threads for the cores that this process is bound to. */
final class Threads {
  private Threads() {}

  /** The calling thread works too, so that one core needs no other. */
  static Work work() {
    int workers = Runtime.getRuntime().availableProcessors();
    Executor helpers =
        workers == 1
            ? Runnable::run
            : Executors.newFixedThreadPool(
                workers - 1, task -> Thread.ofPlatform().daemon().unstarted(task));
    return new Work(helpers, workers, new Cancellation(), ProgressListener.NONE);
  }
}
