// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;

/** The network's table of seal proofs. */
class RegisteredSealProofTest {
  @ParameterizedTest
  @CsvSource({
    "0, StackedDrg2KiBV1, KIB_2, 1.0.0, NONE, 1",
    "1, StackedDrg8MiBV1, MIB_8, 1.0.0, NONE, 1",
    "2, StackedDrg512MiBV1, MIB_512, 1.0.0, NONE, 1",
    "3, StackedDrg32GiBV1, GIB_32, 1.0.0, NONE, 10",
    "4, StackedDrg64GiBV1, GIB_64, 1.0.0, NONE, 10",
    "5, StackedDrg2KiBV1_1, KIB_2, 1.1.0, NONE, 1",
    "6, StackedDrg8MiBV1_1, MIB_8, 1.1.0, NONE, 1",
    "7, StackedDrg512MiBV1_1, MIB_512, 1.1.0, NONE, 1",
    "8, StackedDrg32GiBV1_1, GIB_32, 1.1.0, NONE, 10",
    "9, StackedDrg64GiBV1_1, GIB_64, 1.1.0, NONE, 10",
    "10, StackedDrg2KiBV1_1_Feat_SyntheticPoRep, KIB_2, 1.2.0, SYNTHETIC, 1",
    "11, StackedDrg8MiBV1_1_Feat_SyntheticPoRep, MIB_8, 1.2.0, SYNTHETIC, 1",
    "12, StackedDrg512MiBV1_1_Feat_SyntheticPoRep, MIB_512, 1.2.0, SYNTHETIC, 1",
    "13, StackedDrg32GiBV1_1_Feat_SyntheticPoRep, GIB_32, 1.2.0, SYNTHETIC, 10",
    "14, StackedDrg64GiBV1_1_Feat_SyntheticPoRep, GIB_64, 1.2.0, SYNTHETIC, 10",
    "15, StackedDrg2KiBV1_2_Feat_NonInteractivePoRep, KIB_2, 1.2.0, NON_INTERACTIVE, 13",
    "16, StackedDrg8MiBV1_2_Feat_NonInteractivePoRep, MIB_8, 1.2.0, NON_INTERACTIVE, 13",
    "17, StackedDrg512MiBV1_2_Feat_NonInteractivePoRep, MIB_512, 1.2.0, NON_INTERACTIVE, 13",
    "18, StackedDrg32GiBV1_2_Feat_NonInteractivePoRep, GIB_32, 1.2.0, NON_INTERACTIVE, 126",
    "19, StackedDrg64GiBV1_2_Feat_NonInteractivePoRep, GIB_64, 1.2.0, NON_INTERACTIVE, 126"
  })
  void factsAreThoseOfTheRegistry(
      int number,
      String name,
      SectorSize size,
      String version,
      PoRepFeature feature,
      int partitions) {
    RegisteredSealProof proof = new RegisteredSealProof(number);
    assertThat(proof.name()).isEqualTo(name);
    assertThat(proof.sectorSize()).isEqualTo(size);
    assertThat(proof.apiVersion()).hasToString(version);
    assertThat(proof.feature()).isEqualTo(feature);
    assertThat(proof.partitions()).isEqualTo(partitions);
    assertThat(proof.singlePartitionProofLength()).isEqualTo(192);
    assertThat(proof.porepId().toString()).isEqualTo("%02x%s".formatted(number, "00".repeat(31)));
    assertThat(RegisteredSealProof.ofName(name)).isEqualTo(proof);
    assertThat(RegisteredSealProof.of(proof.config())).contains(proof);
    assertThat(RegisteredSealProof.all().get(number)).isEqualTo(proof);
  }

  @Test
  void thereAreTwenty() {
    assertThat(RegisteredSealProof.all()).hasSize(20);
    assertThat(RegisteredSealProof.ofName("StackedDrg32GiBV1_2_Feat_NiPoRep").number())
        .isEqualTo(18);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 20, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void otherNumbersAreRefused(int number) {
    assertThatThrownBy(() -> new RegisteredSealProof(number))
        .isInstanceOf(MalformedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "StackedDrg4KiBV1", "stackedDrg2KiBV1", "StackedDrg2KiBV1_2"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> RegisteredSealProof.ofName(name))
        .isInstanceOf(MalformedInputException.class);
  }
}
