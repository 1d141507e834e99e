// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;

/** SHA-256 in AVX-512, a message or a sector in each of 16 lanes. */
final class NativeAvx512Kernels implements TreeHashKernels, BatchLabelKernels {
  private static final int LANES = 16;
  private static final int NODE = 32;

  private final NativePairHashes pairs;
  private final Optional<NativePairHashes> rest;
  private final NativeLabels labels;

  NativeAvx512Kernels(NativeLibrary library) {
    pairs = new NativePairHashes(library, "sw_sha_hash_pairs_x16");
    rest =
        NativeShaKernels.isSupported(library)
            ? Optional.of(NativeShaKernels.pairs(library))
            : Optional.empty();
    labels = new NativeLabels(library, "sw_sha_labels_x16", LANES);
  }

  /** Whether this CPU runs the functions of a loaded library. */
  static boolean isSupported(NativeLibrary library) {
    return library.status("sw_x16_supported") == 1;
  }

  @Override
  public void hashPairs(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
    // Lanes left empty take their time all the same; the SHA instructions take one pair at a time.
    long wide = rest.isPresent() ? count - count % LANES : count;
    pairs.hashPairs(in, inOffset, out, outOffset, wide);
    if (rest.isPresent()) {
      rest.get()
          .hashPairs(in, inOffset + 2 * NODE * wide, out, outOffset + NODE * wide, count - wide);
    }
  }

  @Override
  public int sectorsSideBySide() {
    return LANES;
  }

  @Override
  public void labelsSideBySide(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    labels.run(replicaIds, layer, current, previous, parents, from, count);
  }
}
