// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.LabelKernels;

/**
 * Data that depends on a seed only. The peers rebuild the same streams (SplitMix64, little-endian
 * words), so both sides of a comparison hash the same bytes.
 */
public final class TestData {
  /** Bytes of a node. */
  public static final int NODE = 32;

  private static final ValueLayout.OfLong LE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt LE32 = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final int ALIGNMENT = 64;
  private static final long TOP_BITS_CLEAR = -1L >>> 2;

  private TestData() {}

  /** Zeroed native memory: the kernels' natural habitat, and never moved by the collector. */
  public static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, ALIGNMENT);
  }

  /** {@code count} nodes that are canonical field elements: their two top bits are clear. */
  public static MemorySegment nodes(long seed, long count) {
    MemorySegment out = allocate(NODE * count);
    SplittableRandom stream = new SplittableRandom(seed);
    for (long at = 0; at < out.byteSize(); at += Long.BYTES) {
      long word = stream.nextLong();
      out.set(LE64, at, at % NODE == NODE - Long.BYTES ? word & TOP_BITS_CLEAR : word);
    }
    return out;
  }

  /** One node as bytes: a replica id. */
  public static byte[] node(long seed) {
    return nodes(seed, 1).toArray(JAVA_BYTE);
  }

  /** {@code count} words. */
  public static long[] words(long seed, int count) {
    return new SplittableRandom(seed).longs(count).toArray();
  }

  /**
   * Parents of a graph that has the reference's shape (the node before, five in the nearest 512,
   * eight anywhere) but not its randomness: what matters to a label kernel is where it reads.
   */
  public static MemorySegment syntheticParents(int nodes) {
    MemorySegment out = allocate((long) nodes * LabelKernels.PARENTS * Integer.BYTES);
    SplittableRandom random = new SplittableRandom(9);
    for (int node = 1; node < nodes; node++) {
      for (int k = 0; k < LabelKernels.PARENTS; k++) {
        int parent =
            k == 0
                ? node - 1
                : k < LabelKernels.BASE_PARENTS
                    ? node - 1 - random.nextInt(Math.min(node, 512))
                    : random.nextInt(nodes);
        out.setAtIndex(LE32, (long) node * LabelKernels.PARENTS + k, parent);
      }
    }
    return out;
  }

  /** SHA-256 in hexadecimal: the answer that the other side must agree with. */
  public static String digest(MemorySegment bytes) {
    MessageDigest sha = Digests.sha256();
    sha.update(bytes.asByteBuffer());
    return HexFormat.of().formatHex(sha.digest());
  }
}
