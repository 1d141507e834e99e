// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.internal.file.KeyFiles;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * The structured reference string of aggregation: powers of two secret scalars in both groups, as
 * in Filecoin's {@code v28-fil-inner-product-v1.srs}. One serves all circuits.
 *
 * <p>The file is four vectors, {@code g alpha^i}, {@code g beta^i} in G1, {@code h alpha^i}, {@code
 * h beta^i} in G2; each a count of four bytes, big-endian, and compressed points. What follows them
 * is refused. The file is mapped, and points are decoded with all checks when they are first
 * needed, as far as the number of proofs wants it. An aggregate of n takes 2n powers in G1 and n in
 * G2: 768 n bytes of memory, kept until {@link #close}. To verify takes two powers.
 *
 * <p>Thread-safe. Must not be closed while something uses it.
 *
 * {@snippet :
 * try (InnerProductSrs srs = InnerProductSrs.open(path)) {
 *   AggregateProof aggregate = AggregateProver.of(kernels, work).aggregate(srs, proofs, include, V2);
 * }
 * }
 */
public final class InnerProductSrs implements AutoCloseable {
  /** Most powers a vector may have. */
  public static final int MAX_POWERS = (2 << 19) + 1;

  private static final ValueLayout.OfInt COUNT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena;
  private final PowerVector gAlpha;
  private final PowerVector gBeta;
  private final PowerVector hAlpha;
  private final PowerVector hBeta;

  private InnerProductSrs(MemorySegment file, Arena arena) {
    this.arena = arena;
    long[] position = {0};
    gAlpha = vector("g_alpha_powers", CurveGroup.G1, file, position, arena);
    gBeta = vector("g_beta_powers", CurveGroup.G1, file, position, arena);
    hAlpha = vector("h_alpha_powers", CurveGroup.G2, file, position, arena);
    hBeta = vector("h_beta_powers", CurveGroup.G2, file, position, arena);
    if (position[0] != file.byteSize()) {
      throw new MalformedInputException(
          "SRS: got " + file.byteSize() + " bytes, its vectors end at " + position[0]);
    }
  }

  /**
   * Maps a file and checks its structure.
   *
   * @throws MalformedInputException where counts don't fit the file: cut, too long, fewer than 2 or
   *     more than {@link #MAX_POWERS} powers
   * @throws IOException where it can't be read
   */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the arena
  public static InnerProductSrs open(Path path) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      return new InnerProductSrs(KeyFiles.map(path, arena), arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** As {@link #open}, from the contents of a file. */
  @SuppressWarnings("MustBeClosedChecker") // the new object owns the arena
  public static InnerProductSrs of(byte[] contents) {
    MemorySegment file = MemorySegment.ofArray(contents.clone()).asReadOnly();
    Arena arena = Arena.ofShared();
    try {
      return new InnerProductSrs(file, arena);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Most proofs in an aggregate: a power of two, 1 where this is too short for any. */
  public int maxProofs() {
    long least =
        Math.min(Math.min(gAlpha.count(), gBeta.count()), Math.min(hAlpha.count(), hBeta.count()));
    return (int) Long.highestOneBit(least / 2);
  }

  /**
   * Checks that the powers up to {@code count} are powers of one alpha and one beta, by pairings
   * with random combinations of them. Not needed for a file with a trusted digest.
   *
   * @param count 2 or more
   * @throws MalformedInputException where a vector has fewer, a point is malformed, or they are no
   *     powers
   */
  public void requireConsistent(int count, SnarkKernels kernels, Work work) {
    if (count < 2) {
      throw new IllegalArgumentException("count (" + count + ") must be at least 2");
    }
    new SrsCheck(kernels, work)
        .check(first(gAlpha, count, work), first(hAlpha, count, work), "alpha")
        .check(first(gBeta, count, work), first(hBeta, count, work), "beta");
    if (!first(gAlpha, 1, work).g1(0).equals(first(gBeta, 1, work).g1(0))
        || !first(hAlpha, 1, work).g2(0).equals(first(hBeta, 1, work).g2(0))) {
      throw new MalformedInputException("SRS: powers of alpha and beta start differently");
    }
  }

  /** Frees the decoded points and unmaps the file. */
  @Override
  public void close() {
    arena.close();
  }

  PointRange gAlpha(int count, Work work) {
    return first(gAlpha, count, work);
  }

  PointRange gBeta(int count, Work work) {
    return first(gBeta, count, work);
  }

  PointRange hAlpha(int count, Work work) {
    return first(hAlpha, count, work);
  }

  PointRange hBeta(int count, Work work) {
    return first(hBeta, count, work);
  }

  private static PointRange first(PowerVector vector, int count, Work work) {
    if (count > vector.count()) {
      throw new MalformedInputException(
          "SRS: got " + vector.count() + " powers in a vector, wanted " + count);
    }
    return vector.first(count, work);
  }

  private static PowerVector vector(
      String name, CurveGroup group, MemorySegment file, long[] position, Arena arena) {
    long at = position[0];
    long remaining = file.byteSize() - at - COUNT.byteSize();
    if (remaining < 0) {
      throw new MalformedInputException(
          "SRS: " + name + " at byte " + at + ": the file ends, wanted a count");
    }
    long count = Integer.toUnsignedLong(file.get(COUNT, at));
    if (count < 2 || count > MAX_POWERS) {
      throw new MalformedInputException(
          "SRS: "
              + name
              + " at byte "
              + at
              + ": got "
              + count
              + " powers, wanted 2 to "
              + MAX_POWERS);
    }
    long bytes = count * group.compressedBytes();
    if (bytes > remaining) {
      throw new MalformedInputException(
          "SRS: "
              + name
              + " at byte "
              + at
              + ": got "
              + count
              + " powers, "
              + bytes
              + " bytes, but "
              + remaining
              + " remain");
    }
    position[0] = at + COUNT.byteSize() + bytes;
    return new PowerVector(name, group, file.asSlice(at + COUNT.byteSize(), bytes), arena);
  }
}
