// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * How to carry out long work: on which threads, heard by whom, stopped by what. Owns no threads.
 * The calling thread always works itself, so a busy or missing executor slows things down and never
 * blocks them. Results never depend on the parallelism.
 *
 * @param executor where additional workers run
 * @param parallelism workers in all, the calling thread included, at least 1
 * @param cancellation polled between chunks
 * @param listener hears progress
 */
public record Work(
    Executor executor, int parallelism, Cancellation cancellation, ProgressListener listener) {

  /** Checks the arguments. */
  public Work {
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(listener, "listener");
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism (" + parallelism + ") must be at least 1");
    }
  }

  /** On the calling thread alone, unheard, stopped only by interruption. */
  public static Work serial() {
    return new Work(Runnable::run, 1, new Cancellation(), ProgressListener.NONE);
  }

  /** A piece of a range of items. */
  @FunctionalInterface
  public interface RangeTask {
    /** Handles the items {@code from .. from + count - 1}. */
    void run(long from, long count);
  }

  /** Begins a step of {@code total} units that reports to the listener. */
  public Step step(String name, long total, String unit) {
    return new Step(this, name, total, unit);
  }

  /**
   * Splits {@code 0 .. count - 1} into chunks of {@code grain} items (the last may be shorter) and
   * runs them on up to {@link #parallelism} threads. Returns when all have run.
   *
   * @throws OperationCancelledException where the work was cancelled; chunks begun are finished
   */
  public void forEachChunk(long count, long grain, RangeTask task) {
    Chunks chunks = new Chunks(count, grain, cancellation, task);
    long helpers = Math.min(parallelism - 1L, chunks.chunks() - 1);
    for (int i = 0; i < helpers; i++) {
      try {
        executor.execute(chunks::help);
      } catch (RejectedExecutionException e) {
        break;
      }
    }
    chunks.runAsCaller();
  }
}
