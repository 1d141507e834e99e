// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.testing.SmallSector;

/** Every file of a sector, damaged in every way, is named, and made anew by its phase. */
class DamageTest {
  @TempDir Path folder;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Sealer sealer = SmallSector.sealer();
  private SmallSector sector;

  /** What happens to a file. */
  enum Damage {
    FLIPPED,
    CUT,
    EXTENDED,
    EMPTY,
    GONE;

    void apply(Path file, SplittableRandom random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case FLIPPED -> {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(file, bytes);
        }
        case CUT -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(1, bytes.length)));
        case EXTENDED -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 32));
        case EMPTY -> Files.write(file, new byte[0]);
        case GONE -> Files.delete(file);
      }
    }
  }

  @BeforeEach
  void stage() throws IOException {
    sector = new SmallSector("s4k", folder);
  }

  @ParameterizedTest
  @EnumSource
  void damagedFileOfPreCommit1IsNamedRefusedAndMadeAnew(Damage damage) throws IOException {
    PreCommit1Output pc1 = sector.preCommit1(sealer);
    Map<String, String> undisturbed = sector.digests();
    for (Path file : files()) {
      damage.apply(file, random);
      assertNamed(file);
      if (!file.equals(sector.paths.sealed())) {
        assertThatThrownBy(() -> sector.preCommit2(sealer, pc1))
            .as("seed %d, %s", seed, file)
            .isInstanceOfAny(SealingException.class, SectorFileException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
      assertThat(sector.preCommit1(sealer)).isEqualTo(pc1);
      assertThat(sector.digests()).as("seed %d, %s", seed, file).isEqualTo(undisturbed);
      assertThat(problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedFileOfPreCommit2IsNamedAndMadeAnew(Damage damage) throws IOException {
    PreCommit1Output pc1 = sector.preCommit1(sealer);
    PreCommit2Output pc2 = sector.preCommit2(sealer, pc1);
    Map<String, String> undisturbed = sector.digests();
    for (Path file : files()) {
      damage.apply(file, random);
      assertNamed(file);
      sector.preCommit1(sealer);
      assertThat(sector.preCommit2(sealer, pc1)).as("seed %d, %s", seed, file).isEqualTo(pc2);
      assertThat(sector.digests()).as("seed %d, %s", seed, file).isEqualTo(undisturbed);
      assertThat(problems()).isEmpty();
    }
    assertThatCode(() -> sector.commit1(sealer)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void commit1OnDamagedFileRefusesOrGivesTheSameProof(Damage damage) throws IOException {
    PreCommit1Output pc1 = sector.preCommit1(sealer);
    sector.preCommit2(sealer, pc1);
    Commit1Output proof = sector.commit1(sealer);
    for (Path file : files()) {
      byte[] original = Files.readAllBytes(file);
      for (int round = 0; round < 10; round++) {
        damage.apply(file, random);
        Throwable thrown =
            catchThrowable(() -> assertThat(sector.commit1(sealer)).isEqualTo(proof));
        if (thrown != null) {
          assertThat(thrown)
              .as("seed %d, %s", seed, file)
              .isInstanceOfAny(
                  SealingException.class, SectorFileException.class, MalformedInputException.class);
        }
        Files.write(file, original);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedJournalIsNamedAndWhatItForgotIsMadeAnew(Damage damage) throws IOException {
    PreCommit1Output pc1 = sector.preCommit1(sealer);
    Map<String, String> undisturbed = sector.digests();
    for (int round = 0; round < 20; round++) {
      damage.apply(sector.paths.journal(), random);
      if (damage == Damage.FLIPPED) {
        assertThat(problems()).as("seed %d", seed).anyMatch(p -> p.contains("journal"));
      }
      assertThat(sector.preCommit1(sealer)).as("seed %d", seed).isEqualTo(pc1);
      assertThat(sector.digests()).isEqualTo(undisturbed);
    }
    assertThat(sector.preCommit2(sealer, pc1)).isEqualTo(sector.commitments());
  }

  @Test
  void folderOfAnotherSectorIsNotOverwritten() throws IOException {
    sector.preCommit2(sealer, sector.preCommit1(sealer));
    Map<String, String> undisturbed = sector.digests();
    SectorSpec spec = sector.golden.spec();
    SectorSpec other =
        new SectorSpec(spec.config(), spec.proverId(), spec.sectorId() + 1, spec.ticket());
    assertThatThrownBy(
            () -> sealer.preCommit1(other, sector.staged, sector.paths, sector.golden.pieces()))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("another sector");
    assertThat(sector.digests()).isEqualTo(undisturbed);
  }

  @Test
  void damagedLayerOfAnUnknownMakerIsNamed() throws IOException {
    PreCommit1Output pc1 = sector.preCommit1(sealer);
    Files.delete(sector.paths.journal());
    byte[] layer = Files.readAllBytes(sector.paths.layer(2));
    for (int at = 0; at < layer.length; at += 32) {
      layer[at] ^= 1;
    }
    Files.write(sector.paths.layer(2), layer);
    assertThatThrownBy(() -> sector.preCommit2(sealer, pc1))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("layer-2");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> cache = Files.list(sector.paths.cache())) {
      return Stream.concat(Stream.of(sector.paths.sealed()), cache.sorted()).toList();
    }
  }

  private List<String> problems() throws IOException {
    return SectorInspector.inspect(sector.paths, Work.serial()).problems();
  }

  private void assertNamed(Path file) throws IOException {
    assertThat(problems())
        .as("seed %d, %s", seed, file)
        .anyMatch(problem -> problem.contains(file.getFileName().toString()));
  }
}
