// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.sealwright.storage.SectorSize;

/**
 * The reading of a whole proof of spacetime, in rounds. Where a sector's challenges depend on its
 * place among the others, those after a skipped sector move up: what a round brings of them is
 * thrown away, but for their faults, and the next round reads them again. Those before it are
 * settled.
 */
final class PlacedReading {
  private final PoStConfig config;
  private final PoStRandomness randomness;
  private final NavigableMap<Long, List<PoStReplica>> open;
  private final Run run;
  private final Consumer<SectorVanillaProof> proofs;
  private final List<SectorFault> faults = new ArrayList<>();
  private int settled;
  private boolean moved;

  /** Reads sectors once. */
  @FunctionalInterface
  interface Run {
    /** Hands on what came of each, in their order. */
    VanillaReading over(
        SectorSize size,
        NavigableMap<Long, List<PoStReplica>> sectors,
        LongFunction<List<Long>> challenges,
        Consumer<SectorOutcome> taker);
  }

  /**
   * Of sectors by number.
   *
   * @param sectors is emptied
   */
  PlacedReading(
      PoStConfig config,
      PoStRandomness randomness,
      NavigableMap<Long, List<PoStReplica>> sectors,
      Run run,
      Consumer<SectorVanillaProof> proofs) {
    this.config = config;
    this.randomness = randomness;
    this.open = sectors;
    this.run = run;
    this.proofs = proofs;
  }

  /** Reads until every sector is settled or faulty. */
  VanillaReading read() {
    ReadFigures figures = ReadFigures.NONE;
    while (!open.isEmpty()) {
      figures = figures.plus(round().figures());
    }
    faults.sort((a, b) -> Long.compareUnsigned(a.sector(), b.sector()));
    return new VanillaReading(List.of(), faults, figures);
  }

  private VanillaReading round() {
    Map<Long, Integer> places = new HashMap<>();
    open.keySet().forEach(sector -> places.put(sector, settled + places.size()));
    moved = false;
    return run.over(
        config.size(),
        open,
        sector -> PoStChallenges.ofSector(config, randomness, sector, places.get(sector)),
        this::take);
  }

  private void take(SectorOutcome outcome) {
    switch (outcome) {
      case SectorOutcome.Proved(SectorVanillaProof proof) -> {
        if (!moved) {
          open.remove(proof.sector());
          settled++;
          proofs.accept(proof);
        }
      }
      case SectorOutcome.Faulty(SectorFault fault) -> {
        open.remove(fault.sector());
        faults.add(fault);
        moved |= config.countsPlaces();
      }
    }
  }
}
