// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.RegisteredPoStProof;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * What fixes the challenges and the circuit of a proof of spacetime (filecoin-proofs, PoStConfig).
 *
 * @param size size of every sector
 * @param kind Winning or Window
 * @param version since 1.2.0 (FIP-0061) a sector's challenges don't depend on its place among the
 *     others; Winning stays on the old rule, since the circuit has 66 places for its one sector,
 *     which under the new rule would all get the same challenge
 */
public record PoStConfig(SectorSize size, PoStKind kind, ApiVersion version) {
  /** Challenges of the one sector of a Winning PoSt, as the caller sees them. */
  private static final int WINNING_CHALLENGES = 66;

  /**
   * Checks the version.
   *
   * @throws MalformedInputException for a Winning PoSt of version 1.2.0
   */
  public PoStConfig {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(version, "version");
    if (kind == PoStKind.WINNING && version == ApiVersion.V1_2_0) {
      throw new MalformedInputException(
          "a Winning PoSt is of API version 1.0.0 or 1.1.0, got " + version);
    }
  }

  /** A Winning PoSt. */
  public static PoStConfig winning(SectorSize size) {
    return new PoStConfig(size, PoStKind.WINNING, ApiVersion.V1_0_0);
  }

  /** A Window PoSt. */
  public static PoStConfig window(SectorSize size, ApiVersion version) {
    return new PoStConfig(size, PoStKind.WINDOW, version);
  }

  /** That of a registered proof. */
  public static PoStConfig of(RegisteredPoStProof proof) {
    return new PoStConfig(proof.sectorSize(), proof.kind(), proof.apiVersion());
  }

  /** Challenges of each sector: 10, or 66 of the one sector of a Winning PoSt. */
  public int challengesPerSector() {
    return kind == PoStKind.WINNING ? WINNING_CHALLENGES : shape().challenges();
  }

  /** Sectors that one partition proves: 2, 2349 for 32 GiB, 2300 for 64 GiB; Winning: 1. */
  public int sectorsPerPartition() {
    return kind == PoStKind.WINNING ? 1 : shape().sectors();
  }

  /**
   * Partitions of a proof of so many distinct sectors.
   *
   * @throws MalformedInputException where there is no sector, or more than one in a Winning PoSt
   */
  public int partitions(int sectors) {
    if (sectors < 1) {
      throw new MalformedInputException("got no sector, wanted 1 or more");
    }
    if (kind == PoStKind.WINNING && sectors > 1) {
      throw new MalformedInputException("a Winning PoSt is of 1 sector, got " + sectors);
    }
    return Math.ceilDiv(sectors, sectorsPerPartition());
  }

  /** Bytes of a proof of so many distinct sectors: 192 a partition. */
  public int proofBytes(int sectors) {
    return Math.multiplyExact(Proof.BYTES, partitions(sectors));
  }

  /** Whether a challenge depends on the sector's place among all sectors. */
  public boolean countsPlaces() {
    return version != ApiVersion.V1_2_0;
  }

  /** What shapes the circuit. */
  public PoStShape shape() {
    return kind == PoStKind.WINNING ? PoStShape.winning(size) : PoStShape.window(size);
  }

  /** The name that the parameters are filed under; all versions share them. */
  public CircuitName circuitName() {
    return shape().circuitName();
  }
}
