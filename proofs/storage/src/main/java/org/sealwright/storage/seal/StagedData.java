// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.MappedFile;

/** The padded data of a sector as PreCommit1 reads it: a file, zeros after its end. */
final class StagedData implements AutoCloseable {
  private static final Path ZEROS = Path.of("/dev/zero");
  private static final long CHUNK = 1 << 20;
  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final Path path;
  private final Optional<MappedFile> file;
  private final MemorySegment segment;

  private StagedData(Path path, Optional<MappedFile> file) {
    this.path = path;
    this.file = file;
    this.segment = file.map(MappedFile::segment).orElse(MemorySegment.NULL);
  }

  /**
   * Opens {@code path}; {@code /dev/zero} stands for a sector of zeros (committed capacity).
   *
   * @throws SealingException where the file is larger than the sector
   */
  static StagedData open(Path path, SectorSize size) throws SectorFileException {
    if (path.equals(ZEROS)) {
      return new StagedData(path, Optional.empty());
    }
    MappedFile file = MappedFile.open(path);
    long bytes = file.segment().byteSize();
    if (bytes > size.bytes()) {
      file.close();
      throw new SealingException(
          "PC1", "staged file " + path + " has " + bytes + " bytes, the sector " + size.bytes());
    }
    return new StagedData(path, Optional.of(file));
  }

  /**
   * Copies the data into zeroed memory and checks that it is Fr32: the two top bits of every node
   * zero.
   *
   * @throws SealingException where it is not, with the node
   */
  void copyTo(MemorySegment out, String stepName, Work work) {
    Step step = work.step(stepName, segment.byteSize(), "bytes");
    work.forEachChunk(
        segment.byteSize(),
        CHUNK,
        (from, count) -> {
          MemorySegment.copy(segment, from, out, from, count);
          checkFr32(out, from, count);
          step.add(count);
        });
  }

  /** Whether {@code copy} holds this data. */
  boolean isCopiedIn(MemorySegment copy) {
    if (copy.byteSize() < segment.byteSize()) {
      return false;
    }
    if (segment.byteSize() > 0 && segment.mismatch(copy.asSlice(0, segment.byteSize())) != -1) {
      return false;
    }
    MemorySegment rest = copy.asSlice(segment.byteSize());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment zeros = arena.allocate(CHUNK);
      for (long at = 0; at < rest.byteSize(); at += CHUNK) {
        long length = Math.min(CHUNK, rest.byteSize() - at);
        if (rest.asSlice(at, length).mismatch(zeros.asSlice(0, length)) != -1) {
          return false;
        }
      }
    }
    return true;
  }

  private void checkFr32(MemorySegment out, long from, long count) {
    long bits = 0;
    long end = (from + count + 31) / 32 * 32;
    for (long at = from + 24; at < end; at += 32) {
      bits |= out.get(LE64, at);
    }
    if (bits >>> 62 == 0) {
      return;
    }
    for (long at = from; at < end; at += 32) {
      if (out.get(LE64, at + 24) >>> 62 != 0) {
        throw new SealingException(
            "PC1",
            "staged file "
                + path
                + " is not Fr32-padded: node "
                + at / 32
                + " (byte "
                + at
                + ") has its top bits set; add pieces with add_piece or seal the raw file");
      }
    }
  }

  @Override
  public void close() {
    file.ifPresent(MappedFile::close);
  }
}
