// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sealwright.cli.progress.ProgressDisplay;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.storage.ServiceBuilder;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.update.SectorUpdater;

/**
 * What a command works with: kernels, threads, progress, and Ctrl-C. While it is open, Ctrl-C asks
 * the work to stop and leaves it a moment to tidy up.
 */
public final class Session implements AutoCloseable {
  private static final long GRACE_SECONDS = 3;

  private final KernelSelection selection;
  private final Kernels kernels;
  private final int threads;
  private final long memory;
  private final Path parentsCache;
  private final ExecutorService helpers;
  private final Cancellation cancellation = new Cancellation();
  private final ProgressDisplay display;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onInterrupt;
  private SnarkKernels snarkKernels;

  Session(
      Console console,
      KernelSelection selection,
      int threads,
      long memory,
      Path parentsCache,
      ProgressDisplay display) {
    this.selection = selection;
    this.kernels = Kernels.select(selection);
    this.threads = threads;
    this.memory = memory;
    this.parentsCache = parentsCache;
    this.display = display;
    this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), helperThreads());
    this.onInterrupt = new Thread(() -> stop(console), "sealwright-stop");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  private static ThreadFactory helperThreads() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "sealwright-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void stop(Console console) {
    cancellation.cancel();
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        console.say("sealwright: stopped while at work; the same command goes on from there");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kernels in use. */
  public Kernels kernels() {
    return kernels;
  }

  /** Kernels for curves and polynomials, of the same tiers; chosen at the first call. */
  public synchronized SnarkKernels snarkKernels() {
    if (snarkKernels == null) {
      snarkKernels = SnarkKernels.select(selection);
    }
    return snarkKernels;
  }

  /** How work is carried out. */
  public Work work() {
    return new Work(helpers, threads, cancellation, this::show);
  }

  /** A sealer. */
  public Sealer sealer() {
    Sealer.Builder builder = equipped(Sealer.builder()).memoryBudget(memory);
    return (parentsCache == null ? builder : builder.parentsFolder(parentsCache)).build();
  }

  /** An updater of sectors. */
  public SectorUpdater updater() {
    return equipped(SectorUpdater.builder()).build();
  }

  /** A hasher of pieces that calls its work {@code step}. */
  public PieceHasher pieceHasher(String step) {
    return equipped(PieceHasher.builder())
        .listener((name, done, total, unit) -> show(step, done, total, unit))
        .build();
  }

  private <B extends ServiceBuilder<B>> B equipped(B builder) {
    return builder
        .kernels(kernels)
        .executor(helpers, threads)
        .cancellation(cancellation)
        .listener(display);
  }

  private void show(String step, long done, long total, String unit) {
    display.progress(step, done, total == Long.MAX_VALUE ? ProgressDisplay.UNKNOWN : total, unit);
  }

  @Override
  public void close() {
    display.close();
    helpers.shutdown();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The process is going down already, which is why the work ended.
    }
  }
}
