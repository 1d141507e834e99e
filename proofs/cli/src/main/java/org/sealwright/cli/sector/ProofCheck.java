// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.porep.Challenges;
import org.sealwright.storage.porep.VanillaVerifier;
import org.sealwright.storage.seal.Commit1Output;

/** Judges Commit1's output by the sector's inputs alone: nothing in the output is believed. */
public final class ProofCheck {

  /**
   * The judgement.
   *
   * @param problem what is wrong, or empty where the proof holds
   * @param partitions partitions looked at
   * @param challenges challenges looked at
   */
  public record Verdict(Optional<String> problem, int partitions, int challenges) {

    /** Nothing is wrong with nothing. */
    public static Verdict empty() {
      return new Verdict(Optional.empty(), 0, 0);
    }

    /** A proof that does not hold. */
    public static Verdict invalid(String problem) {
      return new Verdict(Optional.of(problem), 0, 0);
    }

    /** Whether the proof holds. */
    public boolean valid() {
      return problem.isEmpty();
    }

    /** Both together; the first problem counts. */
    public Verdict and(Verdict other) {
      return new Verdict(
          problem.or(other::problem),
          partitions + other.partitions,
          challenges + other.challenges);
    }

    /** The same with a place in front of the problem. */
    public Verdict in(String place) {
      return new Verdict(problem.map(p -> place + ": " + p), partitions, challenges);
    }
  }

  private final Kernels kernels;
  private final SectorDocument sector;

  /** For proofs of one sector. */
  public ProofCheck(Kernels kernels, SectorDocument sector) {
    this.kernels = kernels;
    this.sector = sector;
  }

  /** Judges a proof. */
  public Verdict judge(Commit1Output output) {
    Optional<String> mismatch = inputs(output);
    return mismatch.isPresent() ? Verdict.invalid(mismatch.get()) : proofs(output);
  }

  private Optional<String> inputs(Commit1Output output) {
    if (sector.commitments().isEmpty()) {
      return Optional.of("sector.json has no commD and commR");
    }
    Bytes32 commD = sector.commitments().get().commD();
    Bytes32 commR = sector.commitments().get().commR();
    Bytes32 ofPieces = CommD.compute(sector.spec().config().sectorSize(), sector.pieces());
    return differs("comm_d of the pieces in sector.json", ofPieces, commD)
        .or(() -> differs("comm_d of commit1.json", output.commD(), commD))
        .or(() -> differs("comm_r of commit1.json", output.commR(), commR))
        .or(() -> differs("replica_id of commit1.json", output.replicaId().value(), replicaId()))
        .or(() -> differs("ticket of commit1.json", output.ticket(), sector.spec().ticket()))
        .or(
            () ->
                sector.seed().flatMap(seed -> differs("seed of commit1.json", output.seed(), seed)))
        .or(
            () ->
                sector.seed().isEmpty()
                        && sector.spec().config().feature() != PoRepFeature.NON_INTERACTIVE
                    ? Optional.of("sector.json has no seed")
                    : Optional.empty());
  }

  private Verdict proofs(Commit1Output output) {
    PoRepConfig config = sector.spec().config();
    ReplicaId replicaId = new ReplicaId(replicaId());
    // A non-interactive sector draws its challenges from comm_r, whatever the seed.
    InteractiveSeed seed = sector.seed().orElse(output.seed());
    List<List<Long>> challenges = Challenges.all(config, replicaId, output.commR(), seed);
    int partitions = output.vanillaProofs().size();
    if (partitions != challenges.size()) {
      return Verdict.invalid(
          "got " + partitions + " partitions, wanted " + challenges.size());
    }
    VanillaVerifier verifier =
        new VanillaVerifier(config, replicaId, output.commD(), output.commR(), kernels);
    Verdict all = Verdict.empty();
    for (int k = 0; k < partitions && all.valid(); k++) {
      List<Long> wanted = challenges.get(k);
      Verdict one =
          new Verdict(
              verifier.problem(wanted, output.vanillaProofs().get(k)), 1, wanted.size());
      all = all.and(one.in("partition " + k));
    }
    return all;
  }

  private Bytes32 replicaId() {
    return sector.spec().replicaId(sector.commitments().orElseThrow().commD()).value();
  }

  private static Optional<String> differs(String what, Object got, Object wanted) {
    return got.equals(wanted)
        ? Optional.empty()
        : Optional.of(what + " is " + got + ", wanted " + wanted);
  }
}
