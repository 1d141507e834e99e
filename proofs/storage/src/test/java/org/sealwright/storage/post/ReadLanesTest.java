// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealwright.hashing.work.Cancellation;

/** What the lanes hold against a sector, and what not. */
@Timeout(30)
class ReadLanesTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = SHORT.multipliedBy(2);
  private static final ReadPolicy HASTY =
      ReadPolicy.standard().withTimeout(SHORT).withAttempts(1, Duration.ZERO);
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  @Test
  void hashingIsNotHeldAgainstTheDisk() {
    try (ReadLanes lanes = lanes(HASTY, THREADS, InstantSource.system())) {
      ReadTicket hashing =
          lanes.submit(
              1,
              timer -> {
                timer.stop();
                sleep(LONG);
                timer.start();
                throw fault(1);
              });
      ReadTicket reading =
          lanes.submit(
              2,
              timer -> {
                sleep(LONG);
                throw fault(2);
              });
      assertThat(reasonOf(lanes, hashing)).isEqualTo(FaultReason.TREE_LONG);
      assertThat(reasonOf(lanes, reading)).isEqualTo(FaultReason.READ_TOO_SLOW);
    }
  }

  /** A partition may be proved between two waits. */
  @Test
  void timeInWhichNobodyWaitsIsNotHeldAgainstTheQueue() {
    try (ReadLanes lanes = lanes(HASTY, task -> {}, InstantSource.system())) {
      ReadTicket never = lanes.submit(1, timer -> failing(1));
      sleep(LONG);
      long begun = System.nanoTime();
      assertThat(reasonOf(lanes, never)).isEqualTo(FaultReason.READ_TOO_SLOW);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SHORT);
    }
  }

  @Test
  void whatBreaksALaneReachesWhoeverWaits() {
    InstantSource stopped =
        () -> {
          throw new IllegalStateException("the clock has stopped");
        };
    ReadPolicy policy = HASTY.withDeadline(Instant.EPOCH);
    try (ReadLanes lanes = lanes(policy, THREADS, stopped)) {
      ReadTicket ticket = lanes.submit(1, timer -> failing(1));
      assertThatThrownBy(() -> lanes.await(ticket))
          .hasStackTraceContaining("the clock has stopped");
    }
    try (ReadLanes lanes = lanes(HASTY, THREADS, InstantSource.system())) {
      ReadTicket ticket =
          lanes.submit(
              1,
              timer -> {
                throw new OutOfMemoryError("heap");
              });
      assertThatThrownBy(() -> lanes.await(ticket)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  private static ReadLanes lanes(ReadPolicy policy, Executor threads, InstantSource clock) {
    return new ReadLanes(policy, threads, clock, new Cancellation());
  }

  private static SectorMaterial failing(long sector) throws SectorFaultException {
    throw fault(sector);
  }

  private static SectorFaultException fault(long sector) {
    return new SectorFaultException(SectorFault.of(sector, FaultReason.TREE_LONG, "read"));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static FaultReason reasonOf(ReadLanes lanes, ReadTicket ticket) {
    try {
      lanes.await(ticket);
      throw new AssertionError("no fault");
    } catch (SectorFaultException e) {
      return e.fault().reason();
    }
  }
}
