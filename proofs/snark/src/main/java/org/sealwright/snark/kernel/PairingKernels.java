// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The optimal ate pairing in its two halves. Elements of Fp12 are 576 bytes: twelve canonical
 * base-field elements, 48 bytes little-endian each, in the order c0.c0.c0, c0.c0.c1, c0.c1.c0 ..
 * c0.c2.c1, then c1 likewise (the order of blst and of SnarkPack's transcript).
 *
 * <p>Points are uncompressed and trusted as in {@link MsmKernels}, and of order r. Only the result
 * after {@link #finalExponentiation} is the same in every tier: a Miller value may differ by a
 * factor that the exponentiation removes. Stateless, thread-safe, single-threaded.
 */
public interface PairingKernels {
  /** Bytes of an element of Fp12. */
  int FP12_BYTES = 576;

  /**
   * {@code out = prod f(p[i], q[i])}; a pair with infinity on either side counts as 1.
   *
   * @param g1 points of G1, 96 bytes each
   * @param g2 points of G2, 192 bytes each
   * @param count number of pairs, at least 0
   */
  void millerProduct(
      MemorySegment out,
      long outOffset,
      MemorySegment g1,
      long g1Offset,
      MemorySegment g2,
      long g2Offset,
      long count);

  /**
   * {@code out = in^(3 (p^12 - 1) / r)} as blst's {@code final_exp} has it, bit for bit.
   *
   * @param in a non-zero element
   */
  void finalExponentiation(MemorySegment out, long outOffset, MemorySegment in, long inOffset);
}
