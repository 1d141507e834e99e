// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.FieldKernels;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * Sums over the vectors of a parameter file, straight from the mapped file, a slice at a time: a
 * slice's scalars are packed, its points' flags looked at, and the multi-scalar kernels do the
 * rest. Memory is that of a slice, not of the vector.
 */
final class QuerySums {
  /** Values packed by one worker at a time. */
  private static final long PACKED_AT_ONCE = 1 << 14;

  /** Values of a slice for each worker: the most that a kernel takes at a time. */
  private static final long SLICE = 1 << 20;

  private final FieldKernels field;
  private final Msm msm;
  private final Work work;
  private final long slice;

  QuerySums(SnarkKernels kernels, Work work) {
    this(kernels, work, SLICE * work.parallelism());
  }

  /** With slices of {@code slice} values. */
  QuerySums(SnarkKernels kernels, Work work, long slice) {
    this.slice = slice;
    this.field = kernels.hashing().field();
    // A sum's own progress would drown that of the proof.
    Work unheard =
        new Work(work.executor(), work.parallelism(), work.cancellation(), ProgressListener.NONE);
    this.msm = Msm.of(kernels, unheard);
    this.work = work;
  }

  /**
   * Scalars of a query.
   *
   * @param values 32 bytes each
   * @param count of values
   * @param montgomery whether they are in Montgomery form, else plain
   * @param taken those that have a point; null for all
   */
  record Scalars(MemorySegment values, long count, boolean montgomery, BitSet taken) {
    long taken(long from, long to) {
      if (taken == null) {
        return to - from;
      }
      long n = 0;
      for (int i = taken.nextSetBit((int) from); i >= 0 && i < to; i = taken.nextSetBit(i + 1)) {
        n++;
      }
      return n;
    }
  }

  /** Sums over points {@code first ..} of vectors that share their scalars. */
  void add(Scalars scalars, long first, Step step, List<Sum> sums) {
    long at = first;
    for (long from = 0; from < scalars.count(); from += slice) {
      long count = Math.min(slice, scalars.count() - from);
      at += addSlice(scalars, from, count, at, step, sums);
    }
  }

  private long addSlice(
      Scalars scalars, long from, long count, long at, Step step, List<Sum> sums) {
    long[] before = takenBefore(scalars, from, count);
    long taken = before[before.length - 1];
    if (taken == 0) {
      return 0;
    }
    try (Arena arena = Arena.ofShared()) {
      MemorySegment packed = Elements.allocate(arena, taken);
      work.forEachChunk(
          count,
          PACKED_AT_ONCE,
          (start, length) ->
              pack(packed, before[(int) (start / PACKED_AT_ONCE)], scalars, from + start, length));
      for (Sum sum : sums) {
        sum.add(packed, at, taken);
        step.add(taken);
      }
    }
    return taken;
  }

  /** How many values of a slice are taken before each chunk of it. */
  private static long[] takenBefore(Scalars scalars, long from, long count) {
    int chunks = (int) ((count + PACKED_AT_ONCE - 1) / PACKED_AT_ONCE);
    long[] before = new long[chunks + 1];
    for (int chunk = 0; chunk < chunks; chunk++) {
      long start = from + chunk * PACKED_AT_ONCE;
      long end = Math.min(start + PACKED_AT_ONCE, from + count);
      before[chunk + 1] = before[chunk] + scalars.taken(start, end);
    }
    return before;
  }

  private void pack(MemorySegment packed, long at, Scalars scalars, long from, long count) {
    long to = at;
    if (scalars.taken() == null) {
      MemorySegment.copy(
          scalars.values(), from * Fr.BYTES, packed, at * Fr.BYTES, count * Fr.BYTES);
      to += count;
    } else {
      BitSet taken = scalars.taken();
      for (int i = taken.nextSetBit((int) from);
          i >= 0 && i < from + count;
          i = taken.nextSetBit(i + 1)) {
        MemorySegment.copy(scalars.values(), (long) i * Fr.BYTES, packed, to * Fr.BYTES, Fr.BYTES);
        to++;
      }
    }
    if (scalars.montgomery()) {
      field.fromMontgomery(packed, at * Fr.BYTES, packed, at * Fr.BYTES, to - at);
    }
  }

  /** A sum in the making over a vector. */
  Sum over(PointVector vector) {
    return new Sum(vector);
  }

  /** A sum over a vector of points. */
  final class Sum {
    private final PointVector vector;
    private final MemorySegment partial;
    private G1Affine inG1 = G1Affine.INFINITY;
    private G2Affine inG2 = G2Affine.INFINITY;

    private Sum(PointVector vector) {
      this.vector = vector;
      this.partial = Arena.ofAuto().allocate(vector.group().uncompressedBytes(), Long.BYTES);
    }

    private void add(MemorySegment scalars, long first, long count) {
      work.forEachChunk(
          count, PACKED_AT_ONCE, (from, length) -> vector.requireFinite(first + from, length));
      msm.sum(
          vector.group(),
          partial,
          0,
          vector.points(),
          first * vector.group().uncompressedBytes(),
          scalars,
          0,
          count);
      byte[] encoding = partial.toArray(ValueLayout.JAVA_BYTE);
      if (vector.group() == CurveGroup.G1) {
        inG1 = inG1.add(G1Affine.fromUncompressedUnchecked(encoding));
      } else {
        inG2 = inG2.add(G2Affine.fromUncompressedUnchecked(encoding));
      }
    }

    /** The sum, of a vector in G1. */
    G1Affine g1() {
      return inG1;
    }

    /** The sum, of a vector in G2. */
    G2Affine g2() {
      return inG2;
    }
  }
}
