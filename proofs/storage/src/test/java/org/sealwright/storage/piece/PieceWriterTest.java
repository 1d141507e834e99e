// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.fr32.Fr32;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Unsealed sectors, byte for byte those of the reference. */
class PieceWriterTest {
  private static final PieceWriter WRITER = new PieceWriter(TestData.kernels());

  private final ByteArrayOutputStream sector = new ByteArrayOutputStream();
  private final WritableByteChannel target = new Sluggish(sector);

  static List<Json> sectors() {
    return Json.resource("/vectors/pieces/sectors.json").get("sectors").list();
  }

  @ParameterizedTest
  @MethodSource("sectors")
  void piecesOfAGoldenSectorMakeItsUnsealedFile(Json golden) throws Exception {
    List<UnpaddedPieceSize> existing = new ArrayList<>();
    for (Json piece : golden.get("pieces").list()) {
      int bytes = (int) piece.get("bytes").number();
      byte[] data = TestData.stream(piece.get("streamSeed").number(), bytes);
      UnpaddedPieceSize size = new UnpaddedPieceSize(bytes);
      AddedPiece added =
          WRITER.addPiece(new ByteArrayInputStream(data), target, size, List.copyOf(existing));
      assertThat(added.piece().commP()).hasToString(piece.get("commP").text());
      assertThat(added.writtenUnpaddedBytes()).isEqualTo(piece.get("writtenBytes").number());
      existing.add(size);
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(sector.toByteArray());
    assertThat(sector.size()).isEqualTo((int) golden.get("sectorSize").number());
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(golden.get("stagedSha256").text());
  }

  @Test
  void zerosAlignALargerPiece() throws IOException {
    UnpaddedPieceSize size = new UnpaddedPieceSize(508);
    byte[] data = TestData.stream(1, 508);
    AddedPiece added =
        WRITER.addPiece(MemorySegment.ofArray(data), target, size, List.of(UnpaddedPieceSize.MIN));
    assertThat(added.leftAlignmentBytes()).isEqualTo(381);
    assertThat(added.writtenUnpaddedBytes()).isEqualTo(889);
    assertThat(added.writtenPaddedBytes()).isEqualTo(896).isEqualTo(sector.size());
    byte[] written = sector.toByteArray();
    assertThat(Arrays.copyOf(written, 384)).isEqualTo(new byte[384]);
    byte[] raw = new byte[508];
    MemorySegment piece = MemorySegment.ofArray(Arrays.copyOfRange(written, 384, 896));
    Fr32.unpadRange(TestData.kernels().fr32(), piece, 0, 508, MemorySegment.ofArray(raw), 0);
    assertThat(raw).isEqualTo(data);
  }

  @Test
  void longAlignmentIsAllZeros() throws IOException {
    int bytes = 127 << 13;
    byte[] data = TestData.stream(2, bytes);
    UnpaddedPieceSize size = new UnpaddedPieceSize(bytes);
    AddedPiece added =
        WRITER.addPiece(
            Channels.newChannel(new ByteArrayInputStream(data)),
            target,
            size,
            List.of(UnpaddedPieceSize.MIN));
    PieceHasher hasher = PieceHasher.builder().kernels(TestData.kernels()).build();
    assertThat(added.piece()).isEqualTo(hasher.hash(MemorySegment.ofArray(data), size));
    assertThat(sector.size()).isEqualTo((2 << 20) - 128);
    assertThat(Arrays.copyOf(sector.toByteArray(), (1 << 20) - 128)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 96, 126, 128, 255, 300_000})
  void sourceOfAnotherLengthIsRefused(int length) {
    byte[] data = new byte[length];
    assertThatThrownBy(
            () ->
                WRITER.addPiece(
                    new ByteArrayInputStream(data), target, UnpaddedPieceSize.MIN, List.of()))
        .isInstanceOf(MalformedInputException.class);
    sector.reset();
    assertThatThrownBy(
            () ->
                WRITER.addPiece(
                    MemorySegment.ofArray(data), target, UnpaddedPieceSize.MIN, List.of()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("wanted exactly 127");
    assertThat(sector.size()).isZero();
  }

  @Test
  void failureOfTheTargetComesThrough() throws IOException {
    target.close();
    MemorySegment data = MemorySegment.ofArray(new byte[127]);
    assertThatThrownBy(() -> WRITER.addPiece(data, target, UnpaddedPieceSize.MIN, List.of()))
        .isInstanceOf(IOException.class);
  }

  /** Takes a few bytes at a time. */
  private static final class Sluggish implements WritableByteChannel {
    private final ByteArrayOutputStream out;
    private boolean open = true;

    Sluggish(ByteArrayOutputStream out) {
      this.out = out;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      if (!open) {
        throw new IOException("closed");
      }
      byte[] taken = new byte[Math.min(from.remaining(), 10_007)];
      from.get(taken);
      out.writeBytes(taken);
      return taken.length;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
