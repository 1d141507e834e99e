// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Small discrete Fourier transforms over Fr, many at a time: what {@code snark.ntt} makes large
 * ones of. Elements are 32 bytes, four little-endian 64-bit limbs in Montgomery form (R = 2^256),
 * below r, before and after.
 *
 * <p>With n rows, w an n-th root of unity, {@code rev} the reversal of the bits of a row number,
 * and twist factors {@code t(j, c) = scale ratio_c^j} (1 without a twist), both methods work in
 * place on each column c:
 *
 * <ul>
 *   <li>{@link #decimateInFrequency}: {@code v'[rev(j)] = t(j, c) sum_i v[i] w^(ij)};
 *   <li>{@link #decimateInTime}: {@code v'[i] = sum_j t(j, c) v[rev(j)] w^(ij)}.
 * </ul>
 *
 * <p>The roots are {@code w^0 .. w^(n/2 - 1)} (none where n is 1). The twist is empty memory for
 * none, else {@code scale} and then a ratio for each column. Roots and twist are in Montgomery
 * form, at the beginning of segments of native memory.
 *
 * <p>Results are exact, so every tier gives the same bytes. Stateless, thread-safe,
 * single-threaded, running time independent of values; callers divide columns among threads.
 */
public interface NttKernels {
  /** Rows of a transform at most, as a power of two. */
  int MAX_LOG2_ROWS = 10;

  /** Bytes of scratch for any number of columns of {@code 2^log2Rows} rows; may be 0. */
  long scratchBytes(int log2Rows);

  /**
   * Transforms columns from natural to bit-reversed order, then applies the twist.
   *
   * @param scratch at least {@link #scratchBytes} of native memory, 64-byte aligned, contents
   *     undefined
   */
  void decimateInFrequency(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch);

  /** Applies the twist, then transforms columns from bit-reversed to natural order. */
  void decimateInTime(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch);

  /**
   * {@code a[i] = (a[i] b[i] - c[i]) factor}, in Montgomery form. The three must not overlap.
   *
   * @param factor one element in native memory
   */
  void multiplySubtract(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      long count,
      MemorySegment factor);
}
