// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.piece.PaddedPieceSize;

/**
 * The index of an aggregate that others made, as it is read by whoever serves its segments. An
 * entry that is not what it should be harms only itself: the standard has it skipped.
 *
 * @param area where the index lies
 * @param entries the places in use, in order
 */
public record AggregateIndex(IndexArea area, List<Entry> entries) {

  /** The most entries that are read: those of an aggregate of 256 GiB. */
  public static final long MAX_ENTRIES = 2L << 20;

  private static final int BLOCKS_AT_ONCE = 2048;

  /** Copies the list. */
  public AggregateIndex {
    entries = List.copyOf(entries);
  }

  /**
   * An entry.
   *
   * @param place its number in the index, unused places counted
   * @param segment what it says
   * @param problem why it is to be skipped, or that it is not
   */
  public record Entry(long place, SegmentDesc segment, Optional<SegmentProblem> problem) {}

  /** The segments that can be served. */
  public List<SegmentDesc> segments() {
    return entries.stream().filter(e -> e.problem().isEmpty()).map(Entry::segment).toList();
  }

  /**
   * Reads the index at the end of an aggregate's raw bytes.
   *
   * @throws MalformedInputException where the file has not the length of an aggregate
   * @throws SectorFileException where it can't be read
   */
  public static AggregateIndex ofFile(Kernels kernels, Path aggregate) throws SectorFileException {
    try {
      IndexArea area = new IndexArea(sizeOf(aggregate));
      try (FileChannel channel = FileChannel.open(aggregate, StandardOpenOption.READ)) {
        channel.position(area.unpaddedStart());
        return read(kernels, area, channel);
      }
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", aggregate, e);
    }
  }

  private static PaddedPieceSize sizeOf(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes == 0 || bytes % 127 != 0 || Long.bitCount(bytes / 127) != 1) {
      throw new MalformedInputException(
          "got " + bytes + " bytes; an aggregate has 127 times a power of two");
    }
    return new PaddedPieceSize(bytes / 127 * 128);
  }

  /**
   * Reads an index.
   *
   * @param in the raw bytes from {@link IndexArea#unpaddedStart} on, to their end
   * @throws MalformedInputException where they end inside a block of 127, or there are more than
   *     the area has; fewer blocks are fewer entries
   */
  public static AggregateIndex read(Kernels kernels, IndexArea area, ReadableByteChannel in)
      throws IOException {
    if (area.maxEntries() > MAX_ENTRIES) {
      throw new MalformedInputException(
          "an index of " + area.maxEntries() + " entries; at most " + MAX_ENTRIES + " are read");
    }
    Checker checker = new Checker(area);
    // A stream's readNBytes copes with channels that give little at a time.
    java.io.InputStream stream = Channels.newInputStream(in);
    byte[] padded = new byte[128 * BLOCKS_AT_ONCE];
    long left = area.unpaddedBytes();
    while (true) {
      byte[] raw = stream.readNBytes((int) Math.min(127L * BLOCKS_AT_ONCE, left + 1));
      if (raw.length > left) {
        throw new MalformedInputException(
            "index: got more than the " + area.unpaddedBytes() + " bytes wanted");
      }
      if (raw.length == 0) {
        return new AggregateIndex(area, checker.entries);
      }
      if (raw.length % 127 != 0) {
        throw new MalformedInputException(
            "index ends " + raw.length % 127 + " bytes into a block of 127");
      }
      left -= raw.length;
      int blocks = raw.length / 127;
      kernels.fr32().pad(MemorySegment.ofArray(raw), 0, MemorySegment.ofArray(padded), 0, blocks);
      ByteBuffer words = ByteBuffer.wrap(padded, 0, 128 * blocks);
      while (words.hasRemaining()) {
        checker.take(SegmentDesc.read(words));
      }
    }
  }

  /** Decides for each entry whether it can be served. */
  private static final class Checker {
    private final IndexArea area;
    private final List<Entry> entries = new ArrayList<>();
    private final TreeMap<Long, Long> endByOffset = new TreeMap<>();
    private long place;

    Checker(IndexArea area) {
      this.area = area;
    }

    void take(SegmentDesc segment) {
      if (!segment.isUnused()) {
        Optional<SegmentProblem> problem = problem(segment);
        if (problem.isEmpty()) {
          endByOffset.put(segment.offset(), segment.offset() + segment.size());
        }
        entries.add(new Entry(place, segment, problem));
      }
      place++;
    }

    private Optional<SegmentProblem> problem(SegmentDesc segment) {
      return segment
          .problem()
          .or(() -> SegmentProof.sizeProblem(segment.size()))
          .or(() -> SegmentProof.commitmentProblem(segment.commDs()))
          .or(() -> placeProblem(segment.offset(), segment.size()));
    }

    private Optional<SegmentProblem> placeProblem(long offset, long size) {
      if (offset % size != 0) {
        return Optional.of(SegmentProblem.OFFSET_NOT_A_MULTIPLE_OF_SIZE);
      }
      if (offset < 0 || size > area.start() || offset > area.start() - size) {
        return Optional.of(SegmentProblem.OUT_OF_RANGE);
      }
      Map.Entry<Long, Long> before = endByOffset.lowerEntry(offset + size);
      return before != null && before.getValue() > offset
          ? Optional.of(SegmentProblem.OVERLAP)
          : Optional.empty();
    }
  }
}
