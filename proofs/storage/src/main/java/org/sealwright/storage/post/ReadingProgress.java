// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run has come, and whether it will be done in time.
 *
 * @param done sectors finished, faulty ones included
 * @param faults faulty sectors among them
 * @param total sectors in all
 * @param elapsed time since the run began
 * @param left time to the deadline, negative once it has passed; empty where there is none
 */
public record ReadingProgress(
    long done, long faults, long total, Duration elapsed, Optional<Duration> left) {

  /** Hears of progress after each group of sectors, from the thread that called the reader. */
  @FunctionalInterface
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = progress -> {};

    /** Takes note; must return quickly. */
    void progress(ReadingProgress progress);
  }

  /** Time that the rest will take at the speed so far; empty until a sector is done. */
  public Optional<Duration> expected() {
    if (done == 0) {
      return Optional.empty();
    }
    double each = (double) elapsed.toNanos() / done;
    return Optional.of(Duration.ofNanos((long) (each * (total - done))));
  }

  /** Whether at the speed so far the rest is done before the deadline. */
  public boolean isOnTime() {
    return left.isEmpty()
        || (!left.get().isNegative()
            && expected().map(rest -> rest.compareTo(left.get()) <= 0).orElse(true));
  }
}
