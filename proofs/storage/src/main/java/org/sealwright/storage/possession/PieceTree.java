// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ZeroCommitments;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.Io;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/**
 * The upper part of a piece's tree: the nodes over each 128 KiB and all above them. An answer then
 * costs the reading of 127 KiB of the piece, wherever the leaf is, and the tree takes 64 bytes for
 * each 127 KiB of data, 512 KiB for a piece of 1 GiB. Thread-safe once made.
 *
 * <p>{@link #save} keeps the lowest of these rows in a file, the cache; it is checked against the
 * piece's root whenever it is opened, so that a damaged one can do no harm.
 */
public final class PieceTree {

  /** Height of the subtrees that are not kept: 4096 leaves, 128 KiB. */
  public static final int CHUNK_HEIGHT = 12;

  private static final int NODE = Bytes32.LENGTH;
  private static final int RAW_BLOCK = 127;
  private static final long ROOTS_AT_ONCE = 1024;

  private final Kernels kernels;
  private final Path file;
  private final PieceCidV2 cid;
  private final int chunkHeight;
  private final List<MemorySegment> rows;

  private PieceTree(Kernels kernels, Path file, PieceCidV2 cid, MemorySegment chunkRoots) {
    this.kernels = kernels;
    this.file = file;
    this.cid = cid;
    this.chunkHeight = chunkHeight(cid);
    this.rows = rowsOver(kernels, cid, chunkRoots);
  }

  /**
   * Reads a whole piece.
   *
   * @param file the payload, without the zeros that pad it
   * @param cid what it should be
   * @throws MalformedInputException where it is not
   * @throws SectorFileException where it can't be read
   */
  public static PieceTree build(Kernels kernels, Path file, PieceCidV2 cid, Work work)
      throws SectorFileException {
    try (FileChannel channel = open(file, cid)) {
      MemorySegment roots = Arena.ofAuto().allocate(NODE * chunks(cid), 64);
      Step step = work.step("tree of " + file.getFileName(), cid.payloadBytes(), "bytes");
      work.forEachChunk(
          chunks(cid),
          1,
          (from, count) -> {
            try (Arena arena = Arena.ofConfined()) {
              MemorySegment leaves = arena.allocate((long) NODE << chunkHeight(cid), 64);
              long read = readChunk(kernels, channel, cid, from, leaves, arena);
              for (long pairs = 1L << chunkHeight(cid) >> 1; pairs > 0; pairs >>= 1) {
                kernels.treeHash().hashPairs(leaves, 0, leaves, 0, pairs);
              }
              MemorySegment.copy(leaves, 0, roots, NODE * from, NODE);
              step.add(read);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return checked(new PieceTree(kernels, file, cid, roots), file);
    } catch (UncheckedIOException e) {
      throw Io.failure("read", file, e.getCause());
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", file, e);
    }
  }

  /**
   * Takes the tree from what {@link #save} kept, without reading the piece.
   *
   * @throws MalformedInputException where the cache is not one of this piece
   * @throws SectorFileException where a file can't be read, or the piece has another length
   */
  public static PieceTree open(Kernels kernels, Path file, PieceCidV2 cid, Path cache)
      throws SectorFileException {
    requireLength(file, cid);
    try (MappedFile kept = MappedFile.open(cache)) {
      long wanted = NODE * chunks(cid);
      if (kept.segment().byteSize() != wanted) {
        throw new MalformedInputException(
            cache + " has " + kept.segment().byteSize() + " bytes, wanted " + wanted);
      }
      MemorySegment roots = Arena.ofAuto().allocate(wanted, 64);
      MemorySegment.copy(kept.segment(), 0, roots, 0, wanted);
      return checked(new PieceTree(kernels, file, cid, roots), cache);
    }
  }

  /** Keeps the lowest row, {@code 32} bytes for each chunk, under a temporary name first. */
  public void save(Path cache) throws SectorFileException {
    NewFile.write(cache, rows.getFirst().toArray(ValueLayout.JAVA_BYTE));
  }

  /** The piece. */
  public PieceCidV2 cid() {
    return cid;
  }

  /**
   * Answers a challenge.
   *
   * @param leaf number of the leaf in the piece, below its leaf count
   * @throws SectorFileException where the file can't be read, or is no longer the piece
   */
  public PossessionProof prove(long leaf) throws SectorFileException {
    Objects.checkIndex(leaf, ProofSet.leafCount(cid));
    long chunk = leaf >>> chunkHeight;
    List<Bytes32> path = new ArrayList<>();
    try (FileChannel channel = open(file, cid);
        Arena arena = Arena.ofConfined()) {
      MemorySegment nodes = arena.allocate((long) NODE << chunkHeight, 64);
      readChunk(kernels, channel, cid, chunk, nodes, arena);
      long position = leaf & ((1L << chunkHeight) - 1);
      Bytes32 value = Bytes32.from(nodes, NODE * position);
      for (int row = 0; row < chunkHeight; row++) {
        path.add(Bytes32.from(nodes, NODE * (position ^ 1)));
        kernels.treeHash().hashPairs(nodes, 0, nodes, 0, 1L << (chunkHeight - row - 1));
        position >>>= 1;
      }
      for (int row = 0; row < rows.size() - 1; row++) {
        path.add(node(rows.get(row), (chunk >>> row) ^ 1, chunkHeight + row));
      }
      PossessionProof proof = new PossessionProof(value, path);
      if (!proof.verify(cid, leaf)) {
        throw new SectorFileException(
            "prove from", file, "the 127 KiB around leaf " + leaf + " are not those of " + cid);
      }
      return proof;
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", file, e);
    }
  }

  private static PieceTree checked(PieceTree tree, Path source) {
    Bytes32 root = Bytes32.from(tree.rows.getLast(), 0);
    if (!root.equals(tree.cid.root())) {
      throw new MalformedInputException(
          source
              + " is not of piece "
              + tree.cid
              + ": got root "
              + root
              + ", wanted "
              + tree.cid.root());
    }
    return tree;
  }

  private static FileChannel open(Path file, PieceCidV2 cid) throws SectorFileException {
    requireLength(file, cid);
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw Io.failure("read", file, e);
    }
  }

  private static void requireLength(Path file, PieceCidV2 cid) throws SectorFileException {
    long bytes;
    try {
      bytes = Files.size(file);
    } catch (IOException e) {
      throw Io.failure("read", file, e);
    }
    if (bytes != cid.payloadBytes()) {
      throw new SectorFileException(
          "use", file, "it has " + bytes + " bytes, the piece " + cid.payloadBytes());
    }
  }

  private static int chunkHeight(PieceCidV2 cid) {
    return Math.min(CHUNK_HEIGHT, cid.height());
  }

  private static long rawChunk(PieceCidV2 cid) {
    return (long) RAW_BLOCK << (chunkHeight(cid) - 2);
  }

  /** Chunks that hold any data; behind them are zeros only. */
  private static long chunks(PieceCidV2 cid) {
    return Math.max(1, Math.ceilDiv(cid.payloadBytes(), rawChunk(cid)));
  }

  /** Fills {@code leaves}, which are zero, with the padded data of a chunk. */
  private static long readChunk(
      Kernels kernels,
      FileChannel channel,
      PieceCidV2 cid,
      long chunk,
      MemorySegment leaves,
      Arena arena)
      throws IOException {
    long at = chunk * rawChunk(cid);
    int length = (int) Math.min(rawChunk(cid), cid.payloadBytes() - at);
    int blocks = Math.ceilDiv(length, RAW_BLOCK);
    MemorySegment raw = arena.allocate(Math.max(1L, (long) RAW_BLOCK * blocks));
    Io.readFully(channel, cid.payloadBytes(), raw.asByteBuffer().limit(length), at);
    kernels.fr32().pad(raw, 0, leaves, 0, blocks);
    return length;
  }

  private static List<MemorySegment> rowsOver(
      Kernels kernels, PieceCidV2 cid, MemorySegment chunkRoots) {
    List<MemorySegment> rows = new ArrayList<>(List.of(chunkRoots));
    for (int level = chunkHeight(cid); level < cid.height(); level++) {
      MemorySegment below = rows.getLast();
      long width = below.byteSize() / NODE;
      MemorySegment row = Arena.ofAuto().allocate(NODE * Math.ceilDiv(width, 2L), 64);
      for (long at = 0; at < width / 2; at += ROOTS_AT_ONCE) {
        long count = Math.min(ROOTS_AT_ONCE, width / 2 - at);
        kernels.treeHash().hashPairs(below, 2 * NODE * at, row, NODE * at, count);
      }
      if (width % 2 != 0) {
        MemorySegment pair = MemorySegment.ofArray(new byte[2 * NODE]);
        MemorySegment.copy(below, NODE * (width - 1), pair, 0, NODE);
        ZeroCommitments.ofHeight(level).writeTo(pair, NODE);
        kernels.treeHash().hashPairs(pair, 0, row, NODE * (width / 2), 1);
      }
      rows.add(row);
    }
    return List.copyOf(rows);
  }

  private static Bytes32 node(MemorySegment row, long position, int level) {
    return NODE * position < row.byteSize()
        ? Bytes32.from(row, NODE * position)
        : ZeroCommitments.ofHeight(level);
  }
}
