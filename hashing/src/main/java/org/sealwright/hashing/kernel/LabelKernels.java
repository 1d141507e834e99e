// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Labels of the stacked graph for one sector: SHA-256 cut to 254 bits. A label needs the one before
 * it, so this is the one hot loop that no lanes can help.
 *
 * <p>Implementations are stateless and thread-safe; they neither allocate per node nor block. Node
 * memory may have any alignment. Callers guarantee that the ranges named lie inside the segments.
 */
public interface LabelKernels {

  /** Parents of a node: six base parents, then eight expander parents, each a little-endian u32. */
  int PARENTS = 14;

  /** Base parents among the {@link #PARENTS}. */
  int BASE_PARENTS = 6;

  /** Parent labels in one label preimage (the parents repeated cyclically). */
  int PARENT_SLOTS = 37;

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
}
