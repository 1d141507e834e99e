// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import java.util.Set;

/**
 * Which registered proofs the main network accepts in which of its versions, for its sectors of 32
 * and 64 GiB, by their numbers on the chain (lotus {@code chain/actors/policy}, specs-actors,
 * builtin-actors).
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
  public Set<Integer> preCommit() {
    if (networkVersion < CALICO) {
      return Set.of(3, 4);
    }
    if (networkVersion < PERSIAN) {
      return Set.of(3, 4, 8, 9);
    }
    return networkVersion < WATERMELON ? Set.of(8, 9) : Set.of(8, 9, 13, 14);
  }

  /** Seal proofs of {@code ProveCommitSectorsNI}, which has no pre-commit (FIP-0092). */
  public Set<Integer> nonInteractive() {
    return networkVersion < WAFFLE ? Set.of() : Set.of(18, 19);
  }

  /** Window PoSt proofs; in version 19 the old derivation of challenges too (FIP-0061). */
  public Set<Integer> windowPoSt() {
    if (networkVersion < LIGHTNING) {
      return Set.of(8, 9);
    }
    return networkVersion < THUNDER ? Set.of(8, 9, 13, 14) : Set.of(13, 14);
  }

  /** Winning PoSt proofs. */
  public Set<Integer> winningPoSt() {
    return Set.of(3, 4);
  }

  /** Proofs of sector updates (FIP-0019). */
  public Set<Integer> update() {
    return networkVersion < OH_SNAP ? Set.of() : Set.of(3, 4);
  }

  /**
   * Versions of aggregates: 0 is SnarkPack 1, 1 is SnarkPack 2. Unsure: that version 16 is where
   * the second became the only one; sources at hand only show that it is the only one now.
   */
  public Set<Integer> aggregate() {
    if (networkVersion < HYPERDRIVE) {
      return Set.of();
    }
    return networkVersion < SKYR ? Set.of(0) : Set.of(1);
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
}
