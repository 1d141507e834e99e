// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.NewFile;

/**
 * The last layer, computed again in two temporary files beside the replica (twice a sector's size),
 * which are deleted on closing.
 */
final class TemporaryLayers implements AutoCloseable {
  private final NewFile current;
  private final NewFile other;

  private TemporaryLayers(NewFile current, NewFile other) {
    this.current = current;
    this.other = other;
  }

  @SuppressWarnings("MustBeClosedChecker") // the new object owns the files
  static TemporaryLayers make(
      SealContext context, SectorSpec spec, SectorPaths paths, ReplicaId replicaId)
      throws SectorFileException {
    SectorSize size = spec.config().sectorSize();
    Cancellation cancellation = context.work().cancellation();
    NewFile even = NewFile.create(scratch(paths, "even"), size.bytes(), cancellation);
    NewFile odd;
    try {
      odd = NewFile.create(scratch(paths, "odd"), size.bytes(), cancellation);
    } catch (SectorFileException | RuntimeException e) {
      even.close();
      throw e;
    }
    boolean lastIsOdd = size.layers() % 2 == 1;
    TemporaryLayers layers = new TemporaryLayers(lastIsOdd ? odd : even, lastIsOdd ? even : odd);
    try {
      label(context, spec, replicaId, even.segment(), odd.segment());
      return layers;
    } catch (RuntimeException | SectorFileException e) {
      layers.close();
      throw e;
    }
  }

  private static Path scratch(SectorPaths paths, String name) {
    return paths.sealed().resolveSibling("unseal-layer-" + name);
  }

  private static void label(
      SealContext context,
      SectorSpec spec,
      ReplicaId replicaId,
      MemorySegment even,
      MemorySegment odd)
      throws SectorFileException {
    StackedGraph graph = new StackedGraph(spec.config(), context.kernels().feistel());
    SelfCheck check = new SelfCheck(context, graph);
    int layers = spec.config().sectorSize().layers();
    try (Arena arena = Arena.ofShared();
        ParentsSource parents = ParentsSource.open(context, graph, arena)) {
      Labeler labeler = new Labeler(graph, context.kernels(), context.work(), parents.segment());
      for (int layer = 1; layer <= layers; layer++) {
        MemorySegment current = layer % 2 == 0 ? even : odd;
        MemorySegment previous = layer == 1 ? null : layer % 2 == 0 ? odd : even;
        String step = "unseal layer " + layer + "/" + layers;
        labeler.label(replicaId, layer, current, previous, step);
        check.labels(replicaId, layer, current, previous);
      }
    }
  }

  MemorySegment segment() {
    return current.segment();
  }

  @Override
  public void close() throws SectorFileException {
    try {
      current.close();
    } finally {
      other.close();
    }
  }
}
