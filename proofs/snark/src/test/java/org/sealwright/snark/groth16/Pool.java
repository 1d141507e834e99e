// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;

/** Threads for a test. */
record Pool(ExecutorService executor, int threads) implements AutoCloseable {
  Pool(int threads) {
    this(Executors.newFixedThreadPool(threads), threads);
  }

  Work work() {
    return new Work(executor, threads, new Cancellation(), ProgressListener.NONE);
  }

  @Override
  public void close() {
    executor.close();
  }
}
