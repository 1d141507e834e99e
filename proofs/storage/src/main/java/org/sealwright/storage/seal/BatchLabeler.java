// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;
import org.sealwright.storage.internal.MappedFile;
import org.sealwright.storage.internal.NewFile;

/**
 * Labels the layers of several sectors of one configuration side by side: labelling is serial
 * within a sector, so that only further sectors fill the lanes of a kernel. The layer files are
 * those of {@link LayerPhase}, byte for byte.
 *
 * <p>A layer is made as soon as one sector lacks it, and written for those that do. Lanes cost the
 * same whether they are used or not.
 */
final class BatchLabeler {
  private final SealContext context;
  private final PoRepConfig config;
  private final SectorSize size;
  private final BatchLabelKernels kernel;
  private final Interleaving lanes;

  BatchLabeler(SealContext context, PoRepConfig config) {
    this.context = context;
    this.config = config;
    this.size = config.sectorSize();
    this.kernel = context.kernels().batchLabels();
    this.lanes = new Interleaving(kernel.sectorsSideBySide());
  }

  /** Completes the layers of all sectors, as many side by side as there are lanes. */
  void run(List<LayerSet> sectors) throws SectorFileException {
    List<LayerSet> incomplete = new ArrayList<>();
    for (LayerSet sector : sectors) {
      if (!sector.isComplete()) {
        incomplete.add(sector);
      }
    }
    for (int from = 0; from < incomplete.size(); from += lanes.lanes()) {
      int to = Math.min(incomplete.size(), from + lanes.lanes());
      if (to - from == 1) {
        new LayerPhase(context, config).run(incomplete.get(from));
      } else {
        sideBySide(incomplete.subList(from, to));
      }
    }
  }

  private void sideBySide(List<LayerSet> sectors) throws SectorFileException {
    StackedGraph graph = new StackedGraph(config, context.kernels().feistel());
    Path folder = sectors.getFirst().paths().cache();
    try (Arena arena = Arena.ofShared();
        ParentsSource parents = ParentsSource.open(context, graph, arena);
        InterleavedScratch scratch =
            new InterleavedScratch(
                lanes.bytes(size.nodes()),
                context.memoryBudget() - parents.anonymousBytes(),
                folder,
                context.work().cancellation())) {
      MemorySegment ids =
          lanes.replicaIds(sectors.stream().map(LayerSet::replicaId).toList(), arena);
      Labeler labeler = new Labeler(graph, context.kernels(), context.work(), parents.segment());
      boolean belowIsAtHand = false;
      for (int layer = 1; layer <= size.layers(); layer++) {
        if (allHave(sectors, layer)) {
          belowIsAtHand = false;
          continue;
        }
        if (layer > 1 && !belowIsAtHand) {
          load(sectors, layer - 1, scratch.layer(layer - 1));
        }
        label(labeler, new SelfCheck(context, graph), sectors, ids, layer, scratch);
        belowIsAtHand = true;
      }
    }
  }

  private static boolean allHave(List<LayerSet> sectors, int layer) throws SectorFileException {
    boolean all = true;
    for (LayerSet sector : sectors) {
      all &= sector.isIntact(layer);
    }
    return all;
  }

  private void load(List<LayerSet> sectors, int layer, MemorySegment out)
      throws SectorFileException {
    List<MappedFile> files = new ArrayList<>();
    try {
      for (LayerSet sector : sectors) {
        files.add(sector.open(layer));
      }
      lanes.interleave(
          files.stream().map(MappedFile::segment).toList(), out, size.nodes(), context.work());
    } finally {
      files.forEach(MappedFile::close);
    }
  }

  private void label(
      Labeler labeler,
      SelfCheck check,
      List<LayerSet> sectors,
      MemorySegment ids,
      int layer,
      InterleavedScratch scratch)
      throws SectorFileException {
    // The files come first: a full disk shows before the labelling and not after it.
    try (NewFiles files = NewFiles.ofThoseWithout(sectors, layer, context.work().cancellation())) {
      MemorySegment current = scratch.layer(layer);
      MemorySegment previous = layer == 1 ? null : scratch.layer(layer - 1);
      String name =
          "PC1 layer " + layer + "/" + size.layers() + " of " + sectors.size() + " sectors";
      Step step = context.work().step(name, size.nodes(), "nodes");
      labeler.stretches(
          (from, count, parents) -> {
            kernel.labelsSideBySide(ids, layer, current, previous, parents, from, count);
            step.add(count);
          });
      lanes.deinterleave(current, files.segments(), size.nodes(), context.work());
      for (int lane = 0; lane < sectors.size(); lane++) {
        if (files.get(lane) != null) {
          finish(check, sectors.get(lane), layer, files.get(lane));
        }
      }
    }
  }

  private static void finish(SelfCheck check, LayerSet sector, int layer, NewFile file)
      throws SectorFileException {
    try (MappedFile below = sector.openBelow(layer)) {
      MemorySegment previous = below == null ? null : below.segment();
      check.labels(sector.replicaId(), layer, file.segment(), previous);
    }
    sector.finish(file, layer);
  }

  /** One new layer file a lane, null where the sector has the layer. */
  private static final class NewFiles implements AutoCloseable {
    private final List<NewFile> files = new ArrayList<>();

    static NewFiles ofThoseWithout(List<LayerSet> sectors, int layer, Cancellation cancellation)
        throws SectorFileException {
      NewFiles made = new NewFiles();
      try {
        for (LayerSet sector : sectors) {
          made.files.add(sector.isIntact(layer) ? null : sector.create(layer, cancellation));
        }
        return made;
      } catch (SectorFileException | RuntimeException e) {
        made.close();
        throw e;
      }
    }

    NewFile get(int lane) {
      return files.get(lane);
    }

    List<MemorySegment> segments() {
      List<MemorySegment> segments = new ArrayList<>();
      files.forEach(file -> segments.add(file == null ? null : file.segment()));
      return segments;
    }

    @Override
    public void close() throws SectorFileException {
      for (NewFile file : files) {
        if (file != null) {
          file.close();
        }
      }
    }
  }
}
