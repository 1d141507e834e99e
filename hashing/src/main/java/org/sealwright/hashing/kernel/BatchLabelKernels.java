// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Labels of several sectors side by side: they share their graph, so that the same node of all of
 * them can be hashed in the lanes of a vector.
 *
 * <p>Implementations are stateless and thread-safe; they neither allocate per node nor block. Node
 * memory may have any alignment. Callers guarantee that the ranges named lie inside the segments.
 */
public interface BatchLabelKernels {

  /**
   * Number of sectors that {@link #labelsSideBySide} takes at once: a constant of the kernel, from
   * 1 to 16.
   */
  int sectorsSideBySide();

  /**
   * Labels the same nodes of {@link #sectorsSideBySide} sectors, which share their graph but not
   * their replica ids.
   *
   * <p>Interleaved layout, with S sectors: word w (0..7) of node v of sector s is the native-order
   * {@code int} at index {@code (8 v + w) S + s}; its value is the big-endian reading of bytes
   * {@code 4w .. 4w+3} of the node.
   *
   * @param replicaIds the replica ids as one interleaved node
   * @param layer number of the layer, from 1
   * @param current the layer being made, interleaved
   * @param previous the finished layer below, interleaved, or {@code null} where {@code layer} is 1
   * @param parents as in {@link LabelKernels#labels}
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
