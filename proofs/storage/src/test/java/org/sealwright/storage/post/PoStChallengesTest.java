// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.Json;

/** Challenges against the reference's, and the laws of their order. */
class PoStChallengesTest {
  private static final PoStRandomness ZERO = new PoStRandomness(Bytes32.ZERO);

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void challengesAreTheReferences(String name) {
    GoldenPoSt golden = GoldenPoSt.named(name);
    SortedMap<Long, List<Long>> challenges =
        PoStChallenges.ofSectors(golden.config(), golden.randomness(), golden.sectorNumbers());
    assertThat(challenges).isEqualTo(golden.challenges());
  }

  @Test
  void winningSectorIsTheReferences() {
    GoldenPoSt golden = GoldenPoSt.named("winning-2k");
    ProverId prover = golden.prover();
    for (Json pick : golden.get("sectorChallenges").list()) {
      assertThat(
              PoStChallenges.winningSector(
                  prover, golden.randomness(), pick.get("sectorSetSize").number()))
          .isEqualTo(pick.get("indices").list().getFirst().number());
    }
  }

  @Test
  void winningSectorIsTheSpecifications() {
    PoStRandomness ones = new PoStRandomness(Bytes32.fromHex("01".repeat(32)));
    assertThat(PoStChallenges.winningSector(ProverId.ofActor(1000), ones, 1000)).isEqualTo(596);
    assertThatThrownBy(() -> PoStChallenges.winningSector(ProverId.ofActor(1), ones, 0))
        .isInstanceOf(MalformedInputException.class);
    ProverId wild = ProverId.fromHex("ff".repeat(32));
    assertThatThrownBy(() -> PoStChallenges.winningSector(wild, ones, 1))
        .isInstanceOf(MalformedInputException.class);
    assertThat(PoStChallenges.winningSector(ProverId.ofActor(1000), ones, -1)).isNotZero();
  }

  /** Those of Curio's published vanilla proof. */
  @Test
  void largeSectorsAreChallengedAsOnTheNetwork() {
    PoStConfig config = PoStConfig.window(SectorSize.GIB_32, ApiVersion.V1_2_0);
    assertThat(PoStChallenges.ofSector(config, ZERO, 1, 7))
        .containsExactly(
            707914199L,
            439148358L,
            967788220L,
            548708700L,
            1061661429L,
            6202012L,
            1055504637L,
            389535735L,
            1000069704L,
            600088878L);
    PoStConfig small = PoStConfig.window(SectorSize.KIB_2, ApiVersion.V1_0_0);
    assertThat(PoStChallenges.ofSector(small, ZERO, 1, 0))
        .containsExactly(23L, 6L, 60L, 28L, 53L, 28L, 61L, 55L, 8L, 46L);
  }

  @Property(tries = 50)
  void newChallengesDependOnNoPlace(@ForAll @Size(min = 1, max = 6) List<Long> sectors) {
    PoStConfig config = PoStConfig.window(SectorSize.MIB_8, ApiVersion.V1_2_0);
    List<Long> turned = new ArrayList<>(sectors).reversed();
    assertThat(PoStChallenges.ofSectors(config, ZERO, turned))
        .isEqualTo(PoStChallenges.ofSectors(config, ZERO, sectors));
  }

  @Property(tries = 50)
  void oldChallengesAreNumberedThroughTheList(@ForAll @Size(min = 1, max = 6) List<Long> sectors) {
    PoStConfig config = PoStConfig.window(SectorSize.MIB_8, ApiVersion.V1_1_0);
    SortedMap<Long, List<Long>> all = PoStChallenges.ofSectors(config, ZERO, sectors);
    for (long sector : sectors) {
      long first = 10L * sectors.lastIndexOf(sector);
      for (int i = 0; i < 10; i++) {
        assertThat(all.get(sector).get(i))
            .isEqualTo(PoStChallenges.leaf(ZERO, sector, first + i, SectorSize.MIB_8.nodes()));
      }
    }
    assertThat(List.copyOf(all.keySet())).isSortedAccordingTo(Long::compareUnsigned);
  }

  @Test
  void configurationsAreThoseOfTheNetwork() {
    PoStConfig winning = PoStConfig.winning(SectorSize.GIB_32);
    assertThat(winning.partitions(1)).isEqualTo(1);
    assertThat(winning.challengesPerSector()).isEqualTo(66);
    assertThat(winning.proofBytes(1)).isEqualTo(192);
    PoStConfig window = PoStConfig.window(SectorSize.GIB_32, ApiVersion.V1_2_0);
    assertThat(window.partitions(2349)).isEqualTo(1);
    assertThat(window.partitions(2350)).isEqualTo(2);
    assertThat(window.proofBytes(2 * 2349 + 1)).isEqualTo(3 * 192);
    assertThat(PoStConfig.window(SectorSize.KIB_16, ApiVersion.V1_0_0).partitions(5)).isEqualTo(3);
    assertThatThrownBy(() -> winning.partitions(2)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> window.partitions(0)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new PoStConfig(SectorSize.KIB_2, PoStKind.WINNING, ApiVersion.V1_2_0))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> PoStChallenges.ofSectors(window, ZERO, List.of()))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void randomnessIsMaskedOrRefused() {
    Bytes32 drawn = Bytes32.fromHex("ff".repeat(32));
    assertThatThrownBy(() -> new PoStRandomness(drawn)).isInstanceOf(MalformedInputException.class);
    assertThat(PoStRandomness.masked(drawn)).hasToString("ff".repeat(31) + "3f");
  }
}
