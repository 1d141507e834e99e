// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Multi-scalar multiplication of any size: slices run side by side through {@link MsmKernels}, and
 * their sums add up in the order of slices. Results do not depend on the parallelism. Immutable and
 * thread-safe.
 *
 * <p>Operands have the formats of {@link MsmKernels}: points in uncompressed encoding (96 or 192
 * bytes, on the curve, infinity allowed, neither checked), scalars of 32 bytes little-endian below
 * {@code 2^255}, not in Montgomery form. Segments may be mapped files, heap or native memory, but
 * must be accessible from every thread of the work. Memory beside them: the scratch of one slice
 * for each worker, at most some tens of megabytes.
 */
public final class Msm {
  /** Points a slice at least, where there are enough: a thread is worth no less. */
  private static final long SMALLEST_SLICE = 1 << 8;

  private static final long PRODUCTS_A_CHUNK = 1 << 10;

  private final MsmKernels kernel;
  private final Work work;

  private Msm(MsmKernels kernel, Work work) {
    this.kernel = kernel;
    this.work = work;
  }

  /** On the kernels and threads given. */
  public static Msm of(SnarkKernels kernels, Work work) {
    return new Msm(kernels.msm(), work);
  }

  /** On one kernel, for comparisons. */
  public static Msm of(MsmKernels kernel, Work work) {
    return new Msm(kernel, work);
  }

  /**
   * {@code out = sum scalars[i] bases[i]}; infinity where {@code count} is 0.
   *
   * @param out takes one point at {@code outOffset}
   * @param count number of points, at least 0
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public void sum(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    long size = group.uncompressedBytes();
    checkRange("bases", bases, basesOffset, count, size);
    checkRange("scalars", scalars, scalarsOffset, count, Scalar.BYTES);
    checkRange("out", out, outOffset, 1, size);
    long slice = slice(group, count);
    long slices = Math.max(1, (count + slice - 1) / slice);
    Step step = work.step("multi-scalar multiplication in " + group, count, "points");
    try (Arena arena = Arena.ofShared()) {
      MemorySegment sums = arena.allocate(slices * size, 64);
      ScratchPool pool = new ScratchPool(arena, scratchBytes(group, slice, count));
      work.forEachChunk(
          slices,
          1,
          (first, slicesHere) -> {
            long from = first * slice;
            long points = Math.min(slice, count - from);
            MemorySegment scratch = pool.take();
            kernel.sum(
                group,
                sums,
                first * size,
                bases,
                basesOffset + from * size,
                scalars,
                scalarsOffset + from * Scalar.BYTES,
                points,
                scratch);
            pool.giveBack(scratch);
            step.add(points);
          });
      addUp(group, out, outOffset, sums, slices);
    }
  }

  /**
   * Scratch for any slice. The last one may need more than the others though it is smaller: a
   * kernel may choose other windows for it.
   */
  private long scratchBytes(CurveGroup group, long slice, long count) {
    long last = count <= slice ? count : 1 + (count - 1) % slice;
    return Math.max(
        kernel.scratchBytes(group, Math.min(slice, count)), kernel.scratchBytes(group, last));
  }

  /** Points a slice: no more than suits the kernel, and a share for every worker. */
  private long slice(CurveGroup group, long count) {
    long most = kernel.preferredCount(group) * work.parallelism();
    long rounds = (count + most - 1) / most;
    long slices = Math.max(1, rounds * work.parallelism());
    return Math.max(SMALLEST_SLICE, (count + slices - 1) / slices);
  }

  /** The sum of points, by the kernel as well: every scalar is 1. */
  private void addUp(
      CurveGroup group, MemorySegment out, long outOffset, MemorySegment sums, long slices) {
    if (slices == 1) {
      MemorySegment.copy(sums, 0, out, outOffset, group.uncompressedBytes());
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ones = arena.allocate(slices * Scalar.BYTES, 64);
      for (long i = 0; i < slices; i++) {
        ones.set(ValueLayout.JAVA_BYTE, i * Scalar.BYTES, (byte) 1);
      }
      MemorySegment scratch = arena.allocate(kernel.scratchBytes(group, slices), 64);
      kernel.sum(group, out, outOffset, sums, 0, ones, 0, slices, scratch);
    }
  }

  /**
   * {@code out[i] = scalars[i] bases[i]}.
   *
   * @param out takes {@code count} points, apart from the operands
   * @param count number of points, at least 0
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public void multiplyEach(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    long size = group.uncompressedBytes();
    checkRange("bases", bases, basesOffset, count, size);
    checkRange("scalars", scalars, scalarsOffset, count, Scalar.BYTES);
    checkRange("out", out, outOffset, count, size);
    Step step = work.step("scalar multiplications in " + group, count, "points");
    work.forEachChunk(
        count,
        chunk(work, count),
        (from, points) -> {
          kernel.multiplyEach(
              group,
              out,
              outOffset + from * size,
              bases,
              basesOffset + from * size,
              scalars,
              scalarsOffset + from * Scalar.BYTES,
              points);
          step.add(points);
        });
  }

  /** Products a chunk: few enough that all workers have some. */
  static long chunk(Work work, long count) {
    return Math.clamp((count + work.parallelism() - 1) / work.parallelism(), 1, PRODUCTS_A_CHUNK);
  }

  /**
   * Prepares products of one base: worth it from some dozens on.
   *
   * @param base holds the point at {@code baseOffset}; not needed afterwards
   */
  public FixedBase fixedBase(CurveGroup group, MemorySegment base, long baseOffset) {
    checkRange("base", base, baseOffset, 1, group.uncompressedBytes());
    return new FixedBase(kernel, work, group, base, baseOffset);
  }

  /**
   * {@code sum scalars[i] points[i]}.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public G1Affine sumG1(List<G1Affine> points, List<Scalar> scalars) {
    return PointLists.G1.sum(this, points, scalars);
  }

  /**
   * {@code sum scalars[i] points[i]}.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public G2Affine sumG2(List<G2Affine> points, List<Scalar> scalars) {
    return PointLists.G2.sum(this, points, scalars);
  }

  /**
   * {@code scalars[i] points[i]} for every i.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public List<G1Affine> multiplyEachG1(List<G1Affine> points, List<Scalar> scalars) {
    return PointLists.G1.multiplyEach(this, points, scalars);
  }

  /**
   * {@code scalars[i] points[i]} for every i.
   *
   * @throws IllegalArgumentException where the lists differ in length
   */
  public List<G2Affine> multiplyEachG2(List<G2Affine> points, List<Scalar> scalars) {
    return PointLists.G2.multiplyEach(this, points, scalars);
  }

  static void checkRange(String name, MemorySegment segment, long offset, long count, long size) {
    if (count < 0 || offset < 0 || offset > segment.byteSize()) {
      throw new IllegalArgumentException(
          name
              + ": count ("
              + count
              + ") and offset ("
              + offset
              + ") must not be negative, and a"
              + " segment of "
              + segment.byteSize()
              + " bytes must reach the offset");
    }
    if (count > (segment.byteSize() - offset) / size) {
      throw new IllegalArgumentException(
          name
              + ": "
              + count
              + " elements of "
              + size
              + " bytes do not fit into the "
              + (segment.byteSize() - offset)
              + " bytes after offset "
              + offset);
    }
  }
}
