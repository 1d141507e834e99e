// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A thousand multiples of each generator, from zkcrypto/bls12_381. */
class ZkcryptoVectorsTest {
  private static final int MULTIPLES = 1000;

  @Test
  void multiplesOfG1() {
    byte[] compressed = PublicVectors.read("zkcrypto/g1_compressed.dat");
    byte[] uncompressed = PublicVectors.read("zkcrypto/g1_uncompressed.dat");
    assertThat(compressed).hasSize(48 * MULTIPLES);
    G1Affine point = G1Affine.INFINITY;
    for (int k = 0; k < MULTIPLES; k++) {
      assertThat(point.toCompressed())
          .as("multiple %d", k)
          .isEqualTo(Arrays.copyOfRange(compressed, 48 * k, 48 * k + 48));
      assertThat(point.toUncompressed())
          .isEqualTo(Arrays.copyOfRange(uncompressed, 96 * k, 96 * k + 96));
      assertThat(G1Affine.fromCompressed(compressed, 48 * k)).isEqualTo(point);
      assertThat(G1Affine.fromUncompressed(uncompressed, 96 * k)).isEqualTo(point);
      assertThat(G1Affine.fromUncompressedUnchecked(uncompressed, 96 * k)).isEqualTo(point);
      if (k % 10 == 7) {
        assertThat(G1Affine.GENERATOR.multiply(Scalar.of(k))).isEqualTo(point);
      }
      point = point.add(G1Affine.GENERATOR);
    }
  }

  @Test
  void multiplesOfG2() {
    byte[] compressed = PublicVectors.read("zkcrypto/g2_compressed.dat");
    byte[] uncompressed = PublicVectors.read("zkcrypto/g2_uncompressed.dat");
    assertThat(compressed).hasSize(96 * MULTIPLES);
    G2Affine point = G2Affine.INFINITY;
    for (int k = 0; k < MULTIPLES; k++) {
      assertThat(point.toCompressed())
          .as("multiple %d", k)
          .isEqualTo(Arrays.copyOfRange(compressed, 96 * k, 96 * k + 96));
      assertThat(point.toUncompressed())
          .isEqualTo(Arrays.copyOfRange(uncompressed, 192 * k, 192 * k + 192));
      assertThat(G2Affine.fromCompressed(compressed, 96 * k)).isEqualTo(point);
      assertThat(G2Affine.fromUncompressed(uncompressed, 192 * k)).isEqualTo(point);
      assertThat(G2Affine.fromUncompressedUnchecked(uncompressed, 192 * k)).isEqualTo(point);
      if (k % 10 == 7) {
        assertThat(G2Affine.GENERATOR.multiply(Scalar.of(k))).isEqualTo(point);
      }
      point = point.add(G2Affine.GENERATOR);
    }
  }
}
