// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Transforms over Fr on elements in Montgomery form, 32 bytes each. Stateless, thread-safe,
 * single-threaded; the package {@code snark.ntt} divides large transforms among threads.
 */
public interface NttKernels {

  /**
   * Transforms one contiguous block in place, natural order in and out: {@code v[i] = sum v[j]
   * w^(ij)}.
   *
   * @param log2 block size as a power of two, 0 to 32
   * @param twiddles {@code w^0 .. w^(2^(log2-1) - 1)} in Montgomery form, from its offset
   */
  void transform(
      MemorySegment values, long offset, int log2, MemorySegment twiddles, long twiddlesOffset);
}
