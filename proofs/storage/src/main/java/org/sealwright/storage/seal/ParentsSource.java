// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.graph.ParentsCache;
import org.sealwright.storage.graph.StackedGraph;

/**
 * Where a labeler gets parents from: the cache file where a folder is set, else memory where the
 * budget allows, else nowhere, and they are computed for each layer anew.
 */
record ParentsSource(Optional<ParentsCache> cache, Optional<MemorySegment> segment)
    implements AutoCloseable {

  static ParentsSource open(SealContext context, StackedGraph graph, Arena arena)
      throws SectorFileException {
    if (context.parentsFolder().isPresent()) {
      ParentsCache cache = ParentsCache.open(graph, context.parentsFolder().get(), context.work());
      return new ParentsSource(Optional.of(cache), Optional.of(cache.parents()));
    }
    long bytes = graph.nodes() * StackedGraph.BYTES_PER_NODE;
    if (bytes > context.memoryBudget()) {
      return new ParentsSource(Optional.empty(), Optional.empty());
    }
    MemorySegment parents = arena.allocate(bytes, 64);
    ParentsCache.compute(graph, parents, context.work());
    return new ParentsSource(Optional.empty(), Optional.of(parents));
  }

  /** What of the memory budget is taken. */
  long anonymousBytes() {
    return cache.isPresent() ? 0 : segment.map(MemorySegment::byteSize).orElse(0L);
  }

  @Override
  public void close() {
    cache.ifPresent(ParentsCache::close);
  }
}
