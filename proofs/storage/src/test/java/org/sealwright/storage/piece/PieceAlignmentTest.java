// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rust-fil-proofs' own test, and what alignment is for. */
class PieceAlignmentTest {

  @ParameterizedTest
  @CsvSource({
    "0,0,0,127",
    "0,127,0,0",
    "127,254,127,0",
    "127,508,381,0",
    "100,100,27,27",
    "200,200,54,54",
    "300,300,208,208"
  })
  void alignmentIsThatOfTheReference(long written, long piece, long left, long right) {
    assertThat(PieceAlignment.of(written, piece)).isEqualTo(new PieceAlignment(left, right));
  }

  @Test
  void piecesInOrderTakeTheirAlignment() {
    assertThat(PieceAlignment.sumPieceBytesWithAlignment(List.of())).isZero();
    assertThat(PieceAlignment.sumPieceBytesWithAlignment(sizes(127, 508))).isEqualTo(1016);
    assertThat(PieceAlignment.sumPieceBytesWithAlignment(sizes(127, 127, 254))).isEqualTo(508);
    assertThat(PieceAlignment.pieceStartByte(sizes(127), new UnpaddedPieceSize(508)))
        .isEqualTo(508);
    assertThat(PieceAlignment.pieceStartByte(List.of(), new UnpaddedPieceSize(508))).isZero();
  }

  @Property
  void everyPieceStartsAtAMultipleOfItsSize(
      @ForAll @Size(max = 20) List<@IntRange(max = 20) Integer> logs,
      @ForAll @IntRange(max = 20) int log) {
    List<UnpaddedPieceSize> before =
        logs.stream().map(k -> new UnpaddedPieceSize(127L << k)).toList();
    UnpaddedPieceSize piece = new UnpaddedPieceSize(127L << log);
    long sum = PieceAlignment.sumPieceBytesWithAlignment(before);
    assertThat(PieceAlignment.pieceStartByte(before, piece) % piece.bytes()).isZero();
    assertThat(PieceAlignment.pieceStartByte(before, piece)).isBetween(sum, sum + piece.bytes());
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> PieceAlignment.of(-1, 127))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PieceAlignment.of(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PieceAlignment.of(0, Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PieceAlignment(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    List<UnpaddedPieceSize> huge = sizes(127L << 55, 127L << 55, 127L << 55);
    assertThatThrownBy(() -> PieceAlignment.sumPieceBytesWithAlignment(huge))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<UnpaddedPieceSize> sizes(long... bytes) {
    return LongStream.of(bytes).mapToObj(UnpaddedPieceSize::new).toList();
  }
}
