// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.NewFile;

/**
 * Makes the bytes of an aggregate from those of its segments: raw bytes, as they go into a deal.
 * Each segment lies at its raw offset, zeros fill the rest, and the index is the last thing. Takes
 * about 1 MiB of memory. Thread-safe.
 *
 * <p>Bytes are copied, not hashed: that the result commits to the plan's CommP is for {@link
 * org.sealwright.storage.piece.PieceHasher} to say.
 */
public final class AggregateWriter {
  private static final int BUFFER = 127 << 12;
  private static final int ENTRIES_AT_ONCE = 4096;

  /** Transfers of nothing in a row after which a channel counts as non-blocking. */
  private static final int MAX_IDLE = 1000;

  private final Kernels kernels;
  private final Work work;

  /** A writer; only its calling thread works. */
  public AggregateWriter(Kernels kernels, Work work) {
    this.kernels = Objects.requireNonNull(kernels, "kernels");
    this.work = Objects.requireNonNull(work, "work");
  }

  /**
   * Writes an aggregate to a file, which is whole or absent.
   *
   * @throws MalformedInputException as {@link #write(AggregatePlan, List, WritableByteChannel)}
   */
  public void write(AggregatePlan plan, List<SegmentData> segments, Path target)
      throws IOException {
    NewFile.write(target, channel -> write(plan, segments, (WritableByteChannel) channel));
  }

  /**
   * Writes an aggregate: {@code 127/128} of its size in bytes.
   *
   * @param segments data of the segments in the plan's order, each opened when its turn comes
   * @param out in blocking mode; not closed
   * @throws MalformedInputException where there are more or fewer segments than in the plan, or one
   *     has more bytes than its place; {@code out} then holds a useless beginning
   */
  public void write(AggregatePlan plan, List<SegmentData> segments, WritableByteChannel out)
      throws IOException {
    List<SegmentDesc> places = plan.segments();
    if (segments.size() != places.size()) {
      throw new MalformedInputException(
          "got data of " + segments.size() + " segments, the plan has " + places.size());
    }
    Output output =
        new Output(out, work.step("aggregate", plan.size().unpadded().bytes(), "bytes"));
    for (int i = 0; i < places.size(); i++) {
      SegmentDesc place = places.get(i);
      output.zerosUpTo(place.unpaddedOffset());
      try (ReadableByteChannel data = segments.get(i).open()) {
        if (!output.copy(data, place.unpaddedLength())) {
          throw new MalformedInputException(
              "segment "
                  + i
                  + " has more than the "
                  + place.unpaddedLength()
                  + " bytes of its place");
        }
      }
      output.zerosUpTo(place.unpaddedOffset() + place.unpaddedLength());
    }
    output.zerosUpTo(plan.indexArea().unpaddedStart());
    writeIndex(places, output);
    output.zerosUpTo(plan.size().unpadded().bytes());
  }

  /**
   * Writes the index alone, the last {@code plan.indexArea().unpaddedBytes()} of the aggregate, to
   * a file.
   */
  public void writeIndex(AggregatePlan plan, Path target) throws SectorFileException {
    long bytes = plan.indexArea().unpaddedBytes();
    NewFile.write(
        target,
        channel -> {
          Output output = new Output(channel, work.step("index", bytes, "bytes"));
          writeIndex(plan.segments(), output);
          output.zerosUpTo(bytes);
        });
  }

  private void writeIndex(List<SegmentDesc> entries, Output output) throws IOException {
    for (int from = 0; from < entries.size(); from += ENTRIES_AT_ONCE) {
      List<SegmentDesc> some =
          entries.subList(from, Math.min(entries.size(), from + ENTRIES_AT_ONCE));
      int blocks = Math.ceilDiv(some.size() * IndexArea.ENTRY_BYTES, 128);
      ByteBuffer padded = ByteBuffer.allocate(128 * blocks);
      some.forEach(entry -> padded.put(entry.toBytes()));
      byte[] raw = new byte[127 * blocks];
      kernels
          .fr32()
          .unpad(MemorySegment.ofArray(padded.array()), 0, MemorySegment.ofArray(raw), 0, blocks);
      output.write(ByteBuffer.wrap(raw));
    }
  }

  /** A channel that knows how far it is. */
  private static final class Output {
    private final WritableByteChannel out;
    private final Step step;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(BUFFER);
    private long position;

    Output(WritableByteChannel out, Step step) {
      this.out = out;
      this.step = step;
    }

    void zerosUpTo(long end) throws IOException {
      while (position < end) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), end - position));
        write(zeros);
      }
    }

    /** Copies to the end of {@code in}; false where that is beyond {@code most} bytes. */
    boolean copy(ReadableByteChannel in, long most) throws IOException {
      long left = most;
      while (true) {
        // One byte more than there is room for shows that there is too much.
        buffer.clear().limit((int) Math.min(buffer.capacity(), left + 1));
        boolean ended = fill(in, buffer);
        buffer.flip();
        if (buffer.remaining() > left) {
          return false;
        }
        left -= buffer.remaining();
        write(buffer);
        if (ended) {
          return true;
        }
      }
    }

    private static boolean fill(ReadableByteChannel in, ByteBuffer buffer) throws IOException {
      int idle = 0;
      while (buffer.hasRemaining()) {
        int n = in.read(buffer);
        if (n < 0) {
          return true;
        }
        idle = n == 0 ? idle + 1 : 0;
        requireProgress(idle, "gives");
      }
      return false;
    }

    void write(ByteBuffer bytes) throws IOException {
      int count = bytes.remaining();
      int idle = 0;
      while (bytes.hasRemaining()) {
        idle = out.write(bytes) == 0 ? idle + 1 : 0;
        requireProgress(idle, "takes");
      }
      position += count;
      step.add(count);
    }

    private static void requireProgress(int idle, String verb) throws IOException {
      if (idle > MAX_IDLE) {
        throw new IOException("channel " + verb + " no bytes; it must be in blocking mode");
      }
    }
  }
}
