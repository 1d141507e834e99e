// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.SectorSize;

/**
 * Reads the vanilla proofs of a proof of spacetime from sectors on disk (rust-fil-proofs,
 * generate_single_vanilla_proof). A sector that can't be proved is a {@link SectorFault} in the
 * result and never an exception; every proof that is returned leads to the chain's comm_r.
 *
 * <p>Reads and hashes go on at the same time, a few sectors ahead of each other: memory does not
 * grow with the number of sectors where proofs are streamed. Threads that read are apart from those
 * of {@link Work}, since a file system that hangs keeps them. Files are read as they are now;
 * nothing is written or created. Trees with more rows missing than the networks leave out are
 * rebuilt by the thread that reads; hashing is not held against the time granted for reading.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class VanillaReader {
  /** Of one sector; blocks of leaves for so many take 64 MiB. */
  private static final int MAX_CHALLENGES = 4096;

  private final Kernels kernels;
  private final Work work;
  private final ReadPolicy policy;
  private final Executor readers;
  private final InstantSource clock;
  private final ReadingProgress.Listener listener;

  private VanillaReader(Builder builder) {
    this.kernels =
        builder.kernels == null ? Kernels.select(KernelSelection.auto()) : builder.kernels;
    this.work = builder.work;
    this.policy = builder.policy;
    this.readers = builder.readers;
    this.clock = builder.clock;
    this.listener = builder.listener;
  }

  /** Collects the settings. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the proofs of a whole proof of spacetime into memory, some 60 kB each for a Window PoSt
   * of 32 GiB sectors.
   *
   * @throws MalformedInputException as {@link #stream(PoStConfig, PoStRandomness, List, Consumer)}
   *     does
   */
  public VanillaReading read(
      PoStConfig config, PoStRandomness randomness, List<PoStReplica> replicas) {
    List<SectorVanillaProof> proofs = new ArrayList<>();
    VanillaReading rest = stream(config, randomness, replicas, proofs::add);
    return new VanillaReading(proofs, rest.faults(), rest.figures());
  }

  /**
   * Reads the proofs of a whole proof of spacetime and hands on each as soon as it is settled,
   * sorted by sector number.
   *
   * <p>Before API version 1.2.0 a sector's challenges depend on its place among the others, so
   * every sector that is skipped changes those after it: these are read again, until what is left
   * is well. What is handed on is never taken back.
   *
   * @param replicas of a Window PoSt all sectors, in any order; of a Winning PoSt the one sector
   * @param proofs takes the proofs, on the calling thread; may take its time, in which reads go on
   *     a little way
   * @return faults and figures, without proofs
   * @throws MalformedInputException where there is no sector, or more than a Winning PoSt has
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public VanillaReading stream(
      PoStConfig config,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      Consumer<SectorVanillaProof> proofs) {
    NavigableMap<Long, List<PoStReplica>> sectors = bySector(replicas);
    config.partitions(sectors.size());
    return new PlacedReading(config, randomness, sectors, this::run, proofs).read();
  }

  /** Reads all proofs into memory, some 60 kB each for a Window PoSt of 32 GiB sectors. */
  public VanillaReading read(
      SectorSize size, List<PoStReplica> replicas, LongFunction<List<Long>> challenges) {
    List<SectorVanillaProof> proofs = new ArrayList<>();
    VanillaReading rest = stream(size, replicas, challenges, proofs::add);
    return new VanillaReading(proofs, rest.faults(), rest.figures());
  }

  /**
   * Hands on each proof as it is made, sorted by sector number.
   *
   * @param replicas the sectors, in any order; the same one twice counts once
   * @param challenges challenged leaves of a sector, in order, 1 to 4096
   * @param proofs takes the proofs, on the calling thread
   * @return faults and figures, without proofs
   * @throws MalformedInputException where a sector has none or too many, or one out of range
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public VanillaReading stream(
      SectorSize size,
      List<PoStReplica> replicas,
      LongFunction<List<Long>> challenges,
      Consumer<SectorVanillaProof> proofs) {
    return run(
        size,
        bySector(replicas),
        challenges,
        outcome -> {
          if (outcome instanceof SectorOutcome.Proved(SectorVanillaProof proof)) {
            proofs.accept(proof);
          }
        });
  }

  private VanillaReading run(
      SectorSize size,
      NavigableMap<Long, List<PoStReplica>> sectors,
      LongFunction<List<Long>> challenges,
      Consumer<SectorOutcome> taker) {
    List<ReadingRun.Item> items = new ArrayList<>();
    sectors.forEach(
        (sector, given) -> items.add(new ReadingRun.Item(given, check(size, sector, challenges))));
    return new ReadingRun(size, items, kernels, work, policy, clock, listener).run(readers, taker);
  }

  /** Whether time for reading is limited. */
  boolean hasDeadline() {
    return policy.deadline().isPresent();
  }

  private static NavigableMap<Long, List<PoStReplica>> bySector(List<PoStReplica> replicas) {
    NavigableMap<Long, List<PoStReplica>> sectors = new TreeMap<>(Long::compareUnsigned);
    for (PoStReplica replica : replicas) {
      List<PoStReplica> same =
          sectors.computeIfAbsent(replica.sector(), number -> new ArrayList<>(1));
      if (!same.contains(replica)) {
        same.add(replica);
      }
    }
    return sectors;
  }

  private static List<Long> check(
      SectorSize size, long sector, LongFunction<List<Long>> challenges) {
    List<Long> list = challenges.apply(sector);
    if (list == null || list.isEmpty() || list.size() > MAX_CHALLENGES) {
      throw new MalformedInputException(
          "got "
              + (list == null ? 0 : list.size())
              + " challenges for sector "
              + Long.toUnsignedString(sector)
              + ", wanted 1 to "
              + MAX_CHALLENGES);
    }
    for (long challenge : list) {
      if (challenge < 0 || challenge >= size.nodes()) {
        throw new MalformedInputException(
            "challenge of sector "
                + Long.toUnsignedString(sector)
                + ": got "
                + Long.toUnsignedString(challenge)
                + ", wanted 0 to "
                + (size.nodes() - 1));
      }
    }
    return List.copyOf(list);
  }

  /** Settings of a reader, each with a default. */
  public static final class Builder {
    private static final Executor DAEMONS =
        task -> Thread.ofPlatform().daemon().name("sealwright-read").start(task);

    private Kernels kernels;
    private Work work = Work.serial();
    private ReadPolicy policy = ReadPolicy.standard();
    private Executor readers = DAEMONS;
    private InstantSource clock = InstantSource.system();
    private ReadingProgress.Listener listener = ReadingProgress.Listener.NONE;

    private Builder() {}

    /** Kernels; by default the best of this machine. */
    public Builder kernels(Kernels value) {
      this.kernels = value;
      return this;
    }

    /** Threads for hashing, progress in sectors, cancellation; by default the calling thread. */
    public Builder work(Work value) {
      this.work = value;
      return this;
    }

    /** Time-outs, attempts, deadline; by default {@link ReadPolicy#standard()}. */
    public Builder policy(ReadPolicy value) {
      this.policy = value;
      return this;
    }

    /**
     * Where reads run; by default each lane on a daemon thread of its own. A read that hangs keeps
     * its thread until the system lets go, so the executor should be able to make new ones.
     */
    public Builder readers(Executor value) {
      this.readers = value;
      return this;
    }

    /** What tells the time for the deadline; by default the system. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /** Hears how far the run is and whether it will be in time. */
    public Builder listener(ReadingProgress.Listener value) {
      this.listener = value;
      return this;
    }

    /** The reader. */
    public VanillaReader build() {
      return new VanillaReader(this);
    }
  }
}
