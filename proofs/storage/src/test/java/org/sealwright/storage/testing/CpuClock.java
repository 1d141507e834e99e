// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much work a thread has done: what a loaded machine adds to the time of day is not in it. */
public final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuClock() {}

  /** CPU time of this thread in nanoseconds. */
  public static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
