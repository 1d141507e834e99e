// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.storage.testing.TestData;

/** Many threads find what one finds, whatever the executor does. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ParallelPieceHasherTest {
  private static final PieceHasher SERIAL =
      PieceHasher.builder().kernels(TestData.kernels()).build();

  @Property(tries = 60)
  void parallelIsSerialIsNaive(
      @ForAll @IntRange(min = 1, max = 1_200_000) int length,
      @ForAll @IntRange(min = 1, max = 9) int threads,
      @ForAll int seed) {
    MemorySegment data = MemorySegment.ofArray(TestData.stream(seed, length));
    PieceCommitment expected = SERIAL.hash(data);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      PieceHasher parallel =
          PieceHasher.builder().kernels(TestData.kernels()).parallelism(threads, executor).build();
      assertThat(parallel.hash(data)).isEqualTo(expected);
    }
    if (length < 50_000) {
      assertThat(expected.commP()).isEqualTo(naive(data, expected.paddedSize()));
    }
  }

  @Test
  void confinedMemoryIsHashedByItsOwnThread() {
    try (Arena arena = Arena.ofConfined();
        ExecutorService executor = Executors.newFixedThreadPool(2)) {
      MemorySegment data = arena.allocate(1 << 20);
      PieceHasher parallel =
          PieceHasher.builder().kernels(TestData.kernels()).parallelism(4, executor).build();
      assertThat(parallel.hash(data)).isEqualTo(SERIAL.hash(data));
    }
  }

  @Test
  void executorThatRefusesOrNeverRunsCostsNothingButSpeed() {
    MemorySegment data = MemorySegment.ofArray(TestData.stream(9, 3 << 20));
    PieceCommitment expected = SERIAL.hash(data);
    PieceHasher refused =
        PieceHasher.builder()
            .kernels(TestData.kernels())
            .parallelism(
                4,
                _ -> {
                  throw new RejectedExecutionException("full");
                })
            .build();
    assertThat(refused.hash(data)).isEqualTo(expected);
    List<Runnable> late = new ArrayList<>();
    PieceHasher forgotten =
        PieceHasher.builder().kernels(TestData.kernels()).parallelism(4, late::add).build();
    assertThat(forgotten.hash(data)).isEqualTo(expected);
    // What the executor runs afterwards finds nothing to do, and does not touch freed memory.
    late.forEach(Runnable::run);
    assertThat(late).hasSize(3);
  }

  @Test
  void hashingFromWithinTheOnlyThreadOfTheExecutorEnds() throws Exception {
    MemorySegment data = MemorySegment.ofArray(TestData.stream(10, 3 << 20));
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      PieceHasher parallel =
          PieceHasher.builder().kernels(TestData.kernels()).parallelism(3, executor).build();
      assertThat(executor.submit(() -> parallel.hash(data)).get()).isEqualTo(SERIAL.hash(data));
    }
  }

  @Test
  void progressAddsUpToTheWhole() {
    int length = 20_000_000;
    MemorySegment data = MemorySegment.ofArray(new byte[length]);
    AtomicLong last = new AtomicLong();
    AtomicInteger calls = new AtomicInteger();
    PieceProgress listener =
        (done, total) -> {
          assertThat(total).isEqualTo(length);
          assertThat(done).isGreaterThan(last.getAndSet(done));
          calls.incrementAndGet();
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      PieceHasher.builder()
          .kernels(TestData.kernels())
          .parallelism(3, executor)
          .listener(listener)
          .build()
          .hash(data);
    }
    assertThat(last).hasValue(length);
    assertThat(calls.get()).isBetween(3, 100);
  }

  @Test
  void progressOfAStreamEndsWithItsLength() throws IOException {
    List<Long> heard = new ArrayList<>();
    PieceProgress listener =
        (done, total) -> {
          assertThat(total).isEqualTo(PieceProgress.UNKNOWN);
          heard.add(done);
        };
    int length = 18_000_000;
    PieceHasher.builder()
        .kernels(TestData.kernels())
        .listener(listener)
        .build()
        .hash(new java.io.ByteArrayInputStream(new byte[length]));
    assertThat(heard).hasSize(3).isSorted().endsWith((long) length);
  }

  @Test
  void firstFailureEndsTheWork() {
    AtomicInteger calls = new AtomicInteger();
    PieceHasher hasher =
        PieceHasher.builder()
            .kernels(TestData.kernels())
            .listener(
                (_, _) -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("enough");
                })
            .build();
    assertThatThrownBy(() -> hasher.hash(MemorySegment.ofArray(new byte[40_000_000])))
        .hasMessage("enough");
    assertThat(calls).hasValue(1);
  }

  @Test
  void failureInAHelperIsTheCallersFailure() {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      assertThatThrownBy(
              () ->
                  ParallelChunks.run(
                      100,
                      3,
                      executor,
                      next -> {
                        while (next.next() >= 0) {
                          throw new EOFException("file ended");
                        }
                      }))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void parallelismBelowOneIsRefused() {
    assertThatThrownBy(() -> PieceHasher.builder().parallelism(0, Runnable::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parallelism (0)");
  }

  /** By the definition: 254 bits a node, pair by pair, all zeros present. */
  private static Bytes32 naive(MemorySegment data, PaddedPieceSize size) {
    byte[] raw = data.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    List<Bytes32> row = new ArrayList<>();
    for (long node = 0; node < size.bytes() / 32; node++) {
      byte[] out = new byte[32];
      for (int bit = 0; bit < 254; bit++) {
        long at = 254 * node + bit;
        if (at / 8 < raw.length && (raw[(int) (at / 8)] >>> (at % 8) & 1) != 0) {
          out[bit / 8] |= (byte) (1 << (bit % 8));
        }
      }
      row.add(Bytes32.of(out));
    }
    while (row.size() > 1) {
      List<Bytes32> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(ShaTreeHasher.parent(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
