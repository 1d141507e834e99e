// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.graph.StackedGraph;

/**
 * Labels whole layers of one sector. The labels themselves are serial; where the parents are not at
 * hand they are computed a stretch ahead, by whatever further workers there are.
 */
public final class Labeler {
  /** Nodes of one stretch: some tens of milliseconds. */
  private static final int STRETCH = 1 << 15;

  /** Nodes whose parents one worker computes at a time. */
  private static final int GRAIN = 1 << 12;

  private final StackedGraph graph;
  private final Kernels kernels;
  private final Work work;
  private final Optional<MemorySegment> parents;

  /**
   * A labeler.
   *
   * @param parents the parents of all nodes, or empty to compute them on the way
   */
  public Labeler(StackedGraph graph, Kernels kernels, Work work, Optional<MemorySegment> parents) {
    this.graph = graph;
    this.kernels = kernels;
    this.work = work;
    this.parents = parents;
  }

  /**
   * Labels a layer.
   *
   * @param layer from 1
   * @param current gets the labels, 32 bytes a node
   * @param previous the layer below, null for layer 1
   */
  public void label(
      ReplicaId replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      String stepName) {
    byte[] id = replicaId.value().toArray();
    Step step = work.step(stepName, graph.nodes(), "nodes");
    stretches(
        (from, count, stretchParents) -> {
          kernels.labels().labels(id, layer, current, previous, stretchParents, from, count);
          step.add(count);
        });
  }

  /** Labels the nodes of one stretch. */
  interface Stretch {
    void label(long from, int count, MemorySegment parents);
  }

  /** Walks all nodes in order, with the parents of each stretch ready in time. */
  void stretches(Stretch stretch) {
    if (parents.isPresent()) {
      for (long from = 0; from < graph.nodes(); from += STRETCH) {
        int count = length(from);
        stretch.label(from, count, slice(parents.get(), from, count));
      }
      return;
    }
    long bytes = (long) STRETCH * StackedGraph.BYTES_PER_NODE;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment[] buffers = {arena.allocate(bytes, 64), arena.allocate(bytes, 64)};
      work.forEachChunk(length(0), GRAIN, (at, n) -> compute(0, at, n, buffers[0]));
      int ready = 0;
      for (long from = 0; from < graph.nodes(); from += STRETCH) {
        overlap(stretch, from, buffers[ready], buffers[1 - ready]);
        ready = 1 - ready;
      }
    }
  }

  /** Item 0 labels this stretch, the others compute the parents of the next one. */
  private void overlap(Stretch stretch, long from, MemorySegment ready, MemorySegment next) {
    long after = from + STRETCH;
    int ahead = after < graph.nodes() ? length(after) : 0;
    int items = 1 + (ahead + GRAIN - 1) / GRAIN;
    work.forEachChunk(
        items,
        1,
        (item, one) -> {
          if (item == 0) {
            stretch.label(from, length(from), ready);
          } else {
            long at = (item - 1) * GRAIN;
            compute(after, at, Math.min(GRAIN, ahead - at), next);
          }
        });
  }

  private void compute(long base, long at, long count, MemorySegment out) {
    graph.parents(base + at, (int) count, out, at * StackedGraph.BYTES_PER_NODE);
  }

  private int length(long from) {
    return (int) Math.min(STRETCH, graph.nodes() - from);
  }

  private static MemorySegment slice(MemorySegment parents, long from, int count) {
    return parents.asSlice(
        from * StackedGraph.BYTES_PER_NODE, (long) count * StackedGraph.BYTES_PER_NODE);
  }
}
