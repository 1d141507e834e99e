// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;

/**
 * What the builders of all services take: kernels, threads, a way to stop, a listener. Unless told
 * otherwise, a service has the best kernels and works on the calling thread, unheard.
 *
 * @param <B> the builder itself, so that settings of both kinds can follow each other
 */
public abstract class ServiceBuilder<B extends ServiceBuilder<B>> {
  private Kernels kernels;
  private Executor executor = Runnable::run;
  private int parallelism = 1;
  private Cancellation cancellation = new Cancellation();
  private ProgressListener listener = ProgressListener.NONE;

  /** With the defaults. */
  protected ServiceBuilder() {}

  /** This builder as its own type. */
  protected abstract B self();

  /** Kernels to use; the best by default. */
  public final B kernels(Kernels value) {
    kernels = Objects.requireNonNull(value, "kernels");
    return self();
  }

  /**
   * Where further workers run, and how many workers there are in all.
   *
   * @param workers at least 1, the calling thread included
   */
  public final B executor(Executor value, int workers) {
    executor = Objects.requireNonNull(value, "executor");
    parallelism = workers;
    return self();
  }

  /** How to stop. */
  public final B cancellation(Cancellation value) {
    cancellation = Objects.requireNonNull(value, "cancellation");
    return self();
  }

  /** Who hears progress. */
  public final B listener(ProgressListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return self();
  }

  /** The kernels that were set, or else the best. */
  protected final Kernels chosenKernels() {
    return kernels == null ? Kernels.select(KernelSelection.auto()) : kernels;
  }

  /**
   * How work is to be carried out.
   *
   * @throws IllegalArgumentException where the number of workers is below 1
   */
  protected final Work work() {
    return new Work(executor, parallelism, cancellation, listener);
  }
}
