// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;

/** Files with powers: what is decoded of them, and what is refused. */
class InnerProductSrsTest {
  private static final int POWERS = 64;
  private static final byte[] TINY = Tiny.srsBytes();
  private static final SrsGenerator GENERATOR = SrsGenerator.of(Tiny.KERNELS, Tiny.WORK);

  /** Where the four vectors begin. */
  private static final int[] VECTORS = {
    0, 4 + 48 * POWERS, 2 * (4 + 48 * POWERS), 2 * (4 + 48 * POWERS) + 4 + 96 * POWERS
  };

  @Test
  void theReferencesFileIsConsistent(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("tiny.srs"), TINY);
    try (InnerProductSrs srs = InnerProductSrs.open(file)) {
      assertThat(srs.maxProofs()).isEqualTo(32);
      srs.requireConsistent(POWERS, Tiny.KERNELS, Tiny.WORK);
      assertThat(srs.gAlpha(1, Tiny.WORK).g1(0)).isEqualTo(G1Affine.GENERATOR);
      assertThat(srs.hBeta(1, Tiny.WORK).g2(0)).isEqualTo(G2Affine.GENERATOR);
      assertThatThrownBy(() -> srs.requireConsistent(65, Tiny.KERNELS, Tiny.WORK))
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void generatedPowersAreThoseOfTheSecrets(@TempDir Path folder) throws IOException {
    Scalar alpha = Scalar.of(0x1234567890abcdefL);
    Scalar beta = Scalar.of(99);
    Path file = folder.resolve("test.srs");
    GENERATOR.write(file, alpha, beta, 5);
    assertThat(file).hasBinaryContent(GENERATOR.generate(alpha, beta, 5));
    try (InnerProductSrs srs = InnerProductSrs.open(file)) {
      assertThat(srs.maxProofs()).isEqualTo(2);
      Scalar cube = alpha.multiply(alpha).multiply(alpha);
      assertThat(srs.gAlpha(4, Tiny.WORK).g1(3)).isEqualTo(G1Affine.GENERATOR.multiply(cube));
      assertThat(srs.hAlpha(4, Tiny.WORK).g2(3)).isEqualTo(G2Affine.GENERATOR.multiply(cube));
      assertThat(srs.gBeta(5, Tiny.WORK).g1(1)).isEqualTo(G1Affine.GENERATOR.multiply(beta));
      assertThat(srs.hBeta(5, Tiny.WORK).g2(1)).isEqualTo(G2Affine.GENERATOR.multiply(beta));
      srs.requireConsistent(5, Tiny.KERNELS, Tiny.WORK);
    }
    assertThatThrownBy(() -> GENERATOR.generate(alpha, beta, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyOtherLengthIsMalformed() {
    for (int length = 0; length < TINY.length + 5; length++) {
      if (length != TINY.length) {
        byte[] other = Arrays.copyOf(TINY, length);
        assertThatThrownBy(() -> InnerProductSrs.of(other))
            .isInstanceOf(MalformedInputException.class)
            .hasMessageStartingWith("SRS: ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, (2 << 19) + 1, (2 << 19) + 2, Integer.MAX_VALUE, -1})
  void anyOtherCountIsMalformed(int count) {
    for (int vector : VECTORS) {
      byte[] other = TINY.clone();
      ByteBuffer.wrap(other).putInt(vector, count);
      assertThatThrownBy(() -> InnerProductSrs.of(other))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageStartingWith("SRS: ");
    }
  }

  @Test
  void onlyWhatIsNeededIsDecoded() {
    byte[] damaged = TINY.clone();
    for (int k = 0; k < 4; k++) {
      int size = k < 2 ? 48 : 96;
      int needed = k < 2 ? 4 : 2;
      Arrays.fill(
          damaged, VECTORS[k] + 4 + needed * size, VECTORS[k] + 4 + POWERS * size, (byte) -1);
    }
    try (InnerProductSrs srs = InnerProductSrs.of(damaged)) {
      assertThat(
              Tiny.PROVER
                  .aggregate(srs, Tiny.proofs(2), Tiny.INCLUDE, AggregateVersion.V2)
                  .toBytes())
          .isEqualTo(Tiny.aggregate(2, AggregateVersion.V2));
      assertThatThrownBy(
              () -> Tiny.PROVER.aggregate(srs, Tiny.proofs(4), Tiny.INCLUDE, AggregateVersion.V2))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("_powers[");
    }
  }

  @Test
  void badPointsAreMalformed() {
    assertBadPoint(0, 48, infinity(48), "infinity");
    assertBadPoint(3, 96, infinity(96), "infinity");
    assertBadPoint(1, 48, offSubgroup(48), "not of order r");
    assertBadPoint(2, 96, offSubgroup(96), "not of order r");
    assertBadPoint(0, 48, offCurve(48), "no point has");
    assertBadPoint(2, 96, offCurve(96), "no point has");
    byte[] uncompressed = new byte[48];
    assertBadPoint(1, 48, uncompressed, "flags");
    byte[] large = new byte[48];
    Arrays.fill(large, (byte) 0xff);
    large[0] = (byte) 0x9f;
    assertBadPoint(1, 48, large, "p or more");
  }

  @Test
  void whatAreNoPowersIsFound() {
    for (int k = 0; k < 4; k++) {
      int size = k < 2 ? 48 : 96;
      for (int i : new int[] {0, 1, 7}) {
        byte[] altered = TINY.clone();
        int from = VECTORS[k] + 4 + 4 * size;
        System.arraycopy(TINY, from, altered, VECTORS[k] + 4 + i * size, size);
        try (InnerProductSrs srs = InnerProductSrs.of(altered)) {
          assertThatThrownBy(() -> srs.requireConsistent(8, Tiny.KERNELS, Tiny.WORK))
              .isInstanceOf(MalformedInputException.class);
        }
      }
    }
  }

  @Test
  void differentGeneratorsAreFound() {
    byte[] altered = GENERATOR.generate(Scalar.of(5), Scalar.of(7), 2);
    // g beta^i becomes 7 g beta^i in the second vector: still powers, of another generator.
    byte[] shifted = GENERATOR.generate(Scalar.of(5), Scalar.of(7), 3);
    System.arraycopy(shifted, 4 + 3 * 48 + 4 + 48, altered, 4 + 2 * 48 + 4, 2 * 48);
    try (InnerProductSrs srs = InnerProductSrs.of(altered)) {
      assertThatThrownBy(() -> srs.requireConsistent(2, Tiny.KERNELS, Tiny.WORK))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("start differently");
    }
  }

  @Test
  void filesThatAreNone(@TempDir Path folder) {
    assertThatThrownBy(() -> InnerProductSrs.open(folder)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> InnerProductSrs.open(folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatCode(() -> InnerProductSrs.of(TINY).close()).doesNotThrowAnyException();
  }

  private static void assertBadPoint(int vector, int size, byte[] point, String message) {
    byte[] altered = TINY.clone();
    System.arraycopy(point, 0, altered, VECTORS[vector] + 4 + size, size);
    try (InnerProductSrs srs = InnerProductSrs.of(altered)) {
      assertThatThrownBy(
              () ->
                  Tiny.VERIFIER.verify(
                      srs,
                      Tiny.key(),
                      Tiny.inputs(2),
                      AggregateProof.fromBytes(Tiny.aggregate(2, AggregateVersion.V2)),
                      Tiny.INCLUDE,
                      AggregateVersion.V2))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("_powers[1] of 64: ")
          .hasMessageContaining(message);
    }
  }

  private static byte[] infinity(int size) {
    byte[] out = new byte[size];
    out[0] = (byte) 0xc0;
    return out;
  }

  /**
   * The point with the least x that is on the curve; the cofactors are large, so not of order r.
   */
  private static byte[] offSubgroup(int size) {
    return firstX(size, true);
  }

  private static byte[] offCurve(int size) {
    return firstX(size, false);
  }

  private static byte[] firstX(int size, boolean onCurve) {
    byte[] out = new byte[size];
    out[0] = (byte) 0x80;
    for (int x = 1; x < 100; x++) {
      out[size - 1] = (byte) x;
      if (isOnCurve(out) == onCurve) {
        return out;
      }
    }
    throw new AssertionError("no such x: " + HexFormat.of().formatHex(out));
  }

  private static boolean isOnCurve(byte[] point) {
    try {
      if (point.length == 48) {
        return !G1Affine.fromCompressedUnchecked(point).isInSubgroup();
      }
      return !G2Affine.fromCompressedUnchecked(point).isInSubgroup();
    } catch (MalformedInputException e) {
      return false;
    }
  }
}
