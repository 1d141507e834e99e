// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.merkle.ZeroCommitments;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.Json;

/** CommD from pieces: golden sectors, and the two functions where they differ. */
class CommDTest {
  private static final SectorSize SECTOR = SectorSize.KIB_2;

  static List<Json> sectors() {
    return Json.resource("/vectors/pieces/sectors.json").get("sectors").list();
  }

  @ParameterizedTest
  @MethodSource("sectors")
  void goldenSectorHasItsCommD(Json sector) {
    SectorSize size = SectorSize.ofBytes(sector.get("sectorSize").number());
    List<PieceInfo> pieces = new ArrayList<>();
    for (Json piece : sector.get("pieces").list()) {
      Bytes32 commP = Bytes32.fromHex(piece.get("commP").text());
      pieces.add(new PieceInfo(commP, piece.get("bytes").number()));
    }
    Bytes32 commD = Bytes32.fromHex(sector.get("commD").text());
    assertThat(CommD.compute(size, pieces)).isEqualTo(commD);
    assertThat(CommD.ofSector(size, pieces)).isEqualTo(commD);
    assertThat(CommD.verify(commD, size, pieces)).isTrue();
    assertThat(CommD.verify(Bytes32.ZERO, size, pieces)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sectorWithoutPiecesHasTheZeroCommitment(SectorSize size) {
    Bytes32 zero = ZeroCommitments.ofHeight(Long.numberOfTrailingZeros(size.nodes()));
    assertThat(CommD.compute(size, List.of())).isEqualTo(zero);
    assertThat(CommD.ofSector(size, List.of())).isEqualTo(zero);
    assertThat(CommD.empty(size)).isEqualTo(zero);
  }

  @Test
  void singleSmallPieceStandsForItselfUnlessTheSectorIsFilled() {
    PieceInfo piece = piece(1, 1024);
    assertThat(CommD.compute(SECTOR, List.of(piece))).isEqualTo(piece.commP());
    assertThat(CommD.ofSector(SECTOR, List.of(piece)))
        .isEqualTo(ShaTreeHasher.parent(piece.commP(), ZeroCommitments.ofHeight(5)));
  }

  @Test
  void largerPieceIsAligned() {
    PieceInfo a = piece(1, 128);
    PieceInfo b = piece(2, 256);
    Bytes32 left = ShaTreeHasher.parent(a.commP(), ZeroCommitments.ofHeight(2));
    Bytes32 expected = ShaTreeHasher.parent(left, b.commP());
    assertThat(CommD.compute(SECTOR, List.of(a, b))).isEqualTo(expected);
    assertThat(CommD.fill(SECTOR, List.of(a, b)))
        .containsExactly(a, zero(128), b, zero(512), zero(1024));
  }

  @Test
  void smallerPieceIsFollowedByZeros() {
    PieceInfo a = piece(1, 512);
    PieceInfo b = piece(2, 128);
    Bytes32 right =
        ShaTreeHasher.parent(
            ShaTreeHasher.parent(b.commP(), ZeroCommitments.ofHeight(2)),
            ZeroCommitments.ofHeight(3));
    assertThat(CommD.compute(SECTOR, List.of(a, b)))
        .isEqualTo(ShaTreeHasher.parent(a.commP(), right));
  }

  @Test
  void zerosBetweenPiecesMayExceedTheSectorOnlyInTheReferencesFunction() {
    List<PieceInfo> pieces = List.of(piece(1, 128), piece(2, 1024), piece(3, 128));
    assertThat(CommD.compute(SECTOR, pieces)).isNotNull();
    List<PieceInfo> over = List.of(piece(1, 1024), piece(2, 128), piece(3, 512), piece(4, 256));
    assertThat(CommD.compute(SECTOR, over)).isNotNull();
    assertThatThrownBy(() -> CommD.ofSector(SECTOR, over))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("aligned places");
  }

  @Test
  void tooManyOrTooLargePiecesAreRefused() {
    List<PieceInfo> full = Collections.nCopies(16, piece(1, 128));
    assertThat(CommD.compute(SECTOR, full)).isEqualTo(CommD.ofSector(SECTOR, full));
    List<PieceInfo> many = Collections.nCopies(17, piece(1, 128));
    assertThatThrownBy(() -> CommD.compute(SECTOR, many))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("at most 16");
    List<PieceInfo> large = List.of(piece(1, 2048), piece(2, 128));
    assertThatThrownBy(() -> CommD.compute(SECTOR, large))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("exceed");
    assertThatThrownBy(() -> CommD.verify(Bytes32.ZERO, SECTOR, large))
        .isInstanceOf(MalformedInputException.class);
    PieceInfo largest = PieceInfo.zero(PaddedPieceSize.MAX);
    List<PieceInfo> overflowing = List.of(largest, largest, largest);
    assertThatThrownBy(() -> CommD.compute(SECTOR, overflowing))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> CommD.ofSector(SECTOR, overflowing))
        .isInstanceOf(MalformedInputException.class);
  }

  @Property
  void filledSectorHasTheRootOfItsLeaves(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 4) Integer> logs) {
    SectorSize sector = SectorSize.KIB_32;
    List<PieceInfo> pieces = new ArrayList<>();
    for (int log : logs) {
      pieces.add(piece(pieces.size() + 1, 128L << log));
    }
    List<PieceInfo> filled = CommD.fill(sector, pieces);
    List<Bytes32> leaves = new ArrayList<>();
    long offset = 0;
    for (PieceInfo piece : filled) {
      assertThat(offset % piece.paddedBytes()).isZero();
      offset += piece.paddedBytes();
      leaves.addAll(leavesOf(piece));
    }
    assertThat(offset).isEqualTo(sector.bytes());
    assertThat(filled).containsSubsequence(pieces);
    assertThat(CommD.ofSector(sector, pieces)).isEqualTo(root(leaves));
    assertThat(CommD.compute(sector, filled)).isEqualTo(CommD.ofSector(sector, pieces));
  }

  /** A piece whose blocks of 128 bytes all have the same commitment. */
  private static PieceInfo piece(int content, long paddedBytes) {
    Bytes32 root = Bytes32.fromHex(String.format("%064x", content));
    for (long size = 128; size < paddedBytes; size *= 2) {
      root = ShaTreeHasher.parent(root, root);
    }
    return PieceInfo.of(root, new PaddedPieceSize(paddedBytes));
  }

  private static List<Bytes32> leavesOf(PieceInfo piece) {
    for (int content = 0; content <= 10; content++) {
      PieceInfo candidate =
          content == 0 ? zero(piece.paddedBytes()) : piece(content, piece.paddedBytes());
      if (candidate.equals(piece)) {
        Bytes32 leaf =
            content == 0
                ? ZeroCommitments.ofHeight(2)
                : Bytes32.fromHex(String.format("%064x", content));
        return Collections.nCopies((int) (piece.paddedBytes() / 128), leaf);
      }
    }
    throw new AssertionError("unknown piece");
  }

  private static Bytes32 root(List<Bytes32> leaves) {
    List<Bytes32> row = leaves;
    while (row.size() > 1) {
      List<Bytes32> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(ShaTreeHasher.parent(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  private static PieceInfo zero(long paddedBytes) {
    return PieceInfo.zero(new PaddedPieceSize(paddedBytes));
  }
}
