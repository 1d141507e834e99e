// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Batches of points from the encoding in which proofs and signatures travel. Stateless,
 * thread-safe, single-threaded, in variable time.
 */
public interface PointKernels {

  /**
   * Decodes compressed points with every check: flags, coordinates below p, the curve, the
   * subgroup. Point i becomes its uncompressed encoding and {@code valid[i] = 1} where it is of
   * order r or infinity, else zeros and {@code valid[i] = 0}.
   *
   * @param out {@code count} points of {@link CurveGroup#uncompressedBytes}, apart from {@code in}
   * @param valid {@code count} bytes
   * @param in {@code count} points of {@link CurveGroup#compressedBytes}
   * @param count number of points, at least 0
   */
  void decompress(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment valid,
      long validOffset,
      MemorySegment in,
      long inOffset,
      long count);
}
