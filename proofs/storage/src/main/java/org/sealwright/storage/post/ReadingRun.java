// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.StoreConfig;

/** One run over a list of sectors, wave after wave: while one wave is hashed the next is read. */
final class ReadingRun {
  /** Leaves of one wave in memory; two waves are there at a time. */
  private static final long WAVE_BYTES = 16 << 20;

  private static final int MAX_WAVE = 128;

  /** Blocks hashed in one piece: enough to fill the lanes even in the row of block roots. */
  private static final int PIECE_BLOCKS = 32;

  private final SectorSize size;
  private final TreeShape shape;
  private final List<Item> items;
  private final Kernels kernels;
  private final Work work;
  private final ReadPolicy policy;
  private final InstantSource clock;
  private final ReadingProgress.Listener listener;
  private final ReadCounter counter = new ReadCounter();
  private final List<SectorFault> faults = new ArrayList<>();
  private final long started = System.nanoTime();
  private long handedOn;

  /**
   * A sector to be read.
   *
   * @param given what was given under its number: one replica, or several that contradict
   * @param challenges challenged leaves
   */
  record Item(List<PoStReplica> given, List<Long> challenges) {}

  ReadingRun(
      SectorSize size,
      List<Item> items,
      Kernels kernels,
      Work work,
      ReadPolicy policy,
      InstantSource clock,
      ReadingProgress.Listener listener) {
    this.size = size;
    this.shape = new TreeShape(size.nodes(), size.subArity(), size.topArity());
    this.items = items;
    this.kernels = kernels;
    this.work = work;
    this.policy = policy;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Reads and hashes all sectors.
   *
   * @param taker takes what came of each, in their order, on the calling thread
   */
  VanillaReading run(Executor readers, Consumer<SectorOutcome> taker) {
    Step step = work.step("vanilla proofs", items.size(), "sectors");
    List<ReadTicket> tickets = new ArrayList<>();
    try (ReadLanes lanes = new ReadLanes(policy, readers, clock, work.cancellation())) {
      int wave = waveSize();
      for (int from = 0; from < items.size(); from += wave) {
        int to = Math.min(from + wave, items.size());
        while (tickets.size() < Math.min(to + wave, items.size())) {
          tickets.add(submit(lanes, items.get(tickets.size())));
        }
        SectorOutcome[] outcomes = outcomes(lanes, tickets, from, to);
        Collections.fill(tickets.subList(from, to), null);
        handOn(outcomes, taker);
        report(to);
        step.add(to - from);
      }
    }
    return new VanillaReading(List.of(), faults, figures());
  }

  /** Holds on to nothing that was taken, since whoever takes may be at it for long. */
  private void handOn(SectorOutcome[] outcomes, Consumer<SectorOutcome> taker) {
    long begun = System.nanoTime();
    for (int i = 0; i < outcomes.length; i++) {
      SectorOutcome outcome = outcomes[i];
      outcomes[i] = null;
      if (outcome instanceof SectorOutcome.Faulty(SectorFault fault)) {
        faults.add(fault);
      }
      taker.accept(outcome);
    }
    handedOn += System.nanoTime() - begun;
  }

  private int waveSize() {
    int row =
        TreeLayout.discarding(
                shape.baseArity(), shape.baseLeaves(), StoreConfig.NETWORK_ROWS_TO_DISCARD)
            .firstStoredRow();
    long block = (long) new TreeGeometry(shape, row).blockBytes();
    long most = items.stream().mapToLong(item -> item.challenges().size()).max().orElse(1) * block;
    return Math.clamp(WAVE_BYTES / Math.min(most, size.bytes()), 1, MAX_WAVE);
  }

  /** Contradicting sectors are not read. */
  private ReadTicket submit(ReadLanes lanes, Item item) {
    if (item.given().size() > 1) {
      return null;
    }
    PoStReplica replica = item.given().getFirst();
    return lanes.submit(
        replica.sector(),
        timer ->
            SectorReading.read(replica, size, shape, item.challenges(), kernels, counter, timer));
  }

  /** Waits for what is read of a wave and hashes it. */
  private SectorOutcome[] outcomes(ReadLanes lanes, List<ReadTicket> tickets, int from, int to) {
    SectorOutcome[] outcomes = new SectorOutcome[to - from];
    List<SectorCandidate> candidates = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Item item = items.get(i);
      PoStReplica replica = item.given().getFirst();
      if (tickets.get(i) == null) {
        outcomes[i - from] = new SectorOutcome.Faulty(duplicate(item));
        continue;
      }
      try {
        SectorMaterial material = lanes.await(tickets.get(i));
        candidates.add(new SectorCandidate(replica, item.challenges(), material));
        places.add(i - from);
      } catch (SectorFaultException e) {
        outcomes[i - from] = new SectorOutcome.Faulty(e.fault());
      }
    }
    prove(candidates, places, outcomes);
    return outcomes;
  }

  private void prove(
      List<SectorCandidate> candidates, List<Integer> places, SectorOutcome[] outcomes) {
    if (candidates.isEmpty()) {
      return;
    }
    int blocks = candidates.getFirst().material().blocks().size();
    SectorProver prover = new SectorProver(kernels);
    work.forEachChunk(
        candidates.size(),
        Math.max(1, PIECE_BLOCKS / blocks),
        (first, count) -> {
          List<SectorOutcome> made =
              prover.prove(candidates.subList((int) first, (int) (first + count)));
          for (int i = 0; i < made.size(); i++) {
            outcomes[places.get((int) first + i)] = made.get(i);
          }
        });
  }

  private static SectorFault duplicate(Item item) {
    return SectorFault.of(
        item.given().getFirst().sector(),
        FaultReason.DUPLICATE_SECTOR,
        item.given().size() + " different replicas were given: " + item.given());
  }

  /** What those took who took the outcomes is their own. */
  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started - handedOn);
  }

  private void report(long done) {
    listener.progress(
        new ReadingProgress(
            done,
            faults.size(),
            items.size(),
            elapsed(),
            policy.deadline().map(deadline -> Duration.between(clock.instant(), deadline))));
  }

  private ReadFigures figures() {
    return new ReadFigures(items.size(), counter.reads(), counter.bytes(), elapsed());
  }
}
