// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * Batches of Poseidon hashes straight from node memory (canonical little-endian field elements).
 *
 * <p>Stateless, thread-safe, no allocation per hash.
 */
public interface PoseidonKernels {

  /**
   * Hashes {@code count} preimages of {@code constants.arity()} elements under the Merkle-tree
   * domain tag {@code 2^arity - 1}.
   *
   * <p>Element j of preimage i lies in {@code sources[j]} at byte {@code offsets[j] + i * stride}.
   * A tree row is the same segment {@code arity} times, offsets {@code 32 j} and stride {@code 32
   * arity}; columns are one segment a layer, equal offsets and stride 32.
   *
   * @param constants parameters of the arity
   * @param sources one segment an element, {@code arity} of them
   * @param offsets one byte offset an element
   * @param stride bytes from one preimage to the next
   * @param out destination of {@code 32 * count} bytes, not overlapping the sources
   * @param outOffset byte offset of the first digest
   * @param count number of hashes, 0 or more
   */
  void hash(
      PoseidonConstants constants,
      MemorySegment[] sources,
      long[] offsets,
      long stride,
      MemorySegment out,
      long outOffset,
      long count);
}
