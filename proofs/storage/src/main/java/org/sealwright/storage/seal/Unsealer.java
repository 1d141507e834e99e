// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeBuilder;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.MappedFile;

/**
 * Gets the data back out of a replica: any range of raw bytes, at any offset. The key is the last
 * layer: its file where the journal vouches for it, else all layers are computed again in temporary
 * files beside the replica. Neither replica nor cache is changed.
 *
 * <p>The reference demands offsets that are multiples of 127 and detects no mistake in commitment
 * or ticket; here a whole sector is checked against comm_d before a byte is written, and a range is
 * checked to be Fr32, which wrong keys almost never yield.
 */
public final class Unsealer {
  private static final String PHASE = "unseal";
  private static final int BLOCK = 128;
  private static final int RAW_BLOCK = 127;

  /** Padded bytes decoded at a time. */
  private static final long WINDOW = 4 << 20;

  private final SealContext context;

  /** With the settings of a sealer. */
  public Unsealer(Sealer sealer) {
    this.context = sealer.context();
  }

  /**
   * Unseals raw bytes {@code offset .. offset + length - 1} of the sector (unseal_range).
   *
   * @param commD commitment to the data, which the replica id depends on
   * @param offset first raw byte, from 0
   * @param length raw bytes; the range must lie in the sector
   * @param out gets them
   * @return {@code length}
   * @throws MalformedInputException where commD is zero or no field element, or the range is
   *     outside
   * @throws SealingException where replica and key don't fit together
   */
  public long unseal(
      SectorSpec spec,
      SectorPaths paths,
      Bytes32 commD,
      long offset,
      long length,
      WritableByteChannel out)
      throws IOException {
    SectorSize size = spec.config().sectorSize();
    if (commD.isZero() || !commD.isCanonical()) {
      throw new MalformedInputException("comm_d must be a field element other than zero: " + commD);
    }
    if (offset < 0 || length < 0 || offset > size.unpaddedBytes() - length) {
      throw new MalformedInputException(
          "range "
              + offset
              + " + "
              + length
              + " is not in the sector's "
              + size.unpaddedBytes()
              + " raw bytes");
    }
    if (length == 0) {
      return 0;
    }
    ReplicaId replicaId = spec.replicaId(commD);
    try (MappedFile replica = MappedFile.open(paths.sealed(), size.bytes());
        KeyLayer key = KeyLayer.open(context, spec, paths, replicaId)) {
      if (length == size.unpaddedBytes()) {
        requireCommD(replica.segment(), key.segment(), commD, size);
      }
      write(replica.segment(), key.segment(), offset, length, out, paths.sealed());
    }
    return length;
  }

  /** All raw bytes of the sector, checked against comm_d first. */
  public long unsealAll(SectorSpec spec, SectorPaths paths, Bytes32 commD, WritableByteChannel out)
      throws IOException {
    return unseal(spec, paths, commD, 0, spec.config().sectorSize().unpaddedBytes(), out);
  }

  private void write(
      MemorySegment replica,
      MemorySegment key,
      long offset,
      long length,
      WritableByteChannel out,
      Path path)
      throws IOException {
    long first = offset / RAW_BLOCK;
    long last = (offset + length - 1) / RAW_BLOCK;
    long blocks = WINDOW / BLOCK;
    Step step = context.work().step("unseal", length, "bytes");
    try (Arena arena = Arena.ofShared()) {
      MemorySegment padded = arena.allocate(WINDOW, 64);
      MemorySegment raw = arena.allocate(blocks * RAW_BLOCK, 64);
      for (long block = first; block <= last; block += blocks) {
        long count = Math.min(blocks, last + 1 - block);
        decode(replica, key, BLOCK * block, padded, BLOCK * count, path);
        context.kernels().fr32().unpad(padded, 0, raw, 0, count);
        long from = Math.max(offset, RAW_BLOCK * block) - RAW_BLOCK * block;
        long end = Math.min(offset + length, RAW_BLOCK * (block + count)) - RAW_BLOCK * block;
        var buffer = raw.asSlice(from, end - from).asByteBuffer();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        step.add(end - from);
      }
    }
  }

  /** {@code out = replica - key} for {@code bytes} padded bytes from {@code at}. */
  private void decode(
      MemorySegment replica, MemorySegment key, long at, MemorySegment out, long bytes, Path path) {
    context
        .work()
        .forEachChunk(
            bytes / 32,
            1 << 14,
            (from, count) -> {
              long bad =
                  context.kernels().field().firstNonCanonical(replica, at + 32 * from, count);
              if (bad >= 0) {
                throw new SealingException(
                    PHASE,
                    path + " is no replica: node " + (at / 32 + from + bad) + " is too large");
              }
              context
                  .kernels()
                  .field()
                  .sub(out, 32 * from, replica, at + 32 * from, key, at + 32 * from, count);
              requireFr32(out, at, from, count, path);
            });
  }

  private static void requireFr32(MemorySegment out, long at, long from, long count, Path path) {
    for (long node = from; node < from + count; node++) {
      int top = out.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 32 * node + 31);
      if ((top & 0xc0) != 0) {
        throw new SealingException(
            PHASE,
            path
                + " does not decode at node "
                + (at / 32 + node)
                + ": the replica is damaged, or ticket, prover, sector or comm_d are another"
                + " sector's");
      }
    }
  }

  private void requireCommD(
      MemorySegment replica, MemorySegment key, Bytes32 commD, SectorSize size) {
    RowHasher sha = RowHasher.sha256(context.kernels());
    long chunk = Math.min(size.bytes(), WINDOW);
    TreeLayout layout = TreeLayout.full(2, chunk / 32);
    long chunks = size.bytes() / chunk;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment roots = arena.allocate(Math.max(64, 32 * chunks), 64);
      MemorySegment store = arena.allocate(layout.storedBytes(), 64);
      TreeBuilder builder = new TreeBuilder(sha, context.work());
      for (long i = 0; i < chunks; i++) {
        decode(replica, key, i * chunk, store, chunk, Path.of("sealed"));
        builder.buildOverLeaves(layout, store, 0, "check comm_d").writeTo(roots, 32 * i);
      }
      for (long width = chunks; width > 1; width /= 2) {
        sha.hash(roots, 0, roots, 0, width / 2);
      }
      Bytes32 got = Bytes32.from(roots, 0);
      if (!got.equals(commD)) {
        throw new SealingException(
            PHASE, "the data in the replica have comm_d " + got + ", wanted " + commD);
      }
    }
  }

  /** The labels of the last layer, from their file or made anew. */
  private record KeyLayer(MappedFile file, TemporaryLayers temporary) implements AutoCloseable {

    static KeyLayer open(
        SealContext context, SectorSpec spec, SectorPaths paths, ReplicaId replicaId)
        throws SectorFileException {
      SectorSize size = spec.config().sectorSize();
      Path last = paths.layer(size.layers());
      String key = JournalKeys.preCommit1(spec, replicaId);
      if (SealJournal.open(paths.journal()).isIntact(key, last, context.work())) {
        return new KeyLayer(MappedFile.open(last, size.bytes()), null);
      }
      TemporaryLayers layers = TemporaryLayers.make(context, spec, paths, replicaId);
      return new KeyLayer(null, layers);
    }

    MemorySegment segment() {
      return Optional.ofNullable(file)
          .map(MappedFile::segment)
          .orElseGet(() -> temporary.segment());
    }

    @Override
    public void close() throws SectorFileException {
      if (file != null) {
        file.close();
      }
      if (temporary != null) {
        temporary.close();
      }
    }
  }
}
