// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/** Makes the parents of adjacent nodes: what distinguishes one kind of tree from another. */
public interface RowHasher {

  /** Children of a node. */
  int arity();

  /**
   * Hashes {@code count} groups of {@link #arity} adjacent nodes.
   *
   * @param out gets {@code 32 * count} bytes, apart from the nodes read
   */
  void hash(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count);

  /** Binary SHA-256 cut to 254 bits: tree-D, CommP. */
  static RowHasher sha256(Kernels kernels) {
    return new RowHasher() {
      @Override
      public int arity() {
        return 2;
      }

      @Override
      public void hash(
          MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
        kernels.treeHash().hashPairs(in, inOffset, out, outOffset, count);
      }
    };
  }

  /** Poseidon of {@code arity} children: tree-C, tree-R-last, their tops and comm_r. */
  static RowHasher poseidon(Kernels kernels, int arity) {
    PoseidonConstants constants = PoseidonConstants.ofArity(arity);
    return new RowHasher() {
      @Override
      public int arity() {
        return arity;
      }

      @Override
      public void hash(
          MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
        MemorySegment[] sources = new MemorySegment[arity];
        Arrays.fill(sources, in);
        long[] offsets = new long[arity];
        Arrays.setAll(offsets, j -> inOffset + 32L * j);
        kernels.poseidon().hash(constants, sources, offsets, 32L * arity, out, outOffset, count);
      }
    };
  }
}
