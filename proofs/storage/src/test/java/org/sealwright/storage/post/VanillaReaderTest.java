// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenReplicas;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.TestData;

/** Proofs as the reference reads them, from its own files and from files with other rows. */
class VanillaReaderTest {
  @TempDir Path folder;
  private final VanillaReader reader = VanillaReader.builder().kernels(TestData.kernels()).build();

  @ParameterizedTest
  @CsvSource({
    "window-2k, s2k-1 s2k-w2 s2k-w3",
    "winning-2k, s2k-1",
    "window-v12, v12-1 v12-2 v12-3 v12-4 v12-5",
    "window-s4k, s4k",
    "winning-s4k, s4k",
    "window-s16k, s16k",
    "winning-s16k, s16k",
    "window-s32k, s32k",
    "winning-s32k, s32k",
  })
  void proofsAreTheReferences(String document, String sectors) throws IOException {
    GoldenPoSt golden = GoldenReplicas.document(document);
    List<PoStReplica> replicas =
        new ArrayList<>(GoldenReplicas.copy(golden, folder, sectors.split(" ")));
    Collections.reverse(replicas);
    VanillaReading reading = reader.read(golden.config(), golden.randomness(), replicas);
    assertThat(reading.faults()).isEmpty();
    List<byte[]> bytes = reading.proofs().stream().map(SectorVanillaProof::toBytes).toList();
    assertThat(bytes).containsExactlyElementsOf(golden.vanillaBytes());
  }

  @ParameterizedTest
  @CsvSource({"KIB_2, 2", "KIB_32, 2", "MIB_8, 6", "MIB_16, 6"})
  void anyNumberOfDiscardedRowsGivesTheSameProofs(SectorSize size, int top) throws IOException {
    RandomReplica random = new RandomReplica(size, 7);
    List<Long> challenges = new ArrayList<>();
    for (long i = 0; i < 12; i++) {
      challenges.add((i * 0x9e3779b97f4a7c15L) >>> (64 - Long.numberOfTrailingZeros(size.nodes())));
    }
    challenges.add(size.nodes() - 1);
    challenges.add(challenges.getFirst());
    PoStVanillaVerifier verifier = new PoStVanillaVerifier(size, TestData.kernels());
    List<PoStReplica> replicas = new ArrayList<>();
    for (int first = 0; first <= top; first++) {
      replicas.add(random.write(first, folder.resolve("rows-" + first), first));
    }
    VanillaReading reading = reader.read(size, replicas, sector -> challenges);
    assertThat(reading.faults()).isEmpty();
    SectorVanillaProof usual = reading.proofs().getFirst();
    assertThat(verifier.problem(0, replicas.getFirst().commR(), challenges, usual)).isEmpty();
    for (SectorVanillaProof proof : reading.proofs()) {
      assertThat(proof.inclusions()).isEqualTo(usual.inclusions());
    }
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    GoldenPoSt golden = GoldenReplicas.document("window-v12");
    List<PoStReplica> replicas =
        GoldenReplicas.copy(golden, folder, "v12-1", "v12-2", "v12-3", "v12-4", "v12-5");
    VanillaReading serial = reader.read(golden.config(), golden.randomness(), replicas);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<String> steps = Collections.synchronizedList(new ArrayList<>());
      ProgressListener listener =
          (step, done, total, unit) -> steps.add(step + done + total + unit);
      VanillaReader parallel =
          VanillaReader.builder()
              .kernels(TestData.kernels())
              .work(new Work(threads, 3, new Cancellation(), listener))
              .readers(threads)
              .policy(ReadPolicy.standard().withConcurrentReads(2))
              .build();
      VanillaReading reading = parallel.read(golden.config(), golden.randomness(), replicas);
      assertThat(reading.proofs()).isEqualTo(serial.proofs());
      assertThat(steps).contains("vanilla proofs55sectors");
    }
  }

  @Test
  void whatChallengesShareIsReadOnce() throws IOException {
    GoldenPoSt golden = GoldenReplicas.document("winning-2k");
    List<PoStReplica> replicas = GoldenReplicas.copy(golden, folder, "s2k-1");
    ReadFigures figures = reader.read(golden.config(), golden.randomness(), replicas).figures();
    assertThat(figures.sectors()).isEqualTo(1);
    assertThat(figures.reads()).isEqualTo(3);
    assertThat(figures.bytes()).isEqualTo(64 + 32 + 2048);
  }

  @Test
  void theSameReplicaTwiceCountsOnce() throws IOException {
    GoldenPoSt golden = GoldenReplicas.document("window-s4k");
    List<PoStReplica> replicas = new ArrayList<>(GoldenReplicas.copy(golden, folder, "s4k"));
    replicas.add(replicas.getFirst());
    VanillaReading reading = reader.read(golden.config(), golden.randomness(), replicas);
    assertThat(reading.proofs()).hasSize(1);
    assertThat(reading.faults()).isEmpty();
  }

  @Test
  void beforeVersion12SkippedSectorsChangeTheChallengesOfThoseAfterThem() throws IOException {
    GoldenPoSt golden = GoldenReplicas.document("window-2k");
    List<PoStReplica> replicas =
        new ArrayList<>(GoldenReplicas.copy(golden, folder, "s2k-1", "s2k-w2", "s2k-w3"));
    replicas.sort((a, b) -> Long.compareUnsigned(a.sector(), b.sector()));
    PoStReplica first = replicas.getFirst();
    Path nowhere = folder.resolve("nowhere");
    List<PoStReplica> given = new ArrayList<>(replicas);
    given.set(0, new PoStReplica(first.sector(), first.commR(), nowhere, first.cache()));
    VanillaReader impatient =
        VanillaReader.builder()
            .kernels(TestData.kernels())
            .policy(ReadPolicy.standard().withAttempts(1, java.time.Duration.ZERO))
            .build();
    VanillaReading reading = impatient.read(golden.config(), golden.randomness(), given);
    assertThat(reading.faults()).extracting(SectorFault::sector).containsExactly(first.sector());
    assertThat(reading.proofs())
        .isEqualTo(
            reader.read(golden.config(), golden.randomness(), replicas.subList(1, 3)).proofs());
    assertThat(new HashSet<>(reading.proofs())).doesNotContainAnyElementsOf(golden.vanillaProofs());
  }

  @Test
  void challengesMustBeThereAndInRange() throws IOException {
    GoldenPoSt golden = GoldenReplicas.document("window-s4k");
    List<PoStReplica> replicas = GoldenReplicas.copy(golden, folder, "s4k");
    assertThatThrownBy(() -> reader.read(SectorSize.KIB_4, replicas, sector -> List.of()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("got 0 challenges for sector");
    List<Long> many = Collections.nCopies(4097, 1L);
    assertThatThrownBy(() -> reader.read(SectorSize.KIB_4, replicas, sector -> many))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("got 4097 challenges");
    assertThat(reader.read(SectorSize.KIB_4, replicas, s -> many.subList(1, 4097)).proofs())
        .hasSize(1);
    assertThatThrownBy(() -> reader.read(SectorSize.KIB_4, replicas, sector -> List.of(128L)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("got 128, wanted 0 to 127");
    assertThatThrownBy(() -> reader.read(golden.config(), golden.randomness(), List.of()))
        .isInstanceOf(MalformedInputException.class);
  }
}
