// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ZeroCommitments;
import org.sealwright.storage.testing.TestData;

/** Sizes, pieces and commitments as values. */
class PieceSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 128",
    "1, 128",
    "127, 128",
    "128, 256",
    "254, 256",
    "255, 512",
    "508, 512",
    "509, 1024",
    "34091302912, 34359738368",
    "34091302913, 68719476736"
  })
  void payloadHasItsSmallestPiece(long payload, long padded) {
    PaddedPieceSize size = PaddedPieceSize.forPayload(payload);
    assertThat(size.bytes()).isEqualTo(padded);
    assertThat(size.unpadded().padded()).isEqualTo(size);
    assertThat(size.unpadded().bytes())
        .isEqualTo(padded / 128 * 127)
        .isGreaterThanOrEqualTo(payload);
    assertThat(32L << size.height()).isEqualTo(padded);
  }

  @Test
  void largestPieceHoldsItsOwnSizeAndNoMore() {
    long most = PaddedPieceSize.MAX.unpadded().bytes();
    assertThat(PaddedPieceSize.forPayload(most)).isEqualTo(PaddedPieceSize.MAX);
    assertThatThrownBy(() -> PaddedPieceSize.forPayload(most + 1))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> PaddedPieceSize.forPayload(-1))
        .isInstanceOf(MalformedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -128, 0, 1, 32, 64, 127, 129, 192, 384, Long.MAX_VALUE})
  void paddedSizeThatIsNoPowerOfTwoIsRefused(long bytes) {
    assertThatThrownBy(() -> new PaddedPieceSize(bytes))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("(" + bytes + ")");
  }

  @ParameterizedTest
  @ValueSource(longs = {-127, 0, 126, 128, 253, 255, 381, 1000, Long.MAX_VALUE})
  void unpaddedSizeThatNoPieceHasIsRefused(long bytes) {
    assertThatThrownBy(() -> new UnpaddedPieceSize(bytes))
        .isInstanceOf(MalformedInputException.class);
    Bytes32 commP = ZeroCommitments.ofHeight(2);
    assertThatThrownBy(() -> new PieceInfo(commP, bytes))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void largestUnpaddedSizeIsThatOfTheLargestPaddedOne() {
    assertThat(new UnpaddedPieceSize(127L << 55).padded()).isEqualTo(PaddedPieceSize.MAX);
    assertThatThrownBy(() -> new UnpaddedPieceSize(127L << 56))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void zeroCommitmentIsNoPiece() {
    assertThatThrownBy(() -> new PieceInfo(Bytes32.ZERO, 127))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("all zero");
  }

  @Test
  void extendedPieceIsThatOfTheDataWithZeros() {
    PieceHasher hasher = PieceHasher.builder().kernels(TestData.kernels()).build();
    byte[] data = TestData.stream(4, 254);
    PieceInfo piece = hasher.hash(MemorySegment.ofArray(data)).pieceInfo();
    PieceInfo longer =
        hasher.hash(MemorySegment.ofArray(java.util.Arrays.copyOf(data, 2032))).pieceInfo();
    assertThat(piece.extendedTo(new PaddedPieceSize(2048))).isEqualTo(longer);
    assertThat(piece.extendedTo(piece.paddedSize())).isEqualTo(piece);
    assertThatThrownBy(() -> longer.extendedTo(piece.paddedSize()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PieceInfo.zero(new PaddedPieceSize(128)).extendedTo(new PaddedPieceSize(2048)))
        .isEqualTo(PieceInfo.zero(new PaddedPieceSize(2048)));
  }

  @Test
  void commitmentWhoseSizesDisagreeIsRefused() {
    PaddedPieceSize size = new PaddedPieceSize(256);
    assertThatThrownBy(() -> new PieceCommitment(ZeroCommitments.ofHeight(3), 127, size))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new PieceCommitment(ZeroCommitments.ofHeight(3), 0, size))
        .isInstanceOf(MalformedInputException.class);
  }
}
