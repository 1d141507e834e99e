// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.TestData;

/** Damage of many kinds: a sector is skipped where it can't be proved, and nowhere else. */
class SkippedExactlyTest {
  private static final int ROUNDS = 120;

  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}, rows from {1}")
  @CsvSource({"KIB_2, 1", "KIB_2, 2", "KIB_16, 1", "KIB_16, 2", "KIB_32, 1", "KIB_32, 2"})
  void asThePlainReaderHasIt(SectorSize size, int firstStored) throws IOException {
    RandomReplica replica = new RandomReplica(size, 11);
    PlainReader plain = new PlainReader(size, firstStored);
    PoStVanillaVerifier verifier = new PoStVanillaVerifier(size, TestData.kernels());
    VanillaReader reader =
        VanillaReader.builder()
            .kernels(TestData.kernels())
            .readers(Runnable::run)
            .policy(ReadPolicy.standard().withAttempts(1, Duration.ZERO))
            .build();
    int proved = 0;
    for (int round = 0; round < ROUNDS; round++) {
      PoStReplica sector = replica.write(3, folder, firstStored);
      List<Long> challenges = random.longs(2, 0, size.nodes()).boxed().toList();
      String damage = damage();
      VanillaReading reading = reader.read(size, List.of(sector), number -> challenges);
      boolean wanted = plain.canBeProved(sector, challenges);
      assertThat(reading.proofs())
          .as("seed %d, round %d: %s, got %s", seed, round, damage, reading.faults())
          .hasSize(wanted ? 1 : 0);
      assertThat(reading.faults()).hasSize(wanted ? 0 : 1);
      if (wanted) {
        proved++;
        assertThat(verifier.problem(3, sector.commR(), challenges, reading.proofs().getFirst()))
            .isEmpty();
      }
    }
    assertThat(proved).as("seed %d: both happen", seed).isBetween(1, ROUNDS - 1);
  }

  private String damage() throws IOException {
    Path[] files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toArray(Path[]::new);
    }
    Path file = files[random.nextInt(files.length)];
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    String kind;
    switch (random.nextInt(7)) {
      case 0 -> {
        kind = "cut at " + at;
        Files.write(file, Arrays.copyOf(bytes, at));
      }
      case 1 -> {
        kind = "longer";
        Files.write(file, new byte[1 + random.nextInt(300)], StandardOpenOption.APPEND);
      }
      case 2 -> {
        kind = "gone";
        Files.delete(file);
      }
      case 3 -> {
        Path other = files[random.nextInt(files.length)];
        kind = "that of " + other.getFileName();
        Files.write(file, Files.readAllBytes(other));
      }
      case 4 -> {
        kind = "no field element at " + at / 32;
        Arrays.fill(bytes, at / 32 * 32, at / 32 * 32 + 32, (byte) 0xff);
        Files.write(file, bytes);
      }
      default -> {
        kind = "another bit at " + at;
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
    }
    return file.getFileName() + ": " + kind;
  }
}
