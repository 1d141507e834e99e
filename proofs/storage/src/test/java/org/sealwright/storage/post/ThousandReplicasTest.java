// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.FakeReplica;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.SlowFile;
import org.sealwright.storage.testing.TestData;

/** Many fake replicas, seven of them broken in seven ways: those are named, the rest is proved. */
class ThousandReplicasTest {
  private static final String TREE = "sc-02-data-tree-r-last.dat";

  @TempDir Path folder;
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<PoStReplica> replicas = new ArrayList<>();
  private final List<SectorFault> expected = new ArrayList<>();
  private Map<Long, List<Long>> challenges;

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"KIB_2, 200", "MIB_8, 40"})
  void some(SectorSize size, int count) throws IOException {
    run(size, count);
  }

  @Test
  @Tag("big")
  void thousandSmallSectors() throws IOException {
    run(SectorSize.KIB_2, 1000);
  }

  @Test
  @Tag("big")
  void thousandBiggerSectors() throws IOException {
    run(SectorSize.MIB_8, 1000);
  }

  private void run(SectorSize size, int count) throws IOException {
    make(size, count);
    PoStConfig config = PoStConfig.window(size, ApiVersion.V1_2_0);
    PoStRandomness randomness = PoStRandomness.masked(Bytes32.of(TestData.stream(5, 32)));
    List<Long> sectors = replicas.stream().map(PoStReplica::sector).toList();
    challenges = PoStChallenges.ofSectors(config, randomness, sectors);
    spoil(size, count);
    PoStVanillaVerifier verifier = new PoStVanillaVerifier(size, TestData.kernels());
    VanillaReader reader =
        VanillaReader.builder()
            .kernels(TestData.kernels())
            .policy(
                ReadPolicy.standard()
                    .withTimeout(Duration.ofSeconds(3))
                    .withAttempts(1, Duration.ZERO))
            .build();
    List<Long> proved = new ArrayList<>();
    List<SectorVanillaProof> sample = new ArrayList<>();
    long[] most = new long[1];
    VanillaReading reading =
        reader.stream(
            size,
            replicas,
            challenges::get,
            proof -> {
              proved.add(proof.sector());
              if (proved.size() % 10 == 1) {
                sample.add(proof);
              }
              Runtime runtime = Runtime.getRuntime();
              most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
            });
    assertThat(reading.faults().stream().map(ThousandReplicasTest::withoutDetail))
        .containsExactlyElementsOf(expected);
    List<Long> rest = new ArrayList<>(sectors);
    expected.forEach(fault -> rest.remove(fault.sector()));
    assertThat(proved).isEqualTo(rest);
    for (SectorVanillaProof proof : sample) {
      Bytes32 commR = replicas.get((int) proof.sector() - 1).commR();
      assertThat(verifier.problem(proof.sector(), commR, challenges.get(proof.sector()), proof))
          .isEmpty();
    }
    report(size, reading.figures(), most[0]);
  }

  private void make(SectorSize size, int count) throws IOException {
    FakeReplica fake =
        new FakeReplica(
            Sealer.builder().kernels(TestData.kernels()).build(), new SplittableRandom(1));
    PoRepConfig config = new PoRepConfig(size, Bytes32.ZERO, ApiVersion.V1_2_0, PoRepFeature.NONE);
    for (int sector = 1; sector <= count; sector++) {
      Path own = Files.createDirectory(folder.resolve("s" + sector));
      SectorPaths paths = SectorPaths.in(own);
      Bytes32 commR = fake.make(config, paths);
      replicas.add(new PoStReplica(sector, commR, paths.sealed(), paths.cache()));
    }
  }

  private void spoil(SectorSize size, int count) throws IOException {
    int step = count / 8;
    boolean big = size == SectorSize.MIB_8;
    int at = step;
    Files.delete(replicas.get(at).replica());
    expect(SectorFault.of(at + 1, FaultReason.REPLICA_MISSING, ""));

    at += step;
    shorten(replicas.get(at).cache().resolve(TREE));
    expect(SectorFault.of(at + 1, FaultReason.TREE_SHORT, ""));

    at += step;
    Path aux = replicas.get(at).cache().resolve("p_aux");
    Files.write(aux, Files.readAllBytes(replicas.get(0).cache().resolve("p_aux")));
    expect(SectorFault.of(at + 1, FaultReason.COMM_R_MISMATCH, ""));

    at += step;
    long leaf = challenges.get(at + 1L).get(4);
    write(replicas.get(at).replica(), 32 * leaf, 1);
    long first = firstInBlock(at, leaf, big ? 512 : 64);
    expect(SectorFault.at(at + 1, FaultReason.REPLICA_CORRUPT, first, 0, ""));

    at += step;
    long node = challenges.get(at + 1L).get(7) / 4096;
    write(replicas.get(at).cache().resolve(TREE), big ? 32 * (512 + node) : 0, 1);
    // The whole group of eight is one hash: whoever meets the group first meets the damage.
    expect(
        big
            ? SectorFault.at(
                at + 1, FaultReason.TREE_CORRUPT, firstInBlock(at, 4096 * node, 32768), 4, "")
            : SectorFault.at(
                at + 1, FaultReason.TREE_CORRUPT, challenges.get(at + 1L).getFirst(), 2, ""));

    at += step;
    leaf = challenges.get(at + 1L).get(9);
    write(replicas.get(at).replica(), 32 * leaf + 31, 0xff);
    first = firstInBlock(at, leaf, big ? 512 : 64);
    expect(SectorFault.at(at + 1, FaultReason.NODE_NOT_CANONICAL, first, 0, ""));

    at += step;
    PoStReplica old = replicas.get(at);
    Path slow = SlowFile.at(old.replica(), this::hang);
    replicas.set(at, new PoStReplica(old.sector(), old.commR(), slow, old.cache()));
    expect(SectorFault.of(at + 1, FaultReason.READ_TOO_SLOW, ""));
  }

  private long firstInBlock(int at, long leaf, long leaves) {
    return challenges.get(at + 1L).stream()
        .filter(challenge -> challenge / leaves == leaf / leaves)
        .findFirst()
        .orElseThrow();
  }

  private void expect(SectorFault fault) {
    expected.add(fault);
  }

  private static SectorFault withoutDetail(SectorFault fault) {
    return new SectorFault(
        fault.sector(), fault.reason(), fault.challenge(), fault.treeLevel(), "");
  }

  private void hang() throws IOException {
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static void shorten(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
  }

  private static void write(Path path, long at, int value) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ value);
    }
  }

  private static void report(SectorSize size, ReadFigures figures, long memory) {
    // One of them is the slow one: its time-out is no work.
    double micros = figures.elapsed().toNanos() / 1e3;
    System.out.printf(
        "%d sectors of %s: %.1f reads, %.1f KiB, %.0f us a sector, %d MiB of heap at most%n",
        figures.sectors(),
        size.label(),
        (double) figures.reads() / figures.sectors(),
        figures.bytes() / 1024.0 / figures.sectors(),
        micros / figures.sectors(),
        memory >> 20);
  }
}
