// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

import java.util.concurrent.atomic.AtomicLong;

/** One step of long work: counts units from any thread and reports them at a bounded rate. */
public final class Step {
  private static final long INTERVAL_NANOS = 100_000_000;

  private final Work work;
  private final String name;
  private final long total;
  private final String unit;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

  Step(Work work, String name, long total, String unit) {
    this.work = work;
    this.name = name;
    this.total = total;
    this.unit = unit;
  }

  /** Counts {@code units} more, reports where it is time, and stops where the work is cancelled. */
  public void add(long units) {
    long now = done.addAndGet(units);
    long time = System.nanoTime();
    long due = nextReport.get();
    if (now >= total || (time - due >= 0 && nextReport.compareAndSet(due, time + INTERVAL_NANOS))) {
      report(now);
    }
    work.cancellation().check();
  }

  private synchronized void report(long now) {
    work.listener().progress(name, Math.min(now, total), total, unit);
  }
}
