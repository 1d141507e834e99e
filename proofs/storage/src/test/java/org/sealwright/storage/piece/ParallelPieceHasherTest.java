// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
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
          PieceHasher.builder().kernels(TestData.kernels()).executor(executor, threads).build();
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
          PieceHasher.builder().kernels(TestData.kernels()).executor(executor, 4).build();
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
            .executor(
                _ -> {
                  throw new RejectedExecutionException("full");
                },
                4)
            .build();
    assertThat(refused.hash(data)).isEqualTo(expected);
    List<Runnable> late = new ArrayList<>();
    PieceHasher forgotten =
        PieceHasher.builder().kernels(TestData.kernels()).executor(late::add, 4).build();
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
          PieceHasher.builder().kernels(TestData.kernels()).executor(executor, 3).build();
      assertThat(executor.submit(() -> parallel.hash(data)).get()).isEqualTo(SERIAL.hash(data));
    }
  }

  @Test
  void progressEndsWithTheWhole() {
    int length = 20_000_000;
    MemorySegment data = MemorySegment.ofArray(new byte[length]);
    List<Long> heard = new ArrayList<>();
    ProgressListener listener =
        (step, done, total, unit) -> {
          assertThat(step + unit).isEqualTo("CommPbytes");
          assertThat(total).isEqualTo(length);
          heard.add(done);
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      PieceHasher.builder()
          .kernels(TestData.kernels())
          .executor(executor, 3)
          .listener(listener)
          .build()
          .hash(data);
    }
    assertThat(heard).contains((long) length).hasSizeBetween(1, 500);
  }

  @Test
  void progressOfAStreamEndsWithItsLength() throws IOException {
    List<Long> heard = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    ProgressListener listener =
        (_, done, total, _) -> {
          heard.add(done);
          totals.add(total);
        };
    int length = 18_000_000;
    PieceHasher.builder()
        .kernels(TestData.kernels())
        .listener(listener)
        .build()
        .hash(new ByteArrayInputStream(new byte[length]));
    assertThat(heard).isSorted().endsWith((long) length);
    assertThat(totals).startsWith(Long.MAX_VALUE).endsWith((long) length);
  }

  @Test
  void firstFailureEndsTheWork() {
    AtomicInteger calls = new AtomicInteger();
    PieceHasher hasher =
        PieceHasher.builder()
            .kernels(TestData.kernels())
            .listener(
                (_, _, _, _) -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("enough");
                })
            .build();
    assertThatThrownBy(() -> hasher.hash(MemorySegment.ofArray(new byte[40_000_000])))
        .hasMessage("enough");
    assertThat(calls).hasValue(1);
  }

  @Test
  void cancellationEndsFilesMemoryAndStreams() {
    Cancellation cancellation = new Cancellation();
    ProgressListener listener = (_, _, _, _) -> cancellation.cancel();
    MemorySegment data = MemorySegment.ofArray(new byte[40_000_000]);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      PieceHasher hasher =
          PieceHasher.builder()
              .kernels(TestData.kernels())
              .executor(executor, 2)
              .cancellation(cancellation)
              .listener(listener)
              .build();
      assertThatThrownBy(() -> hasher.hash(data)).isInstanceOf(OperationCancelledException.class);
      assertThatThrownBy(() -> hasher.hash(new ByteArrayInputStream(new byte[1000])))
          .isInstanceOf(OperationCancelledException.class);
    }
  }

  @Test
  void failureToReadInAnyThreadIsTheCallersIoException() throws IOException {
    Path file = Files.createTempFile("piece", null);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      Files.write(file, new byte[40_000_000]);
      ProgressListener listener =
          (_, _, _, _) -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.truncate(0);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      PieceHasher hasher =
          PieceHasher.builder()
              .kernels(TestData.kernels())
              .executor(executor, 3)
              .listener(listener)
              .build();
      assertThatThrownBy(() -> hasher.hash(file))
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("was 40000000 bytes");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void parallelismBelowOneIsRefused() {
    assertThatThrownBy(() -> PieceHasher.builder().executor(Runnable::run, 0).build())
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
