// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ServiceBuilder;

/**
 * Piece commitments (CommP) of data of any length: zeros up to the next {@code 127 * 2^k} bytes,
 * Fr32 padding, binary SHA-256 tree.
 *
 * <p>Thread-safe and without threads of its own. A call uses about 1 MiB off the heap for each
 * thread. Files and memory are split in aligned chunks for parallelism; streams and channels are
 * hashed by the calling thread, and a listener hears {@link Long#MAX_VALUE} for a stream's total,
 * which is unknown. Cancellation and interruption end a call with {@link
 * OperationCancelledException}; a channel of the caller's that is interrupted in the middle of a
 * read has its own {@link java.nio.channels.ClosedByInterruptException}.
 */
public final class PieceHasher {

  /** Height of the largest chunk: 8 MiB padded, enough to make hand-over and progress cheap. */
  private static final int CHUNK_HEIGHT = 18;

  /** Height of the smallest chunk that goes to another thread: 128 KiB padded. */
  private static final int MIN_CHUNK_HEIGHT = 12;

  /** Limit and total of a stream whose length nobody knows. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private static final String STEP = "CommP";
  private static final String UNIT = "bytes";

  private final Kernels kernels;
  private final Work work;

  private PieceHasher(Kernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** A hasher with the best kernels and one thread. */
  public static PieceHasher create() {
    return builder().build();
  }

  /** A builder, of one thread unless told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Hashes a whole file; what is no regular file, such as a pipe, is read as a stream.
   *
   * @throws MalformedInputException where it is empty
   */
  public PieceCommitment hash(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Files.isRegularFile(file)
          ? hash(RawSource.random(channel, channel.size()), work)
          : hash(RawSource.of(channel), UNKNOWN);
    } catch (ClosedChannelException e) {
      // Only an interrupt closes this channel early: one outcome, wherever it strikes.
      if (work.cancellation().isCancelled()) {
        throw (OperationCancelledException) new OperationCancelledException().initCause(e);
      }
      throw e;
    }
  }

  /**
   * Hashes memory.
   *
   * @param data any segment; one confined to the calling thread is hashed by that thread alone
   * @throws MalformedInputException where it is empty
   */
  public PieceCommitment hash(MemorySegment data) {
    try {
      boolean shared = data.isAccessibleBy(Thread.ofPlatform().unstarted(() -> {}));
      Work alone = new Work(Runnable::run, 1, work.cancellation(), work.listener());
      return hash(RawSource.random(data), shared ? work : alone);
    } catch (IOException e) {
      throw new AssertionError("memory has no I/O", e);
    }
  }

  /**
   * Hashes a stream to its end, and does not close it.
   *
   * @throws MalformedInputException where it is empty
   */
  public PieceCommitment hash(InputStream stream) throws IOException {
    return hash(RawSource.of(stream), UNKNOWN);
  }

  /**
   * Hashes a channel, in blocking mode, from its position to its end, and does not close it.
   *
   * @throws MalformedInputException where it is empty
   */
  public PieceCommitment hash(ReadableByteChannel channel) throws IOException {
    return hash(RawSource.of(channel), UNKNOWN);
  }

  /**
   * Hashes a file that must have exactly {@code size} bytes.
   *
   * <p>This and its siblings are rust-fil-proofs' {@code generate_piece_commitment} without its
   * leniency: there a longer source is cut off in silence, and one short by less than a node
   * passes.
   *
   * @throws MalformedInputException where the file is shorter or longer
   */
  public PieceInfo hash(Path file, UnpaddedPieceSize size) throws IOException {
    if (Files.isRegularFile(file)) {
      checkLength(Files.size(file), size);
    }
    return exactly(hash(file), size);
  }

  /**
   * Hashes memory that must have exactly {@code size} bytes.
   *
   * @throws MalformedInputException where it is shorter or longer
   */
  public PieceInfo hash(MemorySegment data, UnpaddedPieceSize size) {
    checkLength(data.byteSize(), size);
    return exactly(hash(data), size);
  }

  /**
   * Hashes a stream that must have exactly {@code size} bytes; reads one byte more to be sure.
   *
   * @throws MalformedInputException where it is shorter or longer
   */
  public PieceInfo hash(InputStream stream, UnpaddedPieceSize size) throws IOException {
    return exactly(hash(RawSource.of(stream), size.bytes()), size);
  }

  /**
   * Hashes a channel that must have exactly {@code size} bytes; reads a little more to be sure.
   *
   * @throws MalformedInputException where it is shorter or longer
   */
  public PieceInfo hash(ReadableByteChannel channel, UnpaddedPieceSize size) throws IOException {
    return exactly(hash(RawSource.of(channel), size.bytes()), size);
  }

  private PieceCommitment hash(RawSource source, long limit) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      ChunkHasher hasher = new ChunkHasher(kernels, arena);
      MemorySegment raw = hasher.raw();
      Step step = work.step(STEP, limit, UNIT);
      long total = 0;
      int n;
      do {
        n = source.read(raw);
        hasher.add(raw, n);
        total += n;
        if (total > limit) {
          throw new MalformedInputException("got more than the " + limit + " bytes wanted");
        }
        step.add(n);
      } while (n == raw.byteSize());
      PaddedPieceSize size = sizeOf(total);
      if (limit == UNKNOWN) {
        work.listener().progress(STEP, total, total, UNIT);
      }
      return new PieceCommitment(hasher.root(size.height()), total, size);
    }
  }

  private PieceCommitment hash(RawSource.Random source, Work how) throws IOException {
    long total = source.size();
    PaddedPieceSize size = sizeOf(total);
    int height = chunkHeight(size, how.parallelism());
    long rawChunk = new PaddedPieceSize(32L << height).unpadded().bytes();
    long chunks = Math.ceilDiv(total, rawChunk);
    try (Arena arena = Arena.ofShared()) {
      MemorySegment roots = arena.allocate(chunks * Bytes32.LENGTH, 64);
      Step step = how.step(STEP, total, UNIT);
      how.forEachChunk(
          total,
          rawChunk,
          (from, count) -> {
            try (Arena own = Arena.ofConfined()) {
              ChunkHasher hasher = new ChunkHasher(kernels, own);
              hasher.addAll(source, from, count, step);
              hasher.root(height).writeTo(roots, from / rawChunk * Bytes32.LENGTH);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      ShaTreeHasher top = new ShaTreeHasher(kernels.treeHash(), arena, height);
      top.update(roots, 0, chunks);
      return new PieceCommitment(top.root(size.height()), total, size);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Some chunks for each thread, so that all end at about the same time. */
  private static int chunkHeight(PaddedPieceSize size, int threads) {
    int spread = threads == 1 ? 0 : 34 - Integer.numberOfLeadingZeros(threads - 1);
    int wanted = Math.clamp(size.height() - spread, MIN_CHUNK_HEIGHT, CHUNK_HEIGHT);
    return Math.min(size.height(), wanted);
  }

  private static PaddedPieceSize sizeOf(long payload) {
    if (payload == 0) {
      throw new MalformedInputException("got no bytes; a piece needs at least one");
    }
    return PaddedPieceSize.forPayload(payload);
  }

  private static PieceInfo exactly(PieceCommitment found, UnpaddedPieceSize size) {
    checkLength(found.payloadSize(), size);
    return found.pieceInfo();
  }

  static void checkLength(long got, UnpaddedPieceSize wanted) {
    if (got != wanted.bytes()) {
      throw new MalformedInputException(
          "got " + got + " bytes, wanted exactly " + wanted + " for the piece");
    }
  }

  /** Collects what a hasher works with. */
  public static final class Builder extends ServiceBuilder<Builder> {
    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The hasher.
     *
     * @throws IllegalArgumentException where the number of workers is below 1
     */
    public PieceHasher build() {
      return new PieceHasher(chosenKernels(), work());
    }
  }
}
