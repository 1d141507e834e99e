// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;

/** Seconds spent in something. */
final class Stopwatch {
  private Stopwatch() {}

  /** Work that may read files. */
  @FunctionalInterface
  interface Timed {
    void run() throws IOException;
  }

  static double seconds(Timed work) throws IOException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
