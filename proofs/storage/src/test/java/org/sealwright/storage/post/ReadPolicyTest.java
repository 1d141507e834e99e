// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.SlowFile;
import org.sealwright.storage.testing.TestData;

/** Disks that are slow, hang, refuse or come back; deadlines; cancellation. */
@Timeout(30)
class ReadPolicyTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final ReadPolicy HASTY =
      ReadPolicy.standard().withTimeout(SHORT).withAttempts(1, Duration.ZERO);

  private static RandomReplica random;

  @TempDir Path folder;
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<PoStReplica> replicas = new ArrayList<>();

  @BeforeAll
  static void plant() {
    random = new RandomReplica(SectorSize.KIB_2, 1);
  }

  @BeforeEach
  void write() throws IOException {
    for (int sector = 0; sector < 4; sector++) {
      replicas.add(random.write(sector, folder.resolve("s" + sector), 2));
    }
  }

  @AfterEach
  void letGo() {
    release.countDown();
  }

  @Test
  void whatHangsIsGivenUpAndTheRestIsProved() {
    before(1, this::hang);
    before(3, this::hangDeaf);
    VanillaReading reading = read(builder(HASTY.withConcurrentReads(1)));
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
    before(
        2,
        () -> {
          int attempt = opened.incrementAndGet();
          if (attempt == 1) {
            hang();
          } else if (attempt == 2) {
            throw new IOException("bad sector on the disk");
          }
        });
    assertThat(read(builder(HASTY.withAttempts(3, Duration.ofMillis(10)))).faults()).isEmpty();
    assertThat(opened).hasValue(3);
    opened.set(0);
    SectorFault fault = read(builder(HASTY.withAttempts(2, Duration.ZERO))).faults().getFirst();
    assertThat(fault.reason()).isEqualTo(FaultReason.READ_ERROR);
    assertThat(fault.detail()).contains("bad sector on the disk");
  }

  @Test
  void whatIsMissingMayComeBackButDamageStays() throws IOException {
    AtomicInteger missing = new AtomicInteger();
    AtomicInteger damaged = new AtomicInteger();
    before(0, () -> beMissingAtFirst(missing));
    before(1, damaged::incrementAndGet);
    Files.write(replicas.get(1).cache().resolve("p_aux"), new byte[3]);
    VanillaReading reading = read(builder(ReadPolicy.standard().withAttempts(2, Duration.ZERO)));
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
    before(
        0,
        () -> {
          opened.add(0);
          beMissingAtFirst(missing);
        });
    for (int sector = 1; sector < 4; sector++) {
      int number = sector;
      before(sector, () -> opened.add(number));
    }
    ReadPolicy oneAtATime = ReadPolicy.standard().withConcurrentReads(1);
    VanillaReading reading = read(builder(oneAtATime.withAttempts(2, Duration.ofSeconds(2))));
    assertThat(reading.faults()).isEmpty();
    assertThat(opened).containsExactly(0, 1, 2, 3, 0);
  }

  @Test
  void aPauseEndsAtTheDeadlineWithWhatWasFound() {
    Instant deadline = Instant.parse("2026-01-01T00:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(deadline.minusSeconds(60));
    before(0, () -> beMissingAtFirst(new AtomicInteger()));
    before(3, () -> now.set(deadline));
    ReadPolicy patient =
        HASTY.withAttempts(2, Duration.ofHours(1)).withConcurrentReads(1).withDeadline(deadline);
    VanillaReading reading = read(builder(patient).clock(now::get));
    assertThat(reading.proofs()).extracting(SectorVanillaProof::sector).containsExactly(1L, 2L, 3L);
    assertThat(reading.faults())
        .extracting(SectorFault::reason)
        .containsExactly(FaultReason.REPLICA_MISSING);
  }

  @Test
  void hashingIsNotHeldAgainstTheDisk() {
    try (ReadLanes lanes =
        new ReadLanes(
            HASTY,
            task -> Thread.ofVirtual().start(task),
            InstantSource.system(),
            new Cancellation())) {
      ReadTicket hashing =
          lanes.submit(
              1,
              timer -> {
                timer.stop();
                sleep(SHORT.plus(SHORT));
                timer.start();
                throw new SectorFaultException(SectorFault.of(1, FaultReason.TREE_LONG, "read"));
              });
      ReadTicket reading =
          lanes.submit(
              2,
              timer -> {
                sleep(SHORT.plus(SHORT));
                throw new SectorFaultException(SectorFault.of(2, FaultReason.TREE_LONG, "read"));
              });
      assertThat(reasonOf(lanes, hashing)).isEqualTo(FaultReason.TREE_LONG);
      assertThat(reasonOf(lanes, reading)).isEqualTo(FaultReason.READ_TOO_SLOW);
    }
  }

  @Test
  void sectorsNotBegunByTheDeadlineAreFaults() {
    Instant deadline = Instant.parse("2026-01-01T00:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(deadline.minusSeconds(60));
    before(1, () -> now.set(deadline.plusSeconds(1)));
    List<ReadingProgress> heard = new ArrayList<>();
    VanillaReading reading =
        read(
            builder(HASTY.withConcurrentReads(1).withDeadline(deadline))
                .clock(now::get)
                .listener(heard::add));
    assertThat(reading.proofs()).extracting(SectorVanillaProof::sector).containsExactly(0L, 1L);
    assertThat(reading.faults())
        .extracting(SectorFault::reason)
        .containsExactly(FaultReason.DEADLINE, FaultReason.DEADLINE);
    assertThat(heard.getLast().done()).isEqualTo(4);
    assertThat(heard.getLast().faults()).isEqualTo(2);
    assertThat(heard.getLast().left()).hasValue(Duration.ofSeconds(-1));
    assertThat(heard.getLast().isOnTime()).isFalse();
  }

  @Test
  void progressSaysWhetherTheRestIsDoneInTime() {
    Duration minute = Duration.ofMinutes(1);
    ReadingProgress half = new ReadingProgress(5, 0, 10, minute, Optional.of(minute));
    assertThat(half.expected()).hasValue(minute);
    assertThat(half.isOnTime()).isTrue();
    assertThat(new ReadingProgress(5, 0, 11, minute, Optional.of(minute)).isOnTime()).isFalse();
    assertThat(new ReadingProgress(0, 0, 11, minute, Optional.of(minute)).isOnTime()).isTrue();
    assertThat(new ReadingProgress(1, 0, 11, minute, Optional.empty()).isOnTime()).isTrue();
  }

  @Test
  void hangingThreadsOfTheCallerDoNotHangTheRun() {
    before(0, this::hangDeaf);
    try (ExecutorService one =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
      VanillaReading reading = read(builder(HASTY).readers(one));
      assertThat(reading.faults()).hasSize(4);
      assertThat(reading.faults())
          .extracting(SectorFault::reason)
          .containsOnly(FaultReason.READ_TOO_SLOW);
      release.countDown();
    }
  }

  @Test
  void executorThatTakesNothing() {
    VanillaReading reading =
        read(
            builder(HASTY)
                .readers(
                    task -> {
                      throw new RejectedExecutionException("closed");
                    }));
    assertThat(reading.faults()).hasSize(4);
    assertThat(reading.faults().getFirst().reason()).isEqualTo(FaultReason.READ_ERROR);
  }

  @Test
  void whateverAFileSystemThrowsIsAFault() {
    before(
        2,
        () -> {
          throw new IllegalStateException("driver broken");
        });
    SectorFault fault = read(builder(HASTY)).faults().getFirst();
    assertThat(fault.reason()).isEqualTo(FaultReason.READ_ERROR);
    assertThat(fault.detail()).contains("driver broken");
  }

  @Test
  void cancellationDoesNotWaitForTheDisk() {
    before(1, this::hangDeaf);
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
    assertThatThrownBy(() -> read(builder(ReadPolicy.standard()).work(work)))
        .isInstanceOf(OperationCancelledException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
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

  private static void beMissingAtFirst(AtomicInteger opened) throws IOException {
    if (opened.incrementAndGet() == 1) {
      throw new NoSuchFileException("not mounted yet");
    }
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

  private void hang() throws IOException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** As a system call that no interruption reaches. */
  private void hangDeaf() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void before(int sector, SlowFile.BeforeOpening action) {
    PoStReplica old = replicas.get(sector);
    Path slow = SlowFile.at(old.replica(), action);
    replicas.set(sector, new PoStReplica(old.sector(), old.commR(), slow, old.cache()));
  }

  private static VanillaReader.Builder builder(ReadPolicy policy) {
    return VanillaReader.builder().kernels(TestData.kernels()).policy(policy);
  }

  private VanillaReading read(VanillaReader.Builder builder) {
    return builder.build().read(SectorSize.KIB_2, replicas, sector -> List.of(3L, 60L));
  }
}
