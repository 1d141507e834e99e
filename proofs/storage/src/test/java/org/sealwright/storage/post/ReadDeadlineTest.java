// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deadlines, by a clock that the disks turn. */
@Timeout(30)
class ReadDeadlineTest {
  private static final Instant DEADLINE = Instant.parse("2026-01-01T00:00:00Z");
  private static final ReadPolicy POLICY =
      ReadPolicy.standard()
          .withTimeout(Duration.ofSeconds(1))
          .withAttempts(1, Duration.ZERO)
          .withConcurrentReads(1)
          .withDeadline(DEADLINE);

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(DEADLINE.minusSeconds(60));
  private final List<ReadingProgress> heard = new ArrayList<>();
  private SlowSectors sectors;

  @BeforeEach
  void write() throws IOException {
    sectors = new SlowSectors(folder);
  }

  @Test
  void sectorsNotBegunByTheDeadlineAreFaults() {
    sectors.before(1, () -> now.set(DEADLINE.plusSeconds(1)));
    VanillaReading reading = read(POLICY);
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
  void aPauseEndsAtTheDeadlineWithWhatWasFound() {
    sectors.before(0, () -> SlowSectors.beMissingAtFirst(new AtomicInteger()));
    sectors.before(3, () -> now.set(DEADLINE));
    VanillaReading reading = read(POLICY.withAttempts(2, Duration.ofHours(1)));
    assertThat(reading.proofs()).extracting(SectorVanillaProof::sector).containsExactly(1L, 2L, 3L);
    assertThat(reading.faults())
        .extracting(SectorFault::reason)
        .containsExactly(FaultReason.REPLICA_MISSING);
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

  private VanillaReading read(ReadPolicy policy) {
    return sectors.read(
        VanillaReader.builder().policy(policy).clock(now::get).listener(heard::add));
  }
}
