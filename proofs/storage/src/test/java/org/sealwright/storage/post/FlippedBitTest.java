// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenReplicas;
import org.sealwright.storage.testing.TestData;

/** A flipped bit in any file yields a fault of that sector, or the same proof; nothing else. */
class FlippedBitTest {
  @TempDir Path folder;
  private final VanillaReader reader =
      VanillaReader.builder().kernels(TestData.kernels()).readers(Runnable::run).build();

  /** Flips one bit in every {@code step} of the replica, more of the small files. */
  @ParameterizedTest(name = "{1}, every {2}th bit")
  @CsvSource({
    "window-2k, s2k-1, 31",
    "winning-2k, s2k-1, 401",
    "window-s4k, s4k, 101",
    "window-s16k, s16k, 409",
    "window-s32k, s32k, 811"
  })
  void flips(String document, String sector, int step) throws IOException {
    GoldenPoSt golden = GoldenReplicas.document(document);
    PoStReplica replica = GoldenReplicas.copy(golden, folder, sector).getFirst();
    List<Long> challenges = golden.challenges().get(replica.sector());
    SectorVanillaProof good =
        golden.vanillaProofs().stream()
            .filter(proof -> proof.sector() == replica.sector())
            .findFirst()
            .orElseThrow();
    boolean single = golden.config().size().baseTrees() == 1;
    int rootStep = single ? 1 : 11;
    for (Path file : files(replica.cache())) {
      byte[] contents = Files.readAllBytes(file);
      boolean small = contents.length <= 64;
      for (int bit = 0; bit < 8 * contents.length; bit += small ? rootStep : step) {
        contents[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(file, contents, StandardOpenOption.WRITE);
        VanillaReading reading =
            reader.read(golden.config().size(), List.of(replica), number -> challenges);
        // All leaves of a single tree this small are touched, and all roots of a compound one.
        if (single || small || !reading.faults().isEmpty()) {
          assertThat(reading.proofs()).as("%s bit %d", file, bit).isEmpty();
          assertThat(reading.faults()).hasSize(1);
          assertThat(reading.faults().getFirst().sector()).isEqualTo(replica.sector());
        } else {
          assertThat(reading.proofs()).as("%s bit %d", file, bit).containsExactly(good);
        }
        contents[bit / 8] ^= (byte) (1 << (bit % 8));
      }
      Files.write(file, contents);
    }
    assertThat(reader.read(golden.config().size(), List.of(replica), n -> challenges).proofs())
        .containsExactly(good);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
