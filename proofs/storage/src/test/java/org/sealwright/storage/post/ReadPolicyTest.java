// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;

/** Disks that are slow, hang, refuse or come back; cancellation. */
@Timeout(30)
class ReadPolicyTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final ReadPolicy HASTY =
      ReadPolicy.standard().withTimeout(SHORT).withAttempts(1, Duration.ZERO);

  @TempDir Path folder;
  private SlowSectors sectors;

  @BeforeEach
  void write() throws IOException {
    sectors = new SlowSectors(folder);
  }

  @AfterEach
  void letGo() {
    sectors.close();
  }

  @Test
  void whatHangsIsGivenUpAndTheRestIsProved() {
    sectors.before(1, sectors::hang);
    sectors.before(3, sectors::hangDeaf);
    VanillaReading reading = read(HASTY.withConcurrentReads(1));
    assertThat(reading.proofs()).extracting(SectorVanillaProof::sector).containsExactly(0L, 2L);
    assertThat(reading.faults()).extracting(SectorFault::sector).containsExactly(1L, 3L);
    assertThat(reading.faults())
        .extracting(SectorFault::reason)
        .containsOnly(FaultReason.READ_TOO_SLOW);
    assertThat(reading.faults().getFirst().detail())
        .isEqualTo("no answer within PT1S in attempt 1");
  }

  @Test
  void anotherAttemptMayGoBetter() {
    AtomicInteger opened = new AtomicInteger();
    sectors.before(
        2,
        () -> {
          int attempt = opened.incrementAndGet();
          if (attempt == 1) {
            sectors.hang();
          } else if (attempt == 2) {
            throw new IOException("bad sector on the disk");
          }
        });
    assertThat(read(HASTY.withAttempts(3, Duration.ofMillis(10))).faults()).isEmpty();
    assertThat(opened).hasValue(3);
    opened.set(0);
    SectorFault fault = read(HASTY.withAttempts(2, Duration.ZERO)).faults().getFirst();
    assertThat(fault.reason()).isEqualTo(FaultReason.READ_ERROR);
    assertThat(fault.detail()).contains("bad sector on the disk");
  }

  @Test
  void whatIsMissingMayComeBackButDamageStays() throws IOException {
    AtomicInteger missing = new AtomicInteger();
    AtomicInteger damaged = new AtomicInteger();
    sectors.before(0, () -> SlowSectors.beMissingAtFirst(missing));
    sectors.before(1, damaged::incrementAndGet);
    Files.write(sectors.get(1).cache().resolve("p_aux"), new byte[3]);
    VanillaReading reading = read(ReadPolicy.standard().withAttempts(2, Duration.ZERO));
    assertThat(reading.faults())
        .extracting(SectorFault::reason)
        .containsExactly(FaultReason.AUX_MALFORMED);
    assertThat(missing).hasValue(2);
    assertThat(damaged).hasValue(1);
  }

  @Test
  void aSectorThatPausesHoldsNoLane() {
    List<Integer> opened = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger missing = new AtomicInteger();
    sectors.before(
        0,
        () -> {
          opened.add(0);
          SlowSectors.beMissingAtFirst(missing);
        });
    for (int sector = 1; sector < 4; sector++) {
      int number = sector;
      sectors.before(sector, () -> opened.add(number));
    }
    ReadPolicy oneAtATime = ReadPolicy.standard().withConcurrentReads(1);
    VanillaReading reading = read(oneAtATime.withAttempts(2, Duration.ofSeconds(2)));
    assertThat(reading.faults()).isEmpty();
    assertThat(opened).containsExactly(0, 1, 2, 3, 0);
  }

  @Test
  void hangingThreadsOfTheCallerDoNotHangTheRun() {
    sectors.before(0, sectors::hangDeaf);
    try (ExecutorService one =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
      VanillaReading reading = sectors.read(builder(HASTY).readers(one));
      assertThat(reading.faults()).hasSize(4);
      assertThat(reading.faults())
          .extracting(SectorFault::reason)
          .containsOnly(FaultReason.READ_TOO_SLOW);
      sectors.close();
    }
  }

  @Test
  void executorThatTakesNothing() {
    VanillaReading reading =
        sectors.read(
            builder(HASTY)
                .readers(
                    task -> {
                      throw new RejectedExecutionException("closed");
                    }));
    assertThat(reading.faults()).hasSize(4);
    assertThat(reading.faults().getFirst().reason()).isEqualTo(FaultReason.READ_ERROR);
  }

  /** Threads that a disk has swallowed count against the process; the other disks are sound. */
  @Test
  void whereTheSystemHasNoMoreThreadsThoseThatAreThereReadOn() {
    AtomicInteger threads = new AtomicInteger();
    VanillaReading reading =
        sectors.read(
            builder(HASTY)
                .readers(
                    task -> {
                      if (threads.incrementAndGet() > 1) {
                        throw new OutOfMemoryError("unable to create native thread");
                      }
                      Thread.ofPlatform().daemon().start(task);
                    }));
    assertThat(reading.faults()).isEmpty();
    assertThat(threads.get()).isGreaterThan(1);
  }

  @Test
  void whateverAFileSystemThrowsIsAFault() {
    sectors.before(
        2,
        () -> {
          throw new IllegalStateException("driver broken");
        });
    SectorFault fault = read(HASTY).faults().getFirst();
    assertThat(fault.reason()).isEqualTo(FaultReason.READ_ERROR);
    assertThat(fault.detail()).contains("driver broken");
  }

  @Test
  void cancellationDoesNotWaitForTheDisk() {
    sectors.before(1, sectors::hangDeaf);
    cancelled(builder(ReadPolicy.standard()));
  }

  @Test
  void cancellationDoesNotWaitForThePauseOnTheCallersOwnThread() {
    sectors.before(1, () -> SlowSectors.beMissingAtFirst(new AtomicInteger()));
    ReadPolicy patient = ReadPolicy.standard().withAttempts(2, Duration.ofHours(1));
    cancelled(builder(patient).readers(Runnable::run));
  }

  private void cancelled(VanillaReader.Builder builder) {
    Cancellation cancellation = new Cancellation();
    Work work = new Work(Runnable::run, 1, cancellation, ProgressListener.NONE);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(100);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              cancellation.cancel();
            });
    long begun = System.nanoTime();
    assertThatThrownBy(() -> sectors.read(builder.work(work)))
        .isInstanceOf(OperationCancelledException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  /** Longer than the nanosecond clock can count: as good as no limit. */
  @Test
  void timesMayBeLongerThanAnyRun() {
    sectors.before(1, () -> SlowSectors.beMissingAtFirst(new AtomicInteger()));
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    ReadPolicy endless = ReadPolicy.standard().withTimeout(ages);
    assertThat(read(endless.withAttempts(1, ages)).faults())
        .extracting(SectorFault::reason)
        .containsExactly(FaultReason.REPLICA_MISSING);
    cancelled(builder(endless.withAttempts(2, ages)));
  }

  @Test
  void policiesOfNoSense() {
    ReadPolicy policy = ReadPolicy.standard();
    assertThatThrownBy(() -> policy.withTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.withAttempts(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.withAttempts(1, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.withConcurrentReads(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static VanillaReader.Builder builder(ReadPolicy policy) {
    return VanillaReader.builder().policy(policy);
  }

  private VanillaReading read(ReadPolicy policy) {
    return sectors.read(builder(policy));
  }
}
