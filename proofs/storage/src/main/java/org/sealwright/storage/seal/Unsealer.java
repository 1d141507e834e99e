// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.DataRoot;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.PaddedData;
import org.sealwright.storage.internal.RawRange;

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
    RawRange range = new RawRange(offset, length);
    range.requireIn(size);
    if (length == 0) {
      return 0;
    }
    ReplicaId replicaId = spec.replicaId(commD);
    try (MappedFile replica = MappedFile.open(paths.sealed(), size.bytes());
        KeyLayer key = KeyLayer.open(context, spec, paths, replicaId)) {
      PaddedData data =
          (at, part, bytes) ->
              decode(replica.segment(), key.segment(), at, part, bytes, paths.sealed());
      if (range.isAllOf(size)) {
        requireCommD(data, commD, size);
      }
      range.write(data, out, context.kernels(), context.work(), PHASE);
    }
    return length;
  }

  /** All raw bytes of the sector, checked against comm_d first. */
  public long unsealAll(SectorSpec spec, SectorPaths paths, Bytes32 commD, WritableByteChannel out)
      throws IOException {
    return unseal(spec, paths, commD, 0, spec.config().sectorSize().unpaddedBytes(), out);
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
    long node = RawRange.firstUnpadded(out, from, count);
    if (node >= 0) {
      throw new SealingException(
          PHASE,
          path
              + " does not decode at node "
              + (at / 32 + node)
              + ": the replica is damaged, or ticket, prover, sector or comm_d are another"
              + " sector's");
    }
  }

  private void requireCommD(PaddedData data, Bytes32 commD, SectorSize size) {
    Bytes32 got =
        DataRoot.of(size.bytes(), data, context.kernels(), context.work(), "check comm_d");
    if (!got.equals(commD)) {
      throw new SealingException(
          PHASE, "the data in the replica have comm_d " + got + ", wanted " + commD);
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
      if (FileJournal.open(paths.journal()).isIntact(key, last, context.work())) {
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
