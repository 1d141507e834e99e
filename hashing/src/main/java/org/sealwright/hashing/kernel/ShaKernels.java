// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * SHA-256 as Filecoin uses it: two-to-one hashes of 32-byte nodes and the labels of the stacked
 * graph, both cut to 254 bits ({@code digest[31] &= 0x3f}).
 *
 * <p>Implementations are stateless and thread-safe; they neither allocate per node nor block. All
 * node memory is 32-byte little-endian nodes in storage order, at any alignment. Callers guarantee
 * that the ranges named lie inside the segments.
 */
public interface ShaKernels {

  /** Parents of a node: six base parents, then eight expander parents, each a little-endian u32. */
  int PARENTS = 14;

  /** Base parents among the {@link #PARENTS}. */
  int BASE_PARENTS = 6;

  /** Parent labels in one label preimage (the parents repeated cyclically). */
  int PARENT_SLOTS = 37;

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
  void hashPairs(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count);

  /**
   * Labels the nodes {@code from .. from + count - 1} of one layer of one sector, in order.
   *
   * <p>Preimage of node v: {@code replicaId || BE32(layer) || BE64(v) || 20 zero bytes}, followed,
   * for v &ge; 1, by 37 parent labels: the base parents' labels of this layer and, from layer 2 on,
   * the expander parents' labels of the layer below, repeated cyclically (rust-fil-proofs,
   * create_label).
   *
   * @param replicaId 32 bytes
   * @param layer number of the layer, from 1
   * @param current the layer being made: labels of nodes below {@code from} are read, the new ones
   *     written, node v at byte {@code 32 * v}
   * @param previous the finished layer below, or {@code null} where {@code layer} is 1
   * @param parents {@link #PARENTS} little-endian u32 a node, beginning with node {@code from}
   * @param from first node
   * @param count number of nodes
   */
  void labels(
      byte[] replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count);

  /**
   * Number of sectors that {@link #labelsSideBySide} takes at once: a constant of the kernel, from 1
   * to 16.
   */
  int sectorsSideBySide();

  /**
   * Labels the same nodes of {@link #sectorsSideBySide} sectors, which share their graph but not
   * their replica ids.
   *
   * <p>Interleaved layout, with S sectors: word w (0..7) of node v of sector s is the native-order
   * {@code int} at index {@code (8 v + w) S + s}; its value is the big-endian reading of bytes {@code
   * 4w .. 4w+3} of the node.
   *
   * @param replicaIds the replica ids as one interleaved node
   * @param layer number of the layer, from 1
   * @param current the layer being made, interleaved
   * @param previous the finished layer below, interleaved, or {@code null} where {@code layer} is 1
   * @param parents as in {@link #labels}
   * @param from first node
   * @param count number of nodes
   */
  void labelsSideBySide(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count);
}
