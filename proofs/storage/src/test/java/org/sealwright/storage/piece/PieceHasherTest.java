// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Commitments against those of two other implementations, from every kind of source. */
class PieceHasherTest {
  private static final PieceHasher HASHER =
      PieceHasher.builder().kernels(TestData.kernels()).build();

  @TempDir private Path folder;

  static List<Json> published() {
    return Json.resource("/vectors/pieces/pieces.json").get("pieces").list();
  }

  static List<Json> sectors() {
    return Json.resource("/vectors/pieces/sectors.json").get("sectors").list();
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedPieceHasItsCommitmentAndCids(Json piece) {
    byte[] data =
        TestData.stream(piece.get("streamSeed").number(), (int) piece.get("bytes").number());
    PieceCommitment found = HASHER.hash(MemorySegment.ofArray(data));
    assertThat(found.commP()).hasToString(piece.get("root").text());
    assertThat(found.paddedSize()).hasToString(piece.get("size").text());
    assertThat(found.pieceCid()).hasToString(piece.get("pieceCidV1").text());
    assertThat(found.pieceCidV2()).hasToString(piece.get("pieceCidV2").text());
    assertThat(found.pieceCidV2().height()).isEqualTo((int) piece.get("height").number());
    assertThat(found.pieceCidV2().padding()).isEqualTo(piece.get("padding").number());
  }

  @ParameterizedTest
  @MethodSource("sectors")
  void piecesOfGoldenSectorsHaveTheirCommitments(Json sector) {
    for (Json piece : sector.get("pieces").list()) {
      int bytes = (int) piece.get("bytes").number();
      byte[] data = TestData.stream(piece.get("streamSeed").number(), bytes);
      UnpaddedPieceSize size = new UnpaddedPieceSize(bytes);
      assertThat(HASHER.hash(MemorySegment.ofArray(data), size))
          .isEqualTo(new PieceInfo(Bytes32.fromHex(piece.get("commP").text()), bytes));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "508,   0, bafkzcibcaaces3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi",
    "508, 508, bafkzcibcaac542av3szurbbscwuu3zjssvfwbpsvbjf6y3tukvlgl2nf5rha6pa",
    "508,   4, bafkzcibd7abqlxticxolgseegik2stpfgkkuwyf6kufex3doorkvmzpjuxwe4dz4",
    "508,   5, bafkzcibd64bqlxticxolgseegik2stpfgkkuwyf6kufex3doorkvmzpjuxwe4dz4",
    "  0, 127, bafkzcibcaabdomn3tgwgrh3g532zopskstnbrd2n3sxfqbze7rxt7vqn7veigmy",
    "  0, 128, bafkzcibcpybwiktap34inmaex4wbs6cghlq5i2j2yd2bb2zndn5ep7ralzphkdy"
  })
  void frcPayloadHasThePublishedCid(int counting, int zeros, String cid) {
    byte[] data = new byte[counting + zeros];
    for (int i = 0; i < counting; i++) {
      data[i] = (byte) (i / 127);
    }
    assertThat(HASHER.hash(MemorySegment.ofArray(data)).pieceCidV2()).hasToString(cid);
  }

  @Test
  void missingZerosDoNotChangeTheFirstCid() {
    byte[] data = {1, 2, 3};
    Bytes32 root = HASHER.hash(MemorySegment.ofArray(data)).commP();
    assertThat(HASHER.hash(MemorySegment.ofArray(Arrays.copyOf(data, 127))).commP())
        .isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65, 127, 128, 130_047, 130_048, 130_049, 300_000, 9_000_000})
  void everySourceGivesTheSame(int length) throws IOException {
    byte[] data = TestData.stream(length, length);
    PieceCommitment expected = HASHER.hash(MemorySegment.ofArray(data));
    Path file = Files.write(folder.resolve("data"), data);
    assertThat(HASHER.hash(file)).isEqualTo(expected);
    assertThat(HASHER.hash(new Slow(data))).isEqualTo(expected);
    assertThat(HASHER.hash(Channels.newChannel(new Slow(data)))).isEqualTo(expected);
    try (ReadableByteChannel channel = Files.newByteChannel(file);
        Arena arena = Arena.ofConfined()) {
      assertThat(HASHER.hash(channel)).isEqualTo(expected);
      MemorySegment offHeap = arena.allocate(length + 1L).asSlice(1);
      offHeap.copyFrom(MemorySegment.ofArray(data));
      assertThat(HASHER.hash(offHeap)).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsNoPiece() throws IOException {
    Path file = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> HASHER.hash(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("got no bytes; a piece needs at least one");
    assertThatThrownBy(() -> HASHER.hash(MemorySegment.ofArray(new byte[0])))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> HASHER.hash(InputStream.nullInputStream()))
        .isInstanceOf(MalformedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 96, 126, 128, 254, 1_000_000})
  void wrongLengthIsRefusedWhereTheReferenceIsLenient(int length) throws IOException {
    byte[] data = new byte[length];
    UnpaddedPieceSize size = UnpaddedPieceSize.MIN;
    Path file = Files.write(folder.resolve("data"), data);
    assertThatThrownBy(() -> HASHER.hash(MemorySegment.ofArray(data), size))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("wanted exactly 127");
    assertThatThrownBy(() -> HASHER.hash(file, size)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> HASHER.hash(new ByteArrayInputStream(data), size))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> HASHER.hash(Channels.newChannel(new ByteArrayInputStream(data)), size))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void endlessStreamIsLeftOnceItIsTooLong() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] out, int offset, int length) {
            return length;
          }
        };
    assertThatThrownBy(() -> HASHER.hash(endless, new UnpaddedPieceSize(254)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("more than the 254 bytes");
  }

  @Test
  void exactLengthGivesThePiece() throws IOException {
    byte[] data = TestData.stream(1, 508);
    UnpaddedPieceSize size = new UnpaddedPieceSize(508);
    PieceInfo piece = HASHER.hash(MemorySegment.ofArray(data), size);
    Path file = Files.write(folder.resolve("data"), data);
    assertThat(HASHER.hash(file, size)).isEqualTo(piece);
    assertThat(HASHER.hash(new ByteArrayInputStream(data), size)).isEqualTo(piece);
    assertThat(HASHER.hash(Channels.newChannel(new ByteArrayInputStream(data)), size))
        .isEqualTo(piece);
    assertThat(piece.cid()).isEqualTo(new PieceCid(piece.commP()));
  }

  @Test
  void failureOfTheSourceComesThrough() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public int read(byte[] out, int offset, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> HASHER.hash(broken)).hasMessage("disk on fire");
    assertThatThrownBy(() -> HASHER.hash(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void channelThatNeverBlocksIsReported() {
    ReadableByteChannel idle =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer out) {
            return 0;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> HASHER.hash(idle))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("blocking");
  }

  @Test
  void fileThatShrinksMeanwhileIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("data"), new byte[1000]);
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      RawSource.Random source = RawSource.random(channel, 1001);
      MemorySegment scratch = arena.allocate(2000);
      assertThat(source.read(0, 1000, scratch)).isSameAs(scratch);
      assertThatThrownBy(() -> source.read(1, 1000, scratch))
          .isInstanceOf(EOFException.class)
          .hasMessage("file ended at 1000, was 1001 bytes");
    }
  }

  @Test
  void interruptEndsTheHashingOfAFile() throws IOException {
    Path file = Files.write(folder.resolve("data"), new byte[1000]);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> HASHER.hash(file)).isInstanceOf(OperationCancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void pipeIsReadAsAStream() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    byte[] data = TestData.stream(3, 200_000);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<Path> written = executor.submit(() -> Files.write(pipe, data));
      assertThat(HASHER.hash(pipe)).isEqualTo(HASHER.hash(MemorySegment.ofArray(data)));
      written.get();
    }
  }

  /** Gives few bytes at a time, and not always as many. */
  private static final class Slow extends ByteArrayInputStream {
    private int calls;

    Slow(byte[] data) {
      super(data);
    }

    @Override
    public synchronized int read(byte[] out, int offset, int length) {
      return super.read(out, offset, Math.min(length, 1 + ++calls * 37 % 5000));
    }
  }
}
