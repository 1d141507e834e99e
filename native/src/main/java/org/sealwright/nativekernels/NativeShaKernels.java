// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.kernel.ShaKernels;

/**
 * SHA-256 in x86 SHA instructions: pair hashes two at a time, labels of one sector with the next
 * label's first blocks run beside this one's last, labels of two sectors interleaved.
 */
final class NativeShaKernels implements ShaKernels {
  private static final int SECTORS = 2;

  private final NativePairHashes pairs;
  private final NativeLabels one;
  private final NativeLabels two;

  NativeShaKernels(NativeLibrary library) {
    pairs = pairs(library);
    one = new NativeLabels(library, "sw_sha_labels", 1);
    two = new NativeLabels(library, "sw_sha_labels_2", SECTORS);
  }

  /** The pair hashes alone. */
  static NativePairHashes pairs(NativeLibrary library) {
    return new NativePairHashes(library, "sw_sha_hash_pairs");
  }

  /** Whether this CPU runs the functions of a loaded library. */
  static boolean isSupported(NativeLibrary library) {
    return library.status("sw_sha_supported") == 1;
  }

  @Override
  public void hashPairs(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
    pairs.hashPairs(in, inOffset, out, outOffset, count);
  }

  @Override
  public void labels(
      byte[] replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    MemorySegment id = MemorySegment.ofArray(replicaId);
    one.run(id, layer, current, previous, parents, from, count);
  }

  @Override
  public int sectorsSideBySide() {
    return SECTORS;
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
    two.run(replicaIds, layer, current, previous, parents, from, count);
  }
}
