// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.testing.CpuClock;
import org.sealwright.storage.testing.SmallSector;

/**
 * Every step of every phase stops within a second of a cancellation or interruption, leaves no
 * temporary file, and the next run ends with the same bits.
 */
class CancellationTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  /** How a step is stopped. */
  enum Way {
    CANCELLED,
    INTERRUPTED
  }

  @ParameterizedTest
  @ValueSource(strings = {"s4k", "s2k-synth"})
  void everyStepOfEveryPhaseStopsAndIsResumed(String name) throws IOException {
    Set<String> steps = new LinkedHashSet<>();
    SmallSector undisturbed = new SmallSector(name, folder.resolve("undisturbed"));
    run(undisturbed, sealer(steps::add, new Cancellation()));
    assertThat(steps).contains("PC1 copy data", "PC1 tree-d", "PC2 encode", "parents", "unseal");
    Map<String, String> wanted = undisturbed.digests();
    wanted.remove("t_aux");
    for (String step : steps) {
      for (Way way : name.equals("s4k") ? List.of(Way.CANCELLED) : List.of(Way.values())) {
        Path own = folder.resolve(step.replaceAll("[^a-z0-9A-Z]", "-") + way);
        SmallSector sector = new SmallSector(name, own);
        assertStops(sector, step, way, TestKernels.AUTO);
        run(sector, SmallSector.sealer());
        Map<String, String> got = sector.digests();
        got.remove("t_aux");
        assertThat(got).as("%s %s", step, way).isEqualTo(wanted);
      }
    }
  }

  @Test
  void slowStepsOfALargeSectorStopWithinASecond() throws IOException {
    slowStepsStop(List.of("PC1 tree-d", "PC1 layer 1/2", "PC2 columns"));
  }

  @Test
  @Tag("big")
  void furtherSlowStepsOfALargeSectorStopWithinASecond() throws IOException {
    slowStepsStop(
        List.of("PC1 copy data", "parents", "PC1 layer 2/2", "PC2 tree-c", "PC2 tree-r-last"));
  }

  private void slowStepsStop(List<String> steps) throws IOException {
    SmallSector sector = new SmallSector("s8m", folder);
    for (String step : steps) {
      if (step.startsWith("PC2")) {
        sector.preCommit1(SmallSector.sealer());
      }
      assertStops(sector, step, Way.CANCELLED, TestKernels.SCALAR);
    }
  }

  @Test
  void reservingSpaceStops() throws IOException {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Path target = folder.resolve("large");
    Throwable thrown = catchThrowable(() -> NewFile.create(target, 64L << 20, cancelled).close());
    assertThat(thrown).isInstanceOf(OperationCancelledException.class);
    assertNoTemporaryFiles(folder);
  }

  /** Kernels, selected once. */
  private static final class TestKernels {
    static final Kernels AUTO = org.sealwright.storage.testing.TestData.kernels();
    static final Kernels SCALAR = Kernels.select(KernelSelection.only("scalar"));
  }

  private void assertStops(SmallSector sector, String step, Way way, Kernels kernels)
      throws IOException {
    AtomicLong asked = new AtomicLong();
    Cancellation cancellation = new Cancellation();
    Thread worker = Thread.currentThread();
    ProgressListener listener =
        (name, done, total, unit) -> {
          if (name.equals(step) && asked.compareAndSet(0, CpuClock.nanos())) {
            switch (way) {
              case CANCELLED -> cancellation.cancel();
              case INTERRUPTED -> worker.interrupt();
            }
          }
        };
    Sealer sealer =
        Sealer.builder().kernels(kernels).cancellation(cancellation).listener(listener).build();
    Throwable thrown = catchThrowable(() -> run(sector, sealer));
    long took = CpuClock.nanos() - asked.get();
    boolean interrupted = Thread.interrupted();
    assertThat(asked.get()).as("step %s was seen", step).isNotZero();
    assertThat(thrown).as("%s at %s", way, step).isInstanceOf(OperationCancelledException.class);
    assertThat(took).as("%s at %s: nanoseconds", way, step).isLessThan(SECOND);
    assertThat(interrupted).isEqualTo(way == Way.INTERRUPTED);
    assertNoTemporaryFiles(sector.paths.sealed().getParent());
  }

  private static void run(SmallSector sector, Sealer sealer) throws IOException {
    PreCommit2Output pc2 = sector.preCommit2(sealer, sector.preCommit1(sealer));
    if (sector.golden.has("afterSynthProofs")) {
      sealer.generateSyntheticProofs(
          sector.golden.spec(), sector.paths, pc2, sector.golden.pieces());
    }
    sector.commit1(sealer);
    new Unsealer(sealer)
        .unsealAll(
            sector.golden.spec(),
            sector.paths,
            pc2.commD(),
            Channels.newChannel(OutputStream.nullOutputStream()));
  }

  private static Sealer sealer(
      java.util.function.Consumer<String> steps, Cancellation cancellation) {
    return Sealer.builder()
        .kernels(TestKernels.AUTO)
        .cancellation(cancellation)
        .listener((name, done, total, unit) -> steps.accept(name))
        .build();
  }

  private static void assertNoTemporaryFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(NewFile.SUFFIX));
    }
  }
}
