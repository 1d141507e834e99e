// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameterGenerator;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Oracle;

/**
 * Sectors that the reference sealed, proved by it and by us, each judged by the other; vanilla
 * proofs compared byte for byte. Runs where {@code -Dsealwright.oracle=FOLDER} names the
 * reference's programs.
 */
class ReferencePoStTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final int THREADS = 2;
  private static final int SECTORS = 5;

  @TempDir static Path scratch;
  @TempDir Path folder;
  private ExecutorService pool;
  private Work work;

  @BeforeEach
  void findReference() {
    boolean named = Oracle.programs().isPresent();
    if (!named) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    pool = Executors.newFixedThreadPool(THREADS);
    work = new Work(pool, THREADS, new Cancellation(), ProgressListener.NONE);
    assumeTrue(named, "no reference: -Dsealwright.oracle is not set");
  }

  @AfterEach
  void release() {
    pool.close();
  }

  @ParameterizedTest
  @CsvSource({
    "KIB_2, 1.0.0",
    "KIB_2, 1.2.0",
    "KIB_4, 1.0.0",
    "KIB_4, 1.2.0",
    "KIB_16, 1.0.0",
    "KIB_16, 1.2.0",
    "KIB_32, 1.0.0",
    "KIB_32, 1.2.0"
  })
  void windowsAreAcceptedBothWaysUnderOurParameters(SectorSize size, String version)
      throws IOException {
    Oracle oracle = Oracle.in(scratch);
    ourParameters(oracle, SectorProof.WINDOW, size);
    List<Path> sectors = sectors(oracle, size, version);
    try (WindowPoSt prover = WindowPoSt.open(size, store(oracle), KERNELS, work)) {
      for (int count : new int[] {1, 2, 3, 5}) {
        judgeWindow(oracle, prover, sectors.subList(0, count));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KIB_2", "KIB_4", "KIB_16", "KIB_32"})
  void windowsAreAcceptedBothWaysUnderTheReferencesParameters(SectorSize size) throws IOException {
    Oracle oracle = Oracle.in(folder);
    oracle.makeParameters(size.bytes(), "window");
    List<Path> sectors = sectors(Oracle.in(scratch), size, "1.2.0");
    try (WindowPoSt prover = WindowPoSt.open(size, store(oracle), KERNELS, work)) {
      judgeWindow(oracle, prover, sectors.subList(0, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KIB_2", "KIB_4", "KIB_16", "KIB_32"})
  void winningsAreAcceptedBothWays(SectorSize size) throws IOException {
    Oracle oracle = Oracle.in(scratch);
    ourParameters(oracle, SectorProof.WINNING, size);
    List<Path> sector = sectors(oracle, size, "1.1.0").subList(0, 1);
    try (WinningPoSt prover = WinningPoSt.open(size, store(oracle), KERNELS, work)) {
      GoldenPoSt theirs = oracle.provePoSt("winning", sector, folder.resolve("theirs.json"));
      List<byte[]> vanilla = new ArrayList<>();
      PoStResult ours =
          prover.prove(
              theirs.prover(),
              theirs.randomness(),
              replicas(sector).getFirst(),
              VanillaReader.builder().kernels(KERNELS.hashing()).work(work).build(),
              proof -> vanilla.add(proof.toBytes()));
      judge(oracle, theirs, ours, vanilla);
    }
  }

  private void judgeWindow(Oracle oracle, WindowPoSt prover, List<Path> sectors)
      throws IOException {
    GoldenPoSt theirs = oracle.provePoSt("window", sectors, folder.resolve("theirs.json"));
    List<byte[]> vanilla = new ArrayList<>();
    PoStResult ours =
        prover.prove(
            theirs.config(),
            theirs.prover(),
            theirs.randomness(),
            replicas(sectors),
            VanillaReader.builder().kernels(KERNELS.hashing()).work(work).build(),
            proof -> vanilla.add(proof.toBytes()));
    judge(oracle, theirs, ours, vanilla);
  }

  private void judge(Oracle oracle, GoldenPoSt theirs, PoStResult ours, List<byte[]> vanilla)
      throws IOException {
    assertThat(ours.skipped()).isEmpty();
    assertThat(vanilla).containsExactlyElementsOf(theirs.vanillaBytes());
    assertThat(ours.statement().orElseThrow().challenges()).isEqualTo(theirs.challenges());
    PoStVerifier verifier = PoStVerifier.open(theirs.config(), store(oracle), KERNELS, work);
    assertThat(verifier.verify(theirs.statement(), theirs.proof())).isTrue();
    Path document = folder.resolve("ours.json");
    Files.write(document, theirs.withProof(ours.proof()));
    assertThat(Oracle.accepts(document, oracle.keys())).isTrue();
    if (ours.partitions().size() > 1) {
      byte[] turned =
          WindowPoSt.merge(
              ours.partitions().reversed().stream().map(proof -> proof.toBytes()).toList());
      Files.write(document, theirs.withProof(turned));
      assertThat(Oracle.accepts(document, oracle.keys())).isFalse();
      assertThat(verifier.verify(theirs.statement(), turned)).isFalse();
    }
    System.err.printf(
        "both ways: %s of %s, API %s, %d sectors%n",
        theirs.config().kind(),
        theirs.config().size().label(),
        theirs.config().version(),
        theirs.sectorNumbers().size());
  }

  private static ParameterStore store(Oracle oracle) {
    return ParameterStore.trusting(oracle.keys());
  }

  private void ourParameters(Oracle oracle, SectorProof proof, SectorSize size) throws IOException {
    SectorParameters parameters = new SectorParameters(proof, size);
    if (!store(oracle).has(parameters.fileName(ParameterKind.PROVING_KEY))) {
      SectorParameterGenerator.of(KERNELS, work).generate(parameters, oracle.keys(), false);
    }
  }

  /** Sealed once for all tests; the reference takes the version from the sectors' documents. */
  private static List<Path> sectors(Oracle oracle, SectorSize size, String version)
      throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < SECTORS; i++) {
      Path sector = scratch.resolve(size + "-" + i);
      if (!Files.exists(sector)) {
        oracle.seal(sector, size.bytes(), size.bytes() + i);
      }
      Map<String, Object> members = new LinkedHashMap<>();
      ((Map<?, ?>) read(sector).value())
          .forEach((name, value) -> members.put((String) name, value));
      members.put("apiVersion", version);
      Files.write(sector.resolve("sector.json"), new Json(members).toBytes());
      folders.add(sector);
    }
    return folders;
  }

  private static List<PoStReplica> replicas(List<Path> sectors) throws IOException {
    List<PoStReplica> replicas = new ArrayList<>();
    for (Path sector : sectors) {
      Json document = read(sector);
      replicas.add(
          new PoStReplica(
              document.get("sectorId").number(),
              Bytes32.fromHex(document.get("commR").text()),
              sector.resolve("sealed"),
              sector.resolve("cache")));
    }
    return replicas;
  }

  private static Json read(Path sector) throws IOException {
    try (InputStream in = Files.newInputStream(sector.resolve("sector.json"))) {
      return Json.read(in);
    }
  }
}
