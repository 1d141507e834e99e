// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Two-to-one SHA-256 of 32-byte nodes, cut to 254 bits ({@code digest[31] &= 0x3f}): the rows of
 * tree-D and of piece commitments.
 *
 * <p>Implementations are stateless and thread-safe; they neither allocate per node nor block. Node
 * memory may have any alignment. Callers guarantee that the ranges named lie inside the segments.
 */
public interface TreeHashKernels {

  /**
   * Hashes {@code count} pairs of adjacent nodes: {@code out[i] = trunc254(SHA256(in[2i] ||
   * in[2i+1]))}.
   *
   * @param in source of {@code 64 * count} bytes
   * @param inOffset byte offset of the first node in {@code in}
   * @param out destination of {@code 32 * count} bytes; must not overlap the part of {@code in}
   *     that is read, except that {@code out} may begin exactly where {@code in} does
   * @param outOffset byte offset of the first result in {@code out}
   * @param count number of pairs, 0 or more
   */
  void hashPairs(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count);
}
