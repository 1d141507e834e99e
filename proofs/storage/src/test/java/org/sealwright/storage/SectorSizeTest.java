// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;

/** Counts, shapes and file sizes of all sector sizes, the large ones by arithmetic alone. */
class SectorSizeTest {
  @ParameterizedTest
  @CsvSource({
    "KIB_2, 6, 2, 8-0-0, 1, 64, 1, 13, 2, 64",
    "KIB_4, 7, 2, 8-2-0, 2, 64, 1, 13, 2, 128",
    "KIB_16, 9, 2, 8-8-0, 8, 64, 1, 13, 2, 512",
    "KIB_32, 10, 2, 8-8-2, 16, 64, 1, 13, 2, 1024",
    "MIB_8, 18, 2, 8-0-0, 1, 262144, 1, 13, 2, 262144",
    "MIB_16, 19, 2, 8-2-0, 2, 262144, 1, 13, 2, 262144",
    "MIB_512, 24, 2, 8-0-0, 1, 16777216, 1, 13, 2, 262144",
    "GIB_1, 25, 2, 8-2-0, 2, 16777216, 1, 13, 2, 262144",
    "GIB_32, 30, 11, 8-8-0, 8, 134217728, 10, 126, 18, 262144",
    "GIB_64, 31, 11, 8-8-2, 16, 134217728, 10, 126, 18, 262144"
  })
  void countsAreThoseOfTheReference(
      SectorSize size,
      int log,
      int layers,
      String shape,
      int trees,
      long leaves,
      int partitions,
      int nonInteractive,
      int challenges,
      int synthetic) {
    TreeShape got = config(size).treeShape();
    assertThat(size.nodes()).isEqualTo(1L << log);
    assertThat(size.layers()).isEqualTo(layers);
    assertThat(got).hasToString(shape);
    assertThat(got.baseTrees()).isEqualTo(trees).isEqualTo(size.baseTrees());
    assertThat(got.baseLeaves()).isEqualTo(leaves);
    assertThat(size.partitions()).isEqualTo(partitions);
    assertThat(size.nonInteractivePartitions()).isEqualTo(nonInteractive);
    assertThat(size.challengesPerPartition()).isEqualTo(challenges);
    assertThat(size.syntheticChallenges()).isEqualTo(synthetic);
    assertThat(size.unpaddedBytes()).isEqualTo(size.bytes() - size.bytes() / 128);
    assertThat(SectorSize.ofBytes(size.bytes())).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({
    "KIB_2, 2048, 4064, 2336, 1, 32",
    "KIB_4, 4096, 8160, 2336, 1, 32",
    "KIB_16, 16384, 32736, 2336, 1, 32",
    "KIB_32, 32768, 65504, 2336, 1, 32",
    "MIB_8, 8388608, 16777184, 9586976, 2, 18720",
    "MIB_16, 16777216, 33554400, 9586976, 2, 18720",
    "MIB_512, 536870912, 1073741792, 613566752, 2, 1198368",
    "GIB_1, 1073741824, 2147483616, 613566752, 2, 1198368",
    "GIB_32, 34359738368, 68719476704, 4908534048, 2, 9586976",
    "GIB_64, 68719476736, 137438953440, 4908534048, 2, 9586976"
  })
  void fileSizesAreThoseOfTheReference(
      SectorSize size, long layer, long treeD, long treeC, int discarded, long treeRLast) {
    long leaves = config(size).treeShape().baseLeaves();
    assertThat(size.bytes()).isEqualTo(layer);
    assertThat(TreeLayout.full(2, size.nodes()).storedBytes()).isEqualTo(treeD);
    assertThat(TreeLayout.full(8, leaves).storedBytes()).isEqualTo(treeC);
    TreeLayout last = TreeLayout.discarding(8, leaves, 2);
    assertThat(last.discardedRows()).isEqualTo(discarded);
    assertThat(last.storedBytes()).isEqualTo(treeRLast);
    assertThat(last.fullNodes()).isEqualTo((8 * leaves - 1) / 7);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 2047, 2049, 8192, 1L << 37, Long.MIN_VALUE, Long.MAX_VALUE})
  void otherSizesAreRefused(long bytes) {
    assertThatThrownBy(() -> SectorSize.ofBytes(bytes)).isInstanceOf(MalformedInputException.class);
  }

  private static PoRepConfig config(SectorSize size) {
    return new PoRepConfig(size, Bytes32.ZERO, ApiVersion.V1_1_0, PoRepFeature.NONE);
  }
}
