// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterException;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenReplicas;

/** Window PoSt of 2 KiB sectors under parameters of ours, from vanilla proofs and from disk. */
class WindowPoStTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final int THREADS = 2;

  @TempDir static Path params;
  private static ExecutorService pool;
  private static Work work;
  private static WindowPoSt prover;
  private static PoStVerifier verifier;

  @TempDir Path folder;
  private final GoldenPoSt golden = GoldenPoSt.named("window-2k");

  @BeforeAll
  static void makeParameters() throws IOException {
    pool = Executors.newFixedThreadPool(THREADS);
    work = new Work(pool, THREADS, new Cancellation(), ProgressListener.NONE);
    SectorParameterGenerator.of(KERNELS, work)
        .generate(new SectorParameters(SectorProof.WINDOW, SectorSize.KIB_2), params, true);
    ParameterStore store = ParameterStore.trusting(params);
    prover = WindowPoSt.open(SectorSize.KIB_2, store, KERNELS, work);
    PoStConfig config = PoStConfig.window(SectorSize.KIB_2, ApiVersion.V1_2_0);
    verifier = PoStVerifier.open(config, store, KERNELS, work);
  }

  @AfterAll
  static void release() {
    prover.close();
    pool.close();
  }

  @Test
  void vanillaProofsOfTheReferenceAreProvedInAnyOrder() {
    byte[] proof = prover.prove(golden.statement(), golden.vanillaProofs().reversed());
    assertThat(verifier.verify(golden.statement(), proof)).isTrue();
    PoStStatement derived =
        PoStStatement.of(
            golden.config(), golden.prover(), golden.randomness(), golden.vanillaProofs());
    assertThat(derived).isEqualTo(golden.statement());
  }

  @Test
  void partitionsProvedApartMakeTheWhole() {
    List<SectorVanillaProof> vanilla = golden.vanillaProofs();
    byte[] first = prover.provePartition(of(vanilla.subList(0, 2)), 0, vanilla.subList(0, 2));
    byte[] second = prover.provePartition(of(vanilla.subList(2, 3)), 1, vanilla.subList(2, 3));
    assertThat(verifier.verify(golden.statement(), WindowPoSt.merge(List.of(first, second))))
        .isTrue();
    assertThat(verifier.verifyPartition(of(vanilla.subList(2, 3)), 1, second)).isTrue();
    assertThatThrownBy(
            () -> prover.provePartition(of(vanilla.subList(2, 3)), 0, vanilla.subList(2, 3)))
        .as("challenges before 1.2.0 depend on the partition")
        .isInstanceOf(PoStException.class);
    assertThatThrownBy(() -> prover.provePartition(golden.statement(), 0, vanilla))
        .isInstanceOf(MalformedInputException.class);
    for (int index : new int[] {-1, Integer.MAX_VALUE / 2, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> prover.provePartition(of(vanilla.subList(0, 1)), index, vanilla))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("partition is " + index);
    }
  }

  @Test
  void statementOfAPartitionHasItsSectors() {
    PoStStatement all = golden.statement();
    List<SectorVanillaProof> vanilla = golden.vanillaProofs();
    assertThat(all.partition(0)).isEqualTo(of(vanilla.subList(0, 2)));
    assertThat(all.partition(1)).isEqualTo(of(vanilla.subList(2, 3)));
    for (int index : new int[] {-1, 2}) {
      assertThatThrownBy(() -> all.partition(index))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("wanted 0 to 1");
    }
  }

  @Test
  void faultySectorIsSkippedAndTheRestProved() throws IOException {
    GoldenPoSt document = GoldenReplicas.document("window-v12");
    List<PoStReplica> replicas =
        GoldenReplicas.copy(document, folder, "v12-1", "v12-2", "v12-3", "v12-4", "v12-5");
    Files.write(replicas.get(3).replica(), new byte[100]);
    PoStResult result = prove(document.config(), replicas);
    assertThat(result.skipped()).hasSize(1);
    assertThat(result.skipped().getFirst().sector()).isEqualTo(replicas.get(3).sector());
    assertThat(result.skipped().getFirst().reason()).isEqualTo(FaultReason.REPLICA_SHORT);
    PoStStatement statement = result.statement().orElseThrow();
    assertThat(statement.sectors()).hasSize(4).doesNotContainKey(replicas.get(3).sector());
    assertThat(result.proof()).hasSize(2 * 192);
    assertThat(verifier.verify(statement, result.proof())).isTrue();
  }

  @Test
  void whereNoSectorIsWellThereIsNoProof() throws IOException {
    GoldenPoSt document = GoldenReplicas.document("window-v12");
    List<PoStReplica> replicas = GoldenReplicas.copy(document, folder, "v12-1");
    Files.delete(replicas.getFirst().replica());
    PoStResult result = prove(document.config(), replicas);
    assertThat(result.statement()).isEmpty();
    assertThat(result.proof()).isEmpty();
    assertThat(result.skipped()).hasSize(1);
    assertThatThrownBy(() -> prove(document.config(), List.of()))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void vanillaProofsThatDoNotFitAreNamed() {
    List<SectorVanillaProof> vanilla = golden.vanillaProofs();
    PoStStatement statement = golden.statement();
    String missing = Long.toUnsignedString(vanilla.getLast().sector());
    assertThatThrownBy(() -> prover.prove(statement, vanilla.subList(0, 2)))
        .isInstanceOf(PoStException.class)
        .hasMessageContaining("1 of 3 sectors")
        .hasMessageContaining(missing);
    assertThatThrownBy(() -> prover.prove(of(vanilla.subList(0, 2)), vanilla))
        .isInstanceOf(PoStException.class)
        .hasMessageContaining(missing);
    List<SectorVanillaProof> damaged = new ArrayList<>(vanilla);
    SectorVanillaProof last = damaged.removeLast();
    damaged.add(
        new SectorVanillaProof(
            last.sector(), last.commR(), last.commC(), Bytes32.ZERO, last.inclusions().reversed()));
    assertThatThrownBy(() -> prover.prove(statement, damaged))
        .isInstanceOf(PoStException.class)
        .hasMessageContaining("comm_r");
    List<SectorVanillaProof> two = new ArrayList<>(vanilla);
    two.add(damaged.getLast());
    assertThatThrownBy(() -> prover.prove(statement, two))
        .isInstanceOf(PoStException.class)
        .hasMessageContaining("two different vanilla proofs of sector " + missing);
    assertThatThrownBy(() -> prover.prove(GoldenPoSt.named("winning-2k").statement(), List.of()))
        .isInstanceOf(MalformedInputException.class);
    PoStStatement wild =
        new PoStStatement(
            golden.config(),
            ProverId.fromHex("ff".repeat(32)),
            golden.randomness(),
            golden.commitments());
    assertThatThrownBy(() -> prover.prove(wild, vanilla))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void missingParametersAndCancellationAreTheirOwnExceptions() throws IOException {
    ParameterStore empty = ParameterStore.trusting(folder);
    assertThatThrownBy(() -> WindowPoSt.open(SectorSize.KIB_2, empty, KERNELS, work))
        .isInstanceOf(ParameterException.class);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Work cancelled = new Work(Runnable::run, 1, cancellation, ProgressListener.NONE);
    ParameterStore store = ParameterStore.trusting(params);
    assertThatThrownBy(
            () -> {
              try (WindowPoSt stopped =
                  WindowPoSt.open(SectorSize.KIB_2, store, KERNELS, cancelled)) {
                stopped.prove(golden.statement(), golden.vanillaProofs());
              }
            })
        .isInstanceOf(OperationCancelledException.class);
  }

  private PoStResult prove(PoStConfig config, List<PoStReplica> replicas) {
    ReadPolicy once = ReadPolicy.standard().withAttempts(1, Duration.ZERO);
    VanillaReader reader =
        VanillaReader.builder().kernels(KERNELS.hashing()).work(work).policy(once).build();
    return prover.prove(config, ProverId.ofActor(1000), golden.randomness(), replicas, reader);
  }

  private PoStStatement of(List<SectorVanillaProof> vanilla) {
    return PoStStatement.of(golden.config(), golden.prover(), golden.randomness(), vanilla);
  }
}
