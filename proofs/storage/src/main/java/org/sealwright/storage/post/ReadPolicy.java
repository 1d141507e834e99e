// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long to bear with slow disks.
 *
 * @param timeout time for one attempt to read one sector, counted from its first access
 * @param attempts attempts for a sector, at least 1; only what may come back is tried again, see
 *     {@link FaultReason#isWorthRetrying()}
 * @param pause time between the attempts
 * @param concurrentReads sectors read at the same time, at least 1
 * @param deadline sectors whose turn has not come by then are not read any more, and no attempt is
 *     repeated
 */
public record ReadPolicy(
    Duration timeout,
    int attempts,
    Duration pause,
    int concurrentReads,
    Optional<Instant> deadline) {
  /** Some 73 years: sums of such times and readings of the nanosecond clock don't overflow. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

  /** Checks the ranges. */
  public ReadPolicy {
    Objects.requireNonNull(deadline, "deadline");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout (" + timeout + ") must be positive");
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause (" + pause + ") must not be negative");
    }
    if (attempts < 1 || concurrentReads < 1) {
      throw new IllegalArgumentException(
          "attempts ("
              + attempts
              + ") and concurrentReads ("
              + concurrentReads
              + ") must be at least 1");
    }
  }

  /** Half a minute for each of two attempts, two seconds apart; sixteen sectors at once. */
  public static ReadPolicy standard() {
    return new ReadPolicy(Duration.ofSeconds(30), 2, Duration.ofSeconds(2), 16, Optional.empty());
  }

  /** The same with another time-out. */
  public ReadPolicy withTimeout(Duration value) {
    return new ReadPolicy(value, attempts, pause, concurrentReads, deadline);
  }

  /** The same with another number of attempts and pause between them. */
  public ReadPolicy withAttempts(int number, Duration between) {
    return new ReadPolicy(timeout, number, between, concurrentReads, deadline);
  }

  /** The same with another number of sectors at once. */
  public ReadPolicy withConcurrentReads(int sectors) {
    return new ReadPolicy(timeout, attempts, pause, sectors, deadline);
  }

  /** The time-out; of one that outlasts every run, one that does. */
  long timeoutNanos() {
    return nanos(timeout);
  }

  /** The pause; of one that outlasts every run, one that does. */
  long pauseNanos() {
    return nanos(pause);
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
  }

  /** The same with a deadline. */
  public ReadPolicy withDeadline(Instant instant) {
    return new ReadPolicy(timeout, attempts, pause, concurrentReads, Optional.of(instant));
  }
}
