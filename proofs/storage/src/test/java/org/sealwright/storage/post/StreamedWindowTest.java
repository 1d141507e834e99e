// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenReplicas;

/** Window PoSt from disk, partition after partition: five sectors, two a partition. */
class StreamedWindowTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final int THREADS = 2;
  private static final ProverId PROVER = ProverId.ofActor(1000);

  @TempDir static Path params;
  private static ExecutorService pool;
  private static Work work;
  private static WindowPoSt prover;

  @TempDir Path folder;
  private GoldenPoSt golden;
  private List<PoStReplica> replicas;

  @BeforeAll
  static void makeParameters() throws IOException {
    pool = Executors.newFixedThreadPool(THREADS);
    work = new Work(pool, THREADS, new Cancellation(), ProgressListener.NONE);
    SectorParameterGenerator.of(KERNELS, work)
        .generate(new SectorParameters(SectorProof.WINDOW, SectorSize.KIB_2), params, true);
    prover = WindowPoSt.open(SectorSize.KIB_2, ParameterStore.trusting(params), KERNELS, work);
  }

  @AfterAll
  static void release() {
    prover.close();
    pool.close();
  }

  @BeforeEach
  void copySectors() throws IOException {
    golden = GoldenReplicas.document("window-v12");
    replicas =
        new ArrayList<>(
            GoldenReplicas.copy(golden, folder, "v12-1", "v12-2", "v12-3", "v12-4", "v12-5"));
    replicas.sort((a, b) -> Long.compareUnsigned(a.sector(), b.sector()));
  }

  @Test
  void vanillaProofsOfAProvedPartitionAreLetGo() {
    List<WeakReference<SectorVanillaProof>> handedOn = new ArrayList<>();
    List<Long> alive = new ArrayList<>();
    PoStResult result =
        prover.prove(
            golden.config(),
            PROVER,
            golden.randomness(),
            replicas,
            reader(ReadPolicy.standard()),
            proof -> {
              // Partitions of those before it, but for the one that it belongs to.
              int proved = handedOn.size() / 2 * 2;
              alive.add(stillAlive(handedOn.subList(0, proved)));
              handedOn.add(new WeakReference<>(proof));
            });
    assertThat(result.partitions()).hasSize(3);
    assertThat(alive).containsExactly(0L, 0L, 0L, 0L, 0L);
  }

  private static long stillAlive(List<WeakReference<SectorVanillaProof>> references) {
    long alive = references.size();
    for (int i = 0; i < 10 && alive > 0; i++) {
      System.gc();
      alive = references.stream().filter(reference -> reference.get() != null).count();
    }
    return alive;
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void skippedSectorsShiftThoseAfterThem(ApiVersion version) throws IOException {
    PoStConfig config = PoStConfig.window(SectorSize.KIB_2, version);
    Files.write(replicas.get(1).replica(), new byte[100]);
    List<PoStReplica> well = new ArrayList<>(replicas);
    PoStReplica faulty = well.remove(1);
    List<SectorVanillaProof> handedOn = new ArrayList<>();
    PoStResult result =
        prover.prove(
            config,
            PROVER,
            golden.randomness(),
            replicas.reversed(),
            reader(ReadPolicy.standard().withAttempts(1, Duration.ZERO)),
            handedOn::add);
    assertThat(result.skipped()).extracting(SectorFault::sector).containsExactly(faulty.sector());
    assertThat(result.partitions()).hasSize(2);
    assertThat(handedOn)
        .isEqualTo(reader(ReadPolicy.standard()).read(config, golden.randomness(), well).proofs());
    PoStStatement statement = result.statement().orElseThrow();
    assertThat(statement)
        .isEqualTo(PoStStatement.of(config, PROVER, golden.randomness(), handedOn));
    PoStVerifier verifier =
        PoStVerifier.open(config, ParameterStore.trusting(params), KERNELS, work);
    assertThat(verifier.verify(statement, result.proof())).isTrue();
  }

  /** The reader tells of its progress once it has handed on what it has read. */
  @Test
  void withADeadlineAllSectorsAreReadBeforeTheFirstIsProved() {
    ReadPolicy policy = ReadPolicy.standard();
    assertThat(progressBeforeEachProof(policy)).containsExactly(0, 0, 0, 0, 0);
    Instant far = Instant.now().plus(Duration.ofDays(1));
    assertThat(progressBeforeEachProof(policy.withDeadline(far))).containsExactly(1, 1, 1, 1, 1);
  }

  private List<Integer> progressBeforeEachProof(ReadPolicy policy) {
    List<ReadingProgress> progress = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    VanillaReader reader =
        VanillaReader.builder()
            .kernels(KERNELS.hashing())
            .policy(policy)
            .listener(progress::add)
            .build();
    PoStResult result =
        prover.prove(
            golden.config(),
            PROVER,
            golden.randomness(),
            replicas,
            reader,
            proof -> before.add(progress.size()));
    assertThat(result.partitions()).hasSize(3);
    return before;
  }

  @Test
  void whatCannotBeProvedIsRefusedBeforeAnySectorIsRead() {
    PoStConfig large = PoStConfig.window(SectorSize.KIB_4, ApiVersion.V1_2_0);
    VanillaReader reader = reader(ReadPolicy.standard());
    replicas.replaceAll(
        r -> new PoStReplica(r.sector(), r.commR(), folder.resolve("nowhere"), r.cache()));
    assertThatThrownBy(() -> prover.prove(large, PROVER, golden.randomness(), replicas, reader))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("the parameters are for");
    assertThatThrownBy(
            () ->
                prover.prove(
                    golden.config(),
                    ProverId.fromHex("ff".repeat(32)),
                    golden.randomness(),
                    replicas,
                    reader))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("prover id");
  }

  private static VanillaReader reader(ReadPolicy policy) {
    return VanillaReader.builder().kernels(KERNELS.hashing()).work(work).policy(policy).build();
  }
}
