// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.ShaTreeHasher;

/**
 * Piece commitments (CommP) of data of any length: zeros up to the next {@code 127 * 2^k} bytes,
 * Fr32 padding, binary SHA-256 tree.
 *
 * <p>Thread-safe and without threads of its own. A call uses about 1 MiB off the heap for each
 * thread. Files and memory are split in aligned chunks for parallelism; streams and channels are
 * hashed by the calling thread. Interruption works as the source has it: on a file or an
 * interruptible channel it is a {@link java.nio.channels.ClosedByInterruptException}.
 */
public final class PieceHasher {

  /** Height of the largest chunk: 8 MiB padded, enough to make hand-over and progress cheap. */
  private static final int CHUNK_HEIGHT = 18;

  /** Height of the smallest chunk that goes to another thread: 128 KiB padded. */
  private static final int MIN_CHUNK_HEIGHT = 12;

  private final Kernels kernels;
  private final int parallelism;
  private final Executor executor;
  private final PieceProgress listener;

  private PieceHasher(Builder builder) {
    kernels = builder.kernels == null ? Kernels.select(KernelSelection.auto()) : builder.kernels;
    parallelism = builder.parallelism;
    executor = builder.executor;
    listener = builder.listener;
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
          ? hash(RawSource.random(channel, channel.size()), parallelism)
          : hash(RawSource.of(channel), Long.MAX_VALUE);
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
      return hash(RawSource.random(data), shared ? parallelism : 1);
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
    return hash(RawSource.of(stream), Long.MAX_VALUE);
  }

  /**
   * Hashes a channel, in blocking mode, from its position to its end, and does not close it.
   *
   * @throws MalformedInputException where it is empty
   */
  public PieceCommitment hash(ReadableByteChannel channel) throws IOException {
    return hash(RawSource.of(channel), Long.MAX_VALUE);
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
      long total = 0;
      long reported = 0;
      int n;
      do {
        n = source.read(raw);
        hasher.add(raw, n);
        total += n;
        if (total > limit) {
          throw new MalformedInputException("got more than the " + limit + " bytes wanted");
        }
        if (total - reported >= 1L << (CHUNK_HEIGHT + 5) || (n < raw.byteSize() && total > 0)) {
          listener.hashed(total, PieceProgress.UNKNOWN);
          reported = total;
        }
      } while (n == raw.byteSize());
      PaddedPieceSize size = sizeOf(total);
      return new PieceCommitment(hasher.root(size.height()), total, size);
    }
  }

  private PieceCommitment hash(RawSource.Random source, int threads) throws IOException {
    long total = source.size();
    PaddedPieceSize size = sizeOf(total);
    // Some chunks for each thread, so that all end at about the same time.
    int spread = threads == 1 ? 0 : 34 - Integer.numberOfLeadingZeros(threads - 1);
    int height =
        Math.min(size.height(), Math.clamp(size.height() - spread, MIN_CHUNK_HEIGHT, CHUNK_HEIGHT));
    long rawChunk = new PaddedPieceSize(32L << height).unpadded().bytes();
    long chunks = Math.ceilDiv(total, rawChunk);
    try (Arena arena = Arena.ofShared()) {
      MemorySegment roots = arena.allocate(chunks * Bytes32.LENGTH, 64);
      Progress progress = new Progress(total);
      ParallelChunks.run(
          chunks,
          threads,
          executor,
          next -> {
            try (Arena own = Arena.ofConfined()) {
              ChunkHasher hasher = new ChunkHasher(kernels, own);
              for (long i = next.next(); i >= 0; i = next.next()) {
                long length = Math.min(rawChunk, total - i * rawChunk);
                hasher.addAll(source, i * rawChunk, length);
                hasher.root(height).writeTo(roots, i * Bytes32.LENGTH);
                progress.add(length);
              }
            }
          });
      ShaTreeHasher top = new ShaTreeHasher(kernels.sha(), arena, height);
      top.update(roots, 0, chunks);
      return new PieceCommitment(top.root(size.height()), total, size);
    }
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

  /** Adds up what the threads have done. */
  private final class Progress {
    private final long total;
    private final AtomicLong done = new AtomicLong();

    Progress(long total) {
      this.total = total;
    }

    synchronized void add(long bytes) {
      listener.hashed(done.addAndGet(bytes), total);
    }
  }

  /** Collects what a hasher works with. */
  public static final class Builder {
    private Kernels kernels;
    private int parallelism = 1;
    private Executor executor = Runnable::run;
    private PieceProgress listener = (_, _) -> {};

    private Builder() {}

    /** The kernels; by default the best. */
    public Builder kernels(Kernels value) {
      kernels = Objects.requireNonNull(value, "kernels");
      return this;
    }

    /**
     * How many threads hash one file: the caller's own and {@code threads - 1} tasks of {@code
     * helpers}.
     *
     * @throws IllegalArgumentException where {@code threads} is below 1
     */
    public Builder parallelism(int threads, Executor helpers) {
      if (threads < 1) {
        throw new IllegalArgumentException("parallelism (" + threads + ") must be at least 1");
      }
      parallelism = threads;
      executor = Objects.requireNonNull(helpers, "executor");
      return this;
    }

    /** Who hears of the progress. */
    public Builder listener(PieceProgress value) {
      listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** The hasher. */
    public PieceHasher build() {
      return new PieceHasher(this);
    }
  }
}
