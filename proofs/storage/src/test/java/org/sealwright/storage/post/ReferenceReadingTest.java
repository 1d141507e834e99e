// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Oracle;
import org.sealwright.storage.testing.TestData;

/**
 * Vanilla proofs of sectors that the reference sealed just now, read by both. Runs where {@code
 * -Dsealwright.oracle=FOLDER} names the reference's programs.
 */
class ReferenceReadingTest {
  @TempDir Path folder;

  @BeforeEach
  void findReference() {
    boolean named = Oracle.programs().isPresent();
    if (!named) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    assumeTrue(named, "no reference: -Dsealwright.oracle is not set");
  }

  @ParameterizedTest(name = "{1} sectors of {0} bytes, API {2}")
  @CsvSource({
    "2048, 5, 1.0.0",
    "2048, 3, 1.2.0",
    "4096, 3, 1.2.0",
    "16384, 2, 1.1.0",
    "32768, 2, 1.2.0"
  })
  void smallSectors(long size, int count, String api) throws IOException {
    compare(size, count, api, 2);
  }

  /** The reference itself reads no more than two discarded rows. */
  @ParameterizedTest(name = "{0} bytes, {1} rows discarded")
  @CsvSource({"8388608, 0", "8388608, 1", "8388608, 2", "16777216, 2"})
  @Tag("big")
  void biggerSectors(long size, int discarded) throws IOException {
    compare(size, 1, "1.2.0", discarded);
  }

  /** The reference looks at no length, so what follows the end of a file changes nothing. */
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(longs = {2048, 16384, 32768})
  void filesWithMoreThanTheyShouldHave(long size) throws IOException {
    Oracle oracle = Oracle.in(folder);
    Path own = folder.resolve("s");
    GoldenSector sealed = oracle.seal(own, size, 1, "--api", "1.2.0");
    List<Path> longer = new ArrayList<>(List.of(own.resolve("sealed")));
    try (Stream<Path> cache = Files.list(own.resolve("cache"))) {
      cache
          .filter(path -> path.getFileName().toString().matches("p_aux|.*-r-last.*"))
          .forEach(longer::add);
    }
    for (Path file : longer) {
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    }
    PoStReplica replica =
        new PoStReplica(
            sealed.get("sectorId").number(),
            sealed.bytes("commR"),
            own.resolve("sealed"),
            own.resolve("cache"));
    check(oracle.readPoSt("window", List.of(own), folder.resolve("window.json")), List.of(replica));
  }

  private void compare(long size, int count, String api, int discarded) throws IOException {
    Oracle oracle = Oracle.in(folder).discarding(discarded);
    List<Path> folders = new ArrayList<>();
    List<PoStReplica> replicas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path own = folder.resolve("s" + i);
      GoldenSector sealed = oracle.seal(own, size, 300 + i, "--api", api);
      long sector = sealed.get("sectorId").number();
      Bytes32 commR = sealed.bytes("commR");
      replicas.add(new PoStReplica(sector, commR, own.resolve("sealed"), own.resolve("cache")));
      folders.add(own);
    }
    check(oracle.readPoSt("window", folders, folder.resolve("window.json")), replicas);
    if (!api.equals("1.2.0")) {
      check(
          oracle.readPoSt("winning", folders.subList(0, 1), folder.resolve("winning.json")),
          replicas.subList(0, 1));
    }
  }

  private static void check(GoldenPoSt theirs, List<PoStReplica> replicas) {
    VanillaReader reader = VanillaReader.builder().kernels(TestData.kernels()).build();
    VanillaReading ours = reader.read(theirs.config(), theirs.randomness(), replicas);
    assertThat(ours.faults()).isEmpty();
    assertThat(ours.proofs().stream().map(SectorVanillaProof::toBytes))
        .containsExactlyElementsOf(theirs.vanillaBytes());
  }
}
