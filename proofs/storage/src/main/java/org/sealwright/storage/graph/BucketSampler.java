// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

/**
 * Base parents of a node: depth-robust graph by bucket sampling (rust-fil-proofs,
 * storage-proofs-core drgraph). Five drawn parents and the predecessor; duplicates stay, nothing is
 * sorted. An instance serves one thread.
 */
final class BucketSampler {
  private static final int DRAWN = 5;

  private final ChaCha8 random;
  private final boolean predecessorFirst;

  BucketSampler(int[] seed, boolean predecessorFirst) {
    this.random = new ChaCha8(seed);
    this.predecessorFirst = predecessorFirst;
  }

  /** Writes the six base parents of {@code node} to {@code out[at ..]}. */
  void parents(long node, int[] out, int at) {
    if (node < 2) {
      for (int i = 0; i <= DRAWN; i++) {
        out[at + i] = 0;
      }
      return;
    }
    random.init((int) node);
    int first = predecessorFirst ? at + 1 : at;
    out[predecessorFirst ? at : at + DRAWN] = (int) (node - 1);
    // Each node stands for five of a graph with degree 1, whose edges reach back over a distance
    // drawn first by order of magnitude (the bucket), then within it.
    long meta = DRAWN * node;
    int buckets = Long.SIZE - Long.numberOfLeadingZeros(meta - 1);
    for (int i = 0; i < DRAWN; i++) {
      long bucket = Long.remainderUnsigned(random.next(2 * i), buckets) + 1;
      long high = Math.min(meta, 1L << bucket);
      long low = Math.max(2, high >>> 1);
      long distance = low + Long.remainderUnsigned(random.next(2 * i + 1), high - low + 1);
      long parent = (meta - distance) / DRAWN;
      out[first + i] = (int) (parent == node ? node - 1 : parent);
    }
  }
}
