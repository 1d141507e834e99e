// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.kernel.Kernels;
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

  private final Kernels kernels;
  private final PieceFile file;
  private final UpperRows rows;

  private PieceTree(Kernels kernels, PieceFile file, UpperRows rows) {
    this.kernels = kernels;
    this.file = file;
    this.rows = rows;
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
    PieceFile piece = new PieceFile(file, cid);
    try (FileChannel channel = piece.open()) {
      MemorySegment roots = Arena.ofAuto().allocate(NODE * piece.chunks(), 64);
      Step step = work.step("tree of " + file.getFileName(), cid.payloadBytes(), "bytes");
      work.forEachChunk(
          piece.chunks(),
          1,
          (from, count) -> {
            try (Arena arena = Arena.ofConfined()) {
              MemorySegment leaves = arena.allocate(piece.chunkBytes(), 64);
              long read = piece.readChunk(kernels, channel, from, leaves);
              for (long pairs = 1L << piece.chunkHeight() >> 1; pairs > 0; pairs >>= 1) {
                kernels.treeHash().hashPairs(leaves, 0, leaves, 0, pairs);
              }
              MemorySegment.copy(leaves, 0, roots, NODE * from, NODE);
              step.add(read);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return checked(kernels, piece, roots, file);
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
    PieceFile piece = new PieceFile(file, cid);
    piece.requireLength();
    try (MappedFile kept = MappedFile.open(cache)) {
      long wanted = NODE * piece.chunks();
      if (kept.segment().byteSize() != wanted) {
        throw new MalformedInputException(
            cache + " has " + kept.segment().byteSize() + " bytes, wanted " + wanted);
      }
      MemorySegment roots = Arena.ofAuto().allocate(wanted, 64);
      MemorySegment.copy(kept.segment(), 0, roots, 0, wanted);
      return checked(kernels, piece, roots, cache);
    }
  }

  /** Keeps the lowest row, {@code 32} bytes for each chunk, under a temporary name first. */
  public void save(Path cache) throws SectorFileException {
    NewFile.write(cache, rows.chunkRoots());
  }

  /** The piece. */
  public PieceCidV2 cid() {
    return file.cid();
  }

  /**
   * Answers a challenge.
   *
   * @param leaf number of the leaf in the piece, below {@code 2^height}. The contract asks for none
   *     beyond the leaf count, but for a sub-piece's padding it may
   * @throws SectorFileException where the file can't be read, or is no longer the piece
   */
  public PossessionProof prove(long leaf) throws SectorFileException {
    Objects.checkIndex(leaf, 1L << cid().height());
    int height = file.chunkHeight();
    long chunk = leaf >>> height;
    List<Bytes32> path = new ArrayList<>();
    try (FileChannel channel = file.open();
        Arena arena = Arena.ofConfined()) {
      MemorySegment nodes = arena.allocate(file.chunkBytes(), 64);
      file.readChunk(kernels, channel, chunk, nodes);
      long position = leaf & ((1L << height) - 1);
      Bytes32 value = Bytes32.from(nodes, NODE * position);
      for (int row = 0; row < height; row++) {
        path.add(Bytes32.from(nodes, NODE * (position ^ 1)));
        kernels.treeHash().hashPairs(nodes, 0, nodes, 0, 1L << (height - row - 1));
        position >>>= 1;
      }
      path.addAll(rows.path(chunk));
      PossessionProof proof = new PossessionProof(value, path);
      if (!proof.verify(cid(), leaf)) {
        throw new SectorFileException(
            "prove from",
            file.path(),
            "the 127 KiB around leaf " + leaf + " are not those of " + cid());
      }
      return proof;
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw Io.failure("read", file.path(), e);
    }
  }

  private static PieceTree checked(
      Kernels kernels, PieceFile file, MemorySegment chunkRoots, Path source) {
    PieceCidV2 cid = file.cid();
    UpperRows rows = new UpperRows(kernels, chunkRoots, file.chunkHeight(), cid.height());
    if (!rows.root().equals(cid.root())) {
      throw new MalformedInputException(
          source
              + " is not of piece "
              + cid
              + ": got root "
              + rows.root()
              + ", wanted "
              + cid.root());
    }
    return new PieceTree(kernels, file, rows);
  }
}
