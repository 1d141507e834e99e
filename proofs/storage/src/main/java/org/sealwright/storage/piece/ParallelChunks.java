// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs numbered chunks of work on the caller's thread and helpers from its executor. The caller
 * always works itself, so a full or refusing executor costs speed, never progress; no helper is
 * still at work when {@link #run} returns.
 */
final class ParallelChunks {

  /** One thread's loop: takes numbers from {@code next} until there is none (-1). */
  @FunctionalInterface
  interface Loop {
    void work(Numbers next) throws IOException;
  }

  /** The numbers not yet taken. */
  @FunctionalInterface
  interface Numbers {
    long next();
  }

  private final long chunks;
  private final Loop loop;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private ParallelChunks(long chunks, Loop loop) {
    this.chunks = chunks;
    this.loop = loop;
  }

  /** Works through {@code 0 .. chunks - 1}; the first failure ends all and is thrown. */
  static void run(long chunks, int parallelism, Executor executor, Loop loop) throws IOException {
    ParallelChunks work = new ParallelChunks(chunks, loop);
    List<Helper> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(parallelism, chunks); i++) {
        Helper helper = work.new Helper();
        executor.execute(helper);
        helpers.add(helper);
      }
    } catch (RejectedExecutionException e) {
      // Fewer helpers, then.
    }
    work.work();
    helpers.forEach(Helper::join);
    switch (work.failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError("a loop throws no other checked exception", e);
    }
  }

  private void work() {
    try {
      loop.work(this::next);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  private long next() {
    long number = taken.getAndIncrement();
    return failure.get() != null || number >= chunks ? -1 : number;
  }

  private final class Helper implements Runnable {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public void run() {
      if (claimed.compareAndSet(false, true)) {
        try {
          work();
        } finally {
          done.countDown();
        }
      }
    }

    /** Waits if the helper has begun, and keeps it from beginning otherwise. */
    void join() {
      if (claimed.compareAndSet(false, true)) {
        return;
      }
      boolean interrupted = false;
      while (true) {
        try {
          done.await();
          break;
        } catch (InterruptedException e) {
          // The helpers use the caller's buffers and channel: leaving early is not an option.
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
