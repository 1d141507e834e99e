// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Group arithmetic in batches. Points come and go in the uncompressed encoding of the parameter
 * files (ZCash: big-endian coordinates, 96 or 192 bytes, G2 with c1 before c0, infinity is 0x40 and
 * zeros), so that memory-mapped files are operands as they are. Scalars are 32 bytes little-endian,
 * plain (not Montgomery), any value below 2^255.
 *
 * <p>Points are trusted: on the curve, canonical, but not necessarily of order r, and infinity is
 * allowed everywhere, as are equal and opposite points. Results are exact group elements, so every
 * tier gives the same bytes. Stateless, thread-safe, single-threaded, variable time. Segments may
 * have any alignment; the output must not overlap an operand. The callers slice work and run slices
 * in parallel.
 */
public interface MsmKernels {

  /**
   * Bytes of scratch that {@link #sum} needs for {@code count} points; {@code count} up to 2^20.
   * Fewer points may need more, where their windows are others.
   */
  long scratchBytes(CurveGroup group, long count);

  /**
   * Points a call of {@link #sum} for work that is sliced anyway: enough that buckets cost little
   * beside them, and few enough that a call takes well under a second.
   *
   * @return 2^8 to 2^20
   */
  default long preferredCount(CurveGroup group) {
    return group == CurveGroup.G1 ? 1 << 17 : 1 << 16;
  }

  /**
   * {@code out = sum scalars[i] bases[i]}: signed-digit Pippenger. Scalars 0 cost next to nothing,
   * and small ones little.
   *
   * @param count number of points, 0 to 2^20
   * @param scratch at least {@link #scratchBytes}, 64-byte aligned native memory, contents
   *     undefined
   */
  void sum(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count,
      MemorySegment scratch);

  /** {@code out[i] = scalars[i] bases[i]}. */
  void multiplyEach(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count);

  /** Bytes of a table for {@link #multiplyFixed}, in a form of the kernel's own. */
  long tableBytes(CurveGroup group);

  /**
   * Fills {@code table} with multiples of one base.
   *
   * @param table {@link #tableBytes} long, 64-byte aligned native memory
   */
  void buildTable(CurveGroup group, MemorySegment table, MemorySegment base, long baseOffset);

  /**
   * {@code out[i] = scalars[i] base}, with a table that {@link #buildTable} of this kernel made.
   */
  void multiplyFixed(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment table,
      MemorySegment scalars,
      long scalarsOffset,
      long count);
}
