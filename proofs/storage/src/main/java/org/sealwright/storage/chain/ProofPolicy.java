// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sealwright.storage.RegisteredAggregation;
import org.sealwright.storage.RegisteredPoStProof;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.RegisteredUpdateProof;

/**
 * Which registered proofs the main network accepts in which of its versions, for its sectors of 32
 * and 64 GiB (lotus {@code chain/actors/policy}, specs-actors, builtin-actors).
 *
 * @param networkVersion the version, 0 or above
 */
public record ProofPolicy(int networkVersion) {

  /** The fewest sectors of an aggregate of interactive proofs. */
  public static final int MIN_AGGREGATED = 4;

  /** The most sectors of an aggregate of interactive proofs. */
  public static final int MAX_AGGREGATED = 819;

  /** The most sectors of an aggregate of non-interactive proofs; one is enough there. */
  public static final int MAX_AGGREGATED_NON_INTERACTIVE = 65;

  /** The most partitions that a Window PoSt message declares, since version 21. */
  public static final int MAX_POSTED_PARTITIONS = 3;

  /** The most bytes of an aggregate. */
  public static final int MAX_AGGREGATE_BYTES = 81_960;

  /** The most bytes of a sector update's proof. */
  public static final int MAX_UPDATE_BYTES = 4096;

  private static final int CALICO = 7;
  private static final int PERSIAN = 8;
  private static final int HYPERDRIVE = 13;
  private static final int OH_SNAP = 15;
  private static final int SKYR = 16;
  private static final int LIGHTNING = 19;
  private static final int THUNDER = 20;
  private static final int WATERMELON = 21;
  private static final int WAFFLE = 23;
  private static final int GOLDEN_WEEK = 27;

  /** Checks the version. */
  public ProofPolicy {
    if (networkVersion < 0) {
      throw new IllegalArgumentException(
          "network version (" + networkVersion + ") must not be negative");
    }
  }

  /** Seal proofs of a pre-commit. */
  public Set<RegisteredSealProof> preCommit() {
    if (networkVersion < CALICO) {
      return set(RegisteredSealProof::new, 3, 4);
    }
    if (networkVersion < PERSIAN) {
      return set(RegisteredSealProof::new, 3, 4, 8, 9);
    }
    return networkVersion < WATERMELON
        ? set(RegisteredSealProof::new, 8, 9)
        : set(RegisteredSealProof::new, 8, 9, 13, 14);
  }

  /** Seal proofs of {@code ProveCommitSectorsNI}, which has no pre-commit (FIP-0092). */
  public Set<RegisteredSealProof> nonInteractive() {
    return networkVersion < WAFFLE
        ? set(RegisteredSealProof::new)
        : set(RegisteredSealProof::new, 18, 19);
  }

  /** Window PoSt proofs; in version 19 the old derivation of challenges too (FIP-0061). */
  public Set<RegisteredPoStProof> windowPoSt() {
    if (networkVersion < LIGHTNING) {
      return set(RegisteredPoStProof::new, 8, 9);
    }
    return networkVersion < THUNDER
        ? set(RegisteredPoStProof::new, 8, 9, 13, 14)
        : set(RegisteredPoStProof::new, 13, 14);
  }

  /** Winning PoSt proofs. */
  public Set<RegisteredPoStProof> winningPoSt() {
    return set(RegisteredPoStProof::new, 3, 4);
  }

  /** Proofs of sector updates (FIP-0019). */
  public Set<RegisteredUpdateProof> update() {
    return networkVersion < OH_SNAP
        ? set(RegisteredUpdateProof::new)
        : set(RegisteredUpdateProof::new, 3, 4);
  }

  /**
   * Versions of aggregates: 0 is SnarkPack 1, 1 is SnarkPack 2. Unsure: that version 16 is where
   * the second became the only one; sources at hand only show that it is the only one now.
   */
  public Set<RegisteredAggregation> aggregate() {
    if (networkVersion < HYPERDRIVE) {
      return set(RegisteredAggregation::new);
    }
    return networkVersion < SKYR
        ? set(RegisteredAggregation::new, 0)
        : set(RegisteredAggregation::new, 1);
  }

  /**
   * Whether the message {@code ProveCommitAggregate} exists (FIP-0013, FIP-0101); aggregates live
   * on in {@code ProveCommitSectors3}. Unsure: that version 27 removed it.
   */
  public boolean hasProveCommitAggregate() {
    return networkVersion >= HYPERDRIVE && networkVersion < GOLDEN_WEEK;
  }

  /**
   * Whether the message {@code ProveReplicaUpdates} exists (FIP-0019, FIP-0106). Unsure: that
   * version 27 removed it.
   */
  public boolean hasProveReplicaUpdates() {
    return networkVersion >= OH_SNAP && networkVersion < GOLDEN_WEEK;
  }

  private static <T> Set<T> set(IntFunction<T> type, int... numbers) {
    return IntStream.of(numbers).mapToObj(type).collect(Collectors.toUnmodifiableSet());
  }
}
