// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.msm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;

/**
 * Products of one base with many scalars, by a table of its multiples in native memory (up to some
 * megabytes) that is freed on close. Thread-safe; made by {@link Msm#fixedBase}.
 */
public final class FixedBase implements AutoCloseable {
  private final MsmKernels kernel;
  private final Work work;
  private final CurveGroup group;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment table;

  FixedBase(MsmKernels kernel, Work work, CurveGroup group, MemorySegment base, long baseOffset) {
    this.kernel = kernel;
    this.work = work;
    this.group = group;
    table = arena.allocate(kernel.tableBytes(group), 64);
    kernel.buildTable(group, table, base, baseOffset);
  }

  /**
   * {@code out[i] = scalars[i] base}.
   *
   * @param out takes {@code count} uncompressed points
   * @param scalars 32 bytes each, little-endian, below {@code 2^255}
   * @param count number of scalars, at least 0
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public void multiply(
      MemorySegment out, long outOffset, MemorySegment scalars, long scalarsOffset, long count) {
    long size = group.uncompressedBytes();
    Msm.checkRange("scalars", scalars, scalarsOffset, count, Scalar.BYTES);
    Msm.checkRange("out", out, outOffset, count, size);
    Step step = work.step("multiples of a base in " + group, count, "points");
    work.forEachChunk(
        count,
        Msm.chunk(work, count),
        (from, points) -> {
          kernel.multiplyFixed(
              group,
              out,
              outOffset + from * size,
              table,
              scalars,
              scalarsOffset + from * Scalar.BYTES,
              points);
          step.add(points);
        });
  }

  /** Frees the table; {@link #multiply} must not be called afterwards. */
  @Override
  public void close() {
    arena.close();
  }
}
