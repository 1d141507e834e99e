// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorSize;

/** The table of the specification (post-update.md, B.1, B.4, B.6). */
class UpdateConfigTest {

  @ParameterizedTest
  @CsvSource({
    "KIB_2,   1, 10,  1, 5,   8, 192,  6,  1, 1",
    "KIB_4,   1, 10,  1, 6,   8, 192,  7,  1, 1",
    "KIB_16,  2, 10,  1, 8, 128, 384,  8,  1, 2",
    "KIB_32,  2, 10,  1, 9, 128, 384,  9,  1, 2",
    "MIB_8,   4, 10, 10, 8, 128, 768,  16, 1, 32",
    "MIB_16,  4, 10, 10, 9, 128, 768,  17, 1, 32",
    "MIB_512, 16, 86, 10, 14, 128, 3072, 20, 8, 128",
    "GIB_32,  16, 86, 10, 20, 128, 3072, 26, 10, 128",
    "GIB_64,  16, 86, 10, 21, 128, 3072, 27, 10, 128",
  })
  void everySizeHasItsConstants(
      SectorSize size,
      int partitions,
      int challenges,
      int h,
      int rhoShift,
      int apexLeaves,
      int proofBytes,
      int randomBits,
      int digests,
      long firstInput) {
    UpdateConfig config = new UpdateConfig(size);
    assertThat(config.partitions()).isEqualTo(partitions);
    assertThat(config.challengesPerPartition()).isEqualTo(challenges);
    assertThat(config.h()).isEqualTo(h);
    assertThat(config.rhoShift()).isEqualTo(rhoShift);
    assertThat(config.apexLeaves()).isEqualTo(apexLeaves);
    assertThat(config.proofBytes()).isEqualTo(proofBytes);
    assertThat(UpdateChallenges.randomBits(config)).isEqualTo(randomBits);
    assertThat(UpdateChallenges.digestsPerPartition(config)).isEqualTo(digests);
    assertThat(config.partitionAndHSelect(0)).isEqualTo(firstInput);
    assertThat(config.partitionAndHSelect(partitions - 1)).isEqualTo(firstInput + partitions - 1);
    assertThat(config.allowedH())
        .isEqualTo(h == 1 ? Collections.nCopies(6, 1) : List.of(7, 8, 9, 10, 11, 12));
    long row = (long) partitions * apexLeaves;
    assertThat(config.nodes() >> config.apexRow()).isEqualTo(row);
    assertThat(config.firstApexLeaf(0)).isEqualTo(2 * config.nodes() - 2 * row);
    assertThat(config.firstApexLeaf(partitions - 1))
        .isEqualTo(2 * config.nodes() - row - apexLeaves);
  }

  @Test
  void oneGibibyteIsRefused() {
    assertThatThrownBy(() -> new UpdateConfig(SectorSize.GIB_1))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("1 GiB");
  }

  @Test
  void otherValuesOfHAndPartitionsAreRefused() {
    UpdateConfig config = new UpdateConfig(SectorSize.GIB_32);
    assertThat(config.hSelect(7)).isEqualTo(1);
    assertThat(config.hSelect(12)).isEqualTo(32);
    assertThatThrownBy(() -> config.hSelect(6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.partitionAndHSelect(16))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.partitionAndHSelect(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
