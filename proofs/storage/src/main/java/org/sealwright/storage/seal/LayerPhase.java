// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/** Labels the layers of one sector that are not there yet, one after another. */
final class LayerPhase {
  private final SealContext context;
  private final PoRepConfig config;

  LayerPhase(SealContext context, PoRepConfig config) {
    this.context = context;
    this.config = config;
  }

  void run(LayerSet layers) throws SectorFileException {
    if (layers.isComplete()) {
      return;
    }
    StackedGraph graph = new StackedGraph(config, context.kernels().feistel());
    SelfCheck check = new SelfCheck(context, graph);
    try (Arena arena = Arena.ofShared();
        ParentsSource parents = ParentsSource.open(context, graph, arena)) {
      Labeler labeler = new Labeler(graph, context.kernels(), context.work(), parents.segment());
      for (int layer = 1; layer <= layers.size().layers(); layer++) {
        if (!layers.isIntact(layer)) {
          label(labeler, check, layers, layer);
        }
      }
    }
  }

  private void label(Labeler labeler, SelfCheck check, LayerSet layers, int layer)
      throws SectorFileException {
    try (MappedFile below = layers.openBelow(layer);
        NewFile file = layers.create(layer, context.work().cancellation())) {
      MemorySegment previous = below == null ? null : below.segment();
      String step = "PC1 layer " + layer + "/" + layers.size().layers();
      labeler.label(layers.replicaId(), layer, file.segment(), previous, step);
      check.labels(layers.replicaId(), layer, file.segment(), previous);
      layers.finish(file, layer);
    }
  }
}
