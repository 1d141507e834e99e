// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.testing.TestData;

/** The bytes of aggregates: written, hashed, and the index read back. */
class AggregateBytesTest {
  private static final AggregateWriter WRITER =
      new AggregateWriter(TestData.kernels(), Work.serial());

  @TempDir Path folder;

  private final List<PieceInfo> pieces = new ArrayList<>();
  private final List<SegmentData> data = new ArrayList<>();

  private void addPiece(long seed, int bytes) throws IOException {
    Path file = folder.resolve("piece-" + pieces.size());
    Files.write(file, TestData.stream(seed, bytes));
    pieces.add(PieceHasher.create().hash(file).pieceInfo());
    data.add(SegmentData.of(file));
  }

  @Test
  void bytesCommitToThePlan() throws IOException {
    int[] lengths = {1, 65, 127, 128, 5000, 100, 70_000, 2032, 127 << 9, 3};
    for (int i = 0; i < lengths.length; i++) {
      addPiece(i, lengths[i]);
    }
    // Largest last leaves gaps; more entries than the least index holds; a longer one than needed.
    for (long size : new long[] {0, 4L << 20, 16L << 20}) {
      PaddedPieceSize wanted =
          size == 0 ? AggregatePlan.smallestFor(pieces) : new PaddedPieceSize(size);
      AggregatePlan plan = AggregatePlan.of(wanted, pieces);
      Path aggregate = folder.resolve("aggregate-" + size);
      WRITER.write(plan, data, aggregate);

      assertThat(Files.size(aggregate)).isEqualTo(wanted.unpadded().bytes());
      assertThat(PieceHasher.create().hash(aggregate).pieceInfo()).isEqualTo(plan.pieceInfo());
      AggregateIndex index = AggregateIndex.ofFile(TestData.kernels(), aggregate);
      assertThat(index.segments()).isEqualTo(plan.segments());
      AggregatePlan again = AggregatePlan.of(index);
      assertThat(again.commP()).isEqualTo(plan.commP());
      assertThat(again.proof(3)).isEqualTo(plan.proof(3));
      assertThat(PieceHasher.create().hash(segment(aggregate, 6)).pieceInfo())
          .isEqualTo(pieces.get(6));
      Path indexFile = folder.resolve("index");
      WRITER.writeIndex(plan, indexFile);
      assertThat(PieceHasher.create().hash(indexFile).pieceCid()).isEqualTo(plan.indexPieceCid());
      try (var in = Files.newInputStream(aggregate)) {
        in.skipNBytes(plan.indexArea().unpaddedStart());
        assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(indexFile));
      }
    }
  }

  private Path segment(Path aggregate, int number) throws IOException {
    AggregateIndex index = AggregateIndex.ofFile(TestData.kernels(), aggregate);
    SegmentDesc desc = index.segments().get(number);
    byte[] all = Files.readAllBytes(aggregate);
    int from = (int) desc.unpaddedOffset();
    return Files.write(
        folder.resolve("segment"),
        Arrays.copyOfRange(all, from, from + (int) desc.unpaddedLength()));
  }

  @Test
  void tooMuchDataLeavesNoFile() throws IOException {
    addPiece(1, 127);
    AggregatePlan plan = Aggregates.smallest(pieces);
    Path large = Files.write(folder.resolve("large"), new byte[128]);
    Path target = folder.resolve("out");
    assertThatThrownBy(() -> WRITER.write(plan, List.of(SegmentData.of(large)), target))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("more than the 127 bytes");
    assertThatThrownBy(() -> WRITER.write(plan, List.of(), target))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(
            () -> WRITER.write(plan, List.of(SegmentData.of(folder.resolve("gone"))), target))
        .isInstanceOf(SectorFileException.class)
        .hasMessageContaining("gone: no such file");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("piece-0", "large");
    }
  }

  @Test
  void cancellationLeavesNoFile() throws IOException {
    addPiece(1, 1000);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Work work = new Work(Runnable::run, 1, cancelled, ProgressListener.NONE);
    AggregatePlan plan = Aggregates.smallest(pieces);
    assertThatThrownBy(
            () ->
                new AggregateWriter(TestData.kernels(), work)
                    .write(plan, data, folder.resolve("out")))
        .isInstanceOf(OperationCancelledException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void uselessEntriesAreSkippedWithTheReason() throws IOException {
    Bytes32 some = Aggregates.commitment(new SplittableRandom(1));
    SegmentDesc good = SegmentDesc.of(some, 1024, 1024);
    SegmentDesc forged = new SegmentDesc(some, 2048, 1024, good.checksumLow(), good.checksumHigh());
    IndexArea area = new IndexArea(new PaddedPieceSize(4 << 20));
    List<SegmentDesc> entries =
        List.of(
            good,
            forged,
            SegmentDesc.of(some, 64, 1024),
            SegmentDesc.of(some, 0, 192),
            SegmentDesc.of(some, 0, 384),
            SegmentDesc.of(some, 0, 0),
            SegmentDesc.of(some, 512, 1024),
            SegmentDesc.of(some, 0, 4 << 20),
            SegmentDesc.of(some, Long.MIN_VALUE, 1024),
            SegmentDesc.of(some, 0, Long.MIN_VALUE),
            SegmentDesc.of(Bytes32.ZERO, 0, 128),
            SegmentDesc.of(some, 0, 2048),
            new SegmentDesc(Bytes32.ZERO, 0, 0, 0, 0),
            SegmentDesc.of(some, 1024, 512),
            SegmentDesc.of(some, 2048, 512));
    AggregateIndex index = IndexBytes.read(area, IndexBytes.raw(entries));
    assertThat(index.entries())
        .extracting(e -> e.problem().map(Enum::name).orElse("none"))
        .containsExactly(
            "none",
            "CHECKSUM",
            "OFFSET_ALIGNMENT",
            "SIZE_ALIGNMENT",
            "SIZE_NOT_A_POWER_OF_TWO",
            "SIZE_ZERO",
            "OFFSET_NOT_A_MULTIPLE_OF_SIZE",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "AGGREGATE_TOO_LARGE",
            "COMMITMENT_ZERO",
            "OVERLAP",
            "OVERLAP",
            "none");
    assertThat(index.segments()).hasSize(2);
    AggregatePlan plan = AggregatePlan.of(index);
    assertThat(plan.proof(1).verify(plan.segments().get(1).pieceInfo(), plan.pieceInfo())).isTrue();
    assertThat(plan.proof(1).entry().index()).isEqualTo(area.firstNode() + 14);
    assertThat(index.entries().getLast().place()).isEqualTo(14);
    assertThat(index.entries().getLast().problem()).isEqualTo(Optional.empty());
  }

  @Test
  void indexThatIsCutOrTooLongIsRefused() throws IOException {
    IndexArea area = new IndexArea(new PaddedPieceSize(2048));
    byte[] raw = new byte[(int) area.unpaddedBytes()];
    assertThat(IndexBytes.read(area, raw).entries()).isEmpty();
    assertThat(IndexBytes.read(area, Arrays.copyOf(raw, 127)).entries()).isEmpty();
    assertThatThrownBy(() -> IndexBytes.read(area, Arrays.copyOf(raw, raw.length - 1)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("126 bytes into a block");
    assertThatThrownBy(() -> IndexBytes.read(area, Arrays.copyOf(raw, raw.length + 127)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("more than");
    Path file = Files.write(folder.resolve("odd"), new byte[1000]);
    assertThatThrownBy(() -> AggregateIndex.ofFile(TestData.kernels(), file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("127 times a power of two");
    assertThatThrownBy(() -> IndexBytes.read(new IndexArea(PaddedPieceSize.MAX), raw))
        .isInstanceOf(MalformedInputException.class);
  }
}
