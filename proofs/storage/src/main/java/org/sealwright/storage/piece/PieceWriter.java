// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.fr32.Fr32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ShaTreeHasher;

/**
 * Writes pieces to an unsealed sector: alignment zeros, then the Fr32-padded data, hashed on the
 * way (rust-fil-proofs, {@code add_piece}). Bytes go to the target's position; nothing is sought,
 * forced or closed.
 *
 * <p>Stricter than the reference, which accepts a source short by less than a node: the source must
 * have exactly the bytes of the piece. A wrong length shows only at the end, so the target then
 * holds a useless piece, and the caller cuts it off. Thread-safe.
 */
public final class PieceWriter {
  private final Kernels kernels;

  /** A writer with these kernels. */
  public PieceWriter(Kernels kernels) {
    this.kernels = Objects.requireNonNull(kernels, "kernels");
  }

  /**
   * Adds a piece behind others.
   *
   * @param source exactly {@code size} bytes; not closed
   * @param target positioned behind the others
   * @param existing sizes of the pieces there, in order
   * @throws MalformedInputException where the source is shorter or longer
   */
  public AddedPiece addPiece(
      InputStream source,
      WritableByteChannel target,
      UnpaddedPieceSize size,
      List<UnpaddedPieceSize> existing)
      throws IOException {
    return add(RawSource.of(source), target, size, existing);
  }

  /**
   * Adds a piece behind others.
   *
   * @param source exactly {@code size} bytes, in blocking mode; not closed
   * @param target positioned behind the others
   * @param existing sizes of the pieces there, in order
   * @throws MalformedInputException where the source is shorter or longer
   */
  public AddedPiece addPiece(
      ReadableByteChannel source,
      WritableByteChannel target,
      UnpaddedPieceSize size,
      List<UnpaddedPieceSize> existing)
      throws IOException {
    return add(RawSource.of(source), target, size, existing);
  }

  /**
   * Adds a piece behind others; nothing is written unless the length is right.
   *
   * @param source exactly {@code size} bytes
   * @param target positioned behind the others
   * @param existing sizes of the pieces there, in order
   * @throws MalformedInputException where the source is shorter or longer
   */
  public AddedPiece addPiece(
      MemorySegment source,
      WritableByteChannel target,
      UnpaddedPieceSize size,
      List<UnpaddedPieceSize> existing)
      throws IOException {
    PieceHasher.checkLength(source.byteSize(), size);
    return add(RawSource.of(source), target, size, existing);
  }

  private AddedPiece add(
      RawSource source,
      WritableByteChannel target,
      UnpaddedPieceSize size,
      List<UnpaddedPieceSize> existing)
      throws IOException {
    long sum = PieceAlignment.sumPieceBytesWithAlignment(existing);
    long left = PieceAlignment.of(sum, size.bytes()).leftBytes();
    try (Arena arena = Arena.ofConfined()) {
      ShaTreeHasher tree = new ShaTreeHasher(kernels.treeHash(), arena);
      writeZeros(tree.window(), target, Fr32.toPadded(left));
      MemorySegment raw = arena.allocate(ChunkHasher.RAW_BATCH, 64);
      for (long done = 0; done < size.bytes(); ) {
        int wanted = (int) Math.min(raw.byteSize(), size.bytes() - done);
        int got = source.read(raw.asSlice(0, wanted));
        done += got;
        if (got < wanted) {
          PieceHasher.checkLength(done, size);
        }
        int blocks = wanted / Fr32.RAW_BLOCK;
        MemorySegment window = tree.window();
        kernels.fr32().pad(raw, 0, window, 0, blocks);
        // Written before the tree takes the nodes, since it hashes them in place.
        write(target, window.asSlice(0, (long) Fr32.PADDED_BLOCK * blocks));
        tree.advance(blocks * (Fr32.PADDED_BLOCK / 32));
      }
      if (source.read(raw.asSlice(0, 1)) > 0) {
        throw new MalformedInputException("got more than the " + size + " bytes of the piece");
      }
      PaddedPieceSize padded = size.padded();
      return new AddedPiece(PieceInfo.of(tree.root(padded.height()), padded), left);
    }
  }

  /** Fresh memory of an arena is zero. */
  private static void writeZeros(MemorySegment zeros, WritableByteChannel target, long bytes)
      throws IOException {
    for (long left = bytes; left > 0; left -= Math.min(left, zeros.byteSize())) {
      write(target, zeros.asSlice(0, Math.min(left, zeros.byteSize())));
    }
  }

  private static void write(WritableByteChannel target, MemorySegment bytes) throws IOException {
    ByteBuffer buffer = bytes.asByteBuffer().asReadOnlyBuffer();
    int idle = 0;
    while (buffer.hasRemaining()) {
      idle = target.write(buffer) == 0 ? idle + 1 : 0;
      if (idle > RawSource.MAX_IDLE) {
        throw new IOException("channel takes no bytes; it must be in blocking mode");
      }
    }
  }
}
