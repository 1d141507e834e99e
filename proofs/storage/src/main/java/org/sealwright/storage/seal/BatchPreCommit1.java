// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.internal.FileJournal;
import org.sealwright.storage.internal.WorkLocks;

/**
 * PreCommit1 of several sectors: data one by one, then layers side by side where that is possible.
 */
final class BatchPreCommit1 {
  private final SealContext context;

  BatchPreCommit1(SealContext context) {
    this.context = context;
  }

  List<PreCommit1Output> run(List<SectorJob> jobs) throws SectorFileException {
    requireApart(jobs);
    try (WorkLocks locks = new WorkLocks()) {
      for (SectorJob job : jobs) {
        locks.add(Sealer.lock(job.paths()));
      }
      return runLocked(jobs);
    }
  }

  private List<PreCommit1Output> runLocked(List<SectorJob> jobs) throws SectorFileException {
    List<PreCommit1Output> outputs = new ArrayList<>();
    Map<PoRepConfig, List<LayerSet>> layers = new LinkedHashMap<>();
    for (SectorJob job : jobs) {
      FileJournal journal = FileJournal.open(job.paths().journal());
      PreCommit1Phase.Prepared prepared =
          new PreCommit1Phase(context, job.spec(), job.paths(), journal)
              .prepare(job.staged(), job.pieces());
      outputs.add(prepared.output());
      layers
          .computeIfAbsent(job.spec().config(), config -> new ArrayList<>())
          .add(prepared.layers());
    }
    for (Map.Entry<PoRepConfig, List<LayerSet>> group : layers.entrySet()) {
      label(group.getKey(), group.getValue());
    }
    return outputs;
  }

  /** Only sectors of one configuration share a graph. */
  private void label(PoRepConfig config, List<LayerSet> sectors) throws SectorFileException {
    if (context.kernels().batchLabels().sectorsSideBySide() > 1) {
      new BatchLabeler(context, config).run(sectors);
      return;
    }
    for (LayerSet sector : sectors) {
      new LayerPhase(context, config).run(sector);
    }
  }

  private static void requireApart(List<SectorJob> jobs) {
    Set<Object> seen = new HashSet<>();
    for (SectorJob job : jobs) {
      SectorPaths paths = job.paths();
      for (var path : List.of(paths.sealed(), paths.cache(), paths.journal())) {
        if (!seen.add(path.toAbsolutePath().normalize())) {
          throw new SealingException("PC1", "two sectors of one batch share " + path);
        }
      }
    }
  }
}
