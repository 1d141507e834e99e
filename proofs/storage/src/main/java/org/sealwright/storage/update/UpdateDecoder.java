// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.DataRoot;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;
import org.sealwright.storage.internal.PaddedData;
import org.sealwright.storage.internal.RawRange;

/** The data of an update out of replica and sector key, both of which are only read. */
final class UpdateDecoder {
  private static final String PHASE = UpdateContext.PHASE;
  private static final String STEP = "update decode";

  /** Nodes decoded at a time: 4 MiB. */
  private static final long WINDOW = 1 << 17;

  private final UpdateContext context;
  private final UpdateConfig config;
  private final Path replica;
  private final Path sectorKey;
  private final Bytes32 commDNew;
  private final Bytes32 commROld;

  UpdateDecoder(
      UpdateContext context,
      UpdateConfig config,
      Path replica,
      Path sectorKey,
      Bytes32 commDNew,
      Bytes32 commROld) {
    UpdateContext.requireCommitment("comm_d_new", commDNew);
    UpdateContext.requireCommitment("comm_r_old", commROld);
    this.context = context;
    this.config = config;
    this.replica = replica;
    this.sectorKey = sectorKey;
    this.commDNew = commDNew;
    this.commROld = commROld;
  }

  /** Both files and what decodes them. */
  private record Open(MappedFile replicaFile, MappedFile keyFile, PaddedData data)
      implements AutoCloseable {
    @Override
    public void close() {
      replicaFile.close();
      keyFile.close();
    }
  }

  private Open open(long firstNode, long nodes) throws SectorFileException {
    MappedFile replicaFile = MappedFile.open(replica, config.sectorSize().bytes());
    MappedFile keyFile = null;
    try {
      keyFile = MappedFile.open(sectorKey, config.sectorSize().bytes());
      Bytes32 phi = new UpdateHash().phi(commDNew, commROld);
      UpdateCodec codec =
          new UpdateCodec(
              context, config, UpdateCodec.Direction.DECODE, phi, firstNode, Math.max(1, nodes));
      UpdateCodec.Nodes a = new UpdateCodec.Nodes(replica, replicaFile.segment());
      UpdateCodec.Nodes b = new UpdateCodec.Nodes(sectorKey, keyFile.segment());
      PaddedData data = (at, out, bytes) -> codec.apply(a, b, at / 32, out, bytes / 32);
      return new Open(replicaFile, keyFile, data);
    } catch (SectorFileException | RuntimeException e) {
      replicaFile.close();
      if (keyFile != null) {
        keyFile.close();
      }
      throw e;
    }
  }

  /** Writes all padded data to a file, which gets its name only where they have comm_d_new. */
  void toFile(Path out) throws SectorFileException {
    UpdateContext.requireApart(replica, out);
    UpdateContext.requireApart(sectorKey, out);
    long bytes = config.sectorSize().bytes();
    Step step = context.work().step(STEP, bytes, "bytes");
    try (Open open = open(0, config.nodes());
        NewFile file = NewFile.create(out, bytes, context.work().cancellation())) {
      requireCommD(
          (at, part, count) -> {
            open.data().fill(at, part, count);
            MemorySegment.copy(part, 0, file.segment(), at, count);
            step.add(count);
          });
      file.commit();
    }
  }

  /** Writes padded nodes to a channel; a whole sector is held against comm_d_new before. */
  void nodes(long firstNode, long nodes, WritableByteChannel out) throws IOException {
    if (firstNode < 0 || nodes < 0 || firstNode > config.nodes() - nodes) {
      throw new MalformedInputException(
          "nodes "
              + firstNode
              + " + "
              + nodes
              + " are not in the sector's "
              + config.nodes()
              + " nodes");
    }
    Step step = context.work().step(STEP, 32 * nodes, "bytes");
    try (Open open = open(firstNode, nodes);
        Arena arena = Arena.ofShared()) {
      if (nodes == config.nodes()) {
        requireCommD(open.data());
      }
      MemorySegment window = arena.allocate(32 * Math.max(1, Math.min(WINDOW, nodes)), 64);
      for (long at = 0; at < nodes; at += WINDOW) {
        long count = Math.min(WINDOW, nodes - at);
        open.data().fill(32 * (firstNode + at), window, 32 * count);
        ByteBuffer buffer = window.asSlice(0, 32 * count).asByteBuffer();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        step.add(32 * count);
      }
    }
  }

  /** Writes raw bytes to a channel; a whole sector is held against comm_d_new before. */
  void raw(RawRange range, WritableByteChannel out) throws IOException {
    range.requireIn(config.sectorSize());
    long firstNode = 4 * (range.offset() / 127);
    long nodes = 4 * Math.ceilDiv(range.offset() + range.length(), 127L) - firstNode;
    try (Open open = open(firstNode, nodes)) {
      if (range.isAllOf(config.sectorSize())) {
        requireCommD(open.data());
      }
      PaddedData padded =
          (at, part, bytes) -> {
            open.data().fill(at, part, bytes);
            requireFr32(at / 32, part, bytes / 32);
          };
      range.write(padded, out, context.kernels(), context.work(), STEP);
    }
  }

  /** Data that were never padded would lose bits. */
  private void requireFr32(long firstNode, MemorySegment part, long count) {
    long bad = RawRange.firstUnpadded(part, 0, count);
    if (bad >= 0) {
      throw new SealingException(
          PHASE,
          replica
              + " does not decode to Fr32 at node "
              + (firstNode + bad)
              + ": a file is damaged, or sector key or commitments are not those of the update");
    }
  }

  private void requireCommD(PaddedData data) {
    Bytes32 got =
        DataRoot.of(
            config.sectorSize().bytes(),
            data,
            context.kernels(),
            context.work(),
            "update check comm_d");
    if (!got.equals(commDNew)) {
      throw new SealingException(
          PHASE,
          "the data in "
              + replica
              + " have comm_d "
              + got
              + ", wanted "
              + commDNew
              + ": a file is damaged, or sector key, p_aux or comm_d_new are not those of the"
              + " update");
    }
  }
}
