// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.aggregate.AggregateVersion;

/** The network's tables of PoSt proofs, update proofs and aggregations. */
class RegisteredPoStProofTest {
  @ParameterizedTest
  @CsvSource({
    "0, StackedDrgWinning2KiBV1, KIB_2, WINNING, 1.0.0",
    "1, StackedDrgWinning8MiBV1, MIB_8, WINNING, 1.0.0",
    "2, StackedDrgWinning512MiBV1, MIB_512, WINNING, 1.0.0",
    "3, StackedDrgWinning32GiBV1, GIB_32, WINNING, 1.0.0",
    "4, StackedDrgWinning64GiBV1, GIB_64, WINNING, 1.0.0",
    "5, StackedDrgWindow2KiBV1, KIB_2, WINDOW, 1.0.0",
    "6, StackedDrgWindow8MiBV1, MIB_8, WINDOW, 1.0.0",
    "7, StackedDrgWindow512MiBV1, MIB_512, WINDOW, 1.0.0",
    "8, StackedDrgWindow32GiBV1, GIB_32, WINDOW, 1.0.0",
    "9, StackedDrgWindow64GiBV1, GIB_64, WINDOW, 1.0.0",
    "10, StackedDrgWindow2KiBV1_1, KIB_2, WINDOW, 1.2.0",
    "11, StackedDrgWindow8MiBV1_1, MIB_8, WINDOW, 1.2.0",
    "12, StackedDrgWindow512MiBV1_1, MIB_512, WINDOW, 1.2.0",
    "13, StackedDrgWindow32GiBV1_1, GIB_32, WINDOW, 1.2.0",
    "14, StackedDrgWindow64GiBV1_1, GIB_64, WINDOW, 1.2.0"
  })
  void factsAreThoseOfTheRegistry(
      int number, String name, SectorSize size, PoStKind kind, String version) {
    RegisteredPoStProof proof = new RegisteredPoStProof(number);
    assertThat(proof.name()).isEqualTo(name);
    assertThat(proof.sectorSize()).isEqualTo(size);
    assertThat(proof.kind()).isEqualTo(kind);
    assertThat(proof.apiVersion()).hasToString(version);
    assertThat(RegisteredPoStProof.ofName(name)).isEqualTo(proof);
    assertThat(RegisteredPoStProof.all().get(number)).isEqualTo(proof);
  }

  @Test
  void sealProofsOfASizeHaveTheSameFollowers() {
    for (RegisteredSealProof seal : RegisteredSealProof.all()) {
      int size = seal.number() % 5;
      assertThat(seal.winningPost().number()).isEqualTo(size);
      assertThat(seal.windowPost().number()).isEqualTo(10 + size);
      assertThat(seal.update().number()).isEqualTo(size);
      assertThat(seal.update().sectorSize()).isEqualTo(seal.sectorSize());
      assertThat(seal.update().apiVersion()).isEqualTo(ApiVersion.V1_1_0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 15, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void otherNumbersAreRefused(int number) {
    assertThatThrownBy(() -> new RegisteredPoStProof(number))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new RegisteredUpdateProof(number))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new RegisteredAggregation(number))
        .isInstanceOf(MalformedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "StackedDrgWindow4KiBV1", "StackedDrgWinning2KiBV1_1", "V1_2"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> RegisteredPoStProof.ofName(name))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> RegisteredUpdateProof.ofName(name))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> RegisteredAggregation.ofName(name))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void namesOfOtherProgramsAndOtherTablesAreKnown() {
    assertThat(RegisteredPoStProof.ofName("StackedDrgWindow32GiBV1_2").number()).isEqualTo(13);
    assertThat(RegisteredUpdateProof.all())
        .extracting(RegisteredUpdateProof::name)
        .containsExactly(
            "StackedDrg2KiBV1",
            "StackedDrg8MiBV1",
            "StackedDrg512MiBV1",
            "StackedDrg32GiBV1",
            "StackedDrg64GiBV1")
        .allMatch(name -> RegisteredUpdateProof.ofName(name).name().equals(name));
    assertThat(RegisteredAggregation.ofName("SnarkPackV2").version())
        .isEqualTo(AggregateVersion.V2);
    assertThat(RegisteredAggregation.of(AggregateVersion.V1).number()).isZero();
  }

  @Test
  void sizesForTestsAreNotRegistered() {
    assertThatThrownBy(() -> RegisteredPoStProof.window(SectorSize.KIB_4))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> RegisteredUpdateProof.of(SectorSize.GIB_1))
        .isInstanceOf(MalformedInputException.class);
  }
}
