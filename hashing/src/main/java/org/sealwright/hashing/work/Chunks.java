// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

import java.util.concurrent.atomic.AtomicLong;

/** The chunks of one range, handed out to whichever worker asks next. */
final class Chunks {
  private final long count;
  private final long grain;
  private final Cancellation cancellation;
  private final Work.RangeTask task;
  private final AtomicLong next = new AtomicLong();
  private final Object lock = new Object();
  private int active;
  private boolean closed;
  private Throwable failure;

  Chunks(long count, long grain, Cancellation cancellation, Work.RangeTask task) {
    if (grain < 1) {
      throw new IllegalArgumentException("grain (" + grain + ") must be at least 1");
    }
    this.count = count;
    this.grain = grain;
    this.cancellation = cancellation;
    this.task = task;
  }

  long chunks() {
    return (count + grain - 1) / grain;
  }

  /** Body of an additional worker; one that starts after the range is done touches nothing. */
  void help() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      active++;
    }
    try {
      drain();
    } catch (Throwable t) {
      fail(t);
    } finally {
      synchronized (lock) {
        active--;
        lock.notifyAll();
      }
    }
  }

  void runAsCaller() {
    try {
      drain();
    } catch (Throwable t) {
      fail(t);
    }
    awaitHelpers();
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("a range task throws nothing checked", failure);
    }
  }

  private void drain() {
    while (true) {
      cancellation.check();
      long from = next.getAndAdd(grain);
      if (from >= count) {
        return;
      }
      task.run(from, Math.min(grain, count - from));
    }
  }

  private void fail(Throwable t) {
    synchronized (lock) {
      if (failure == null) {
        failure = t;
      } else if (!failure.equals(t)) {
        failure.addSuppressed(t);
      }
    }
    next.set(count);
  }

  /** Waits even where interrupted: a helper may still be writing into the caller's memory. */
  private void awaitHelpers() {
    boolean interrupted = false;
    synchronized (lock) {
      closed = true;
      while (active > 0) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
          next.set(count);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      if (failure == null) {
        failure = new OperationCancelledException();
      }
    }
  }
}
