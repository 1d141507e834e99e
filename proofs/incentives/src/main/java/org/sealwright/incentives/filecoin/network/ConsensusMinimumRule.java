// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** By which power a miner reaches the consensus minimum, and who takes part while few do. */
public enum ConsensusMinimumRule {
  /**
   * Versions 0 to 3: by quality-adjusted power; while fewer than three reach it, every miner takes
   * part, even one without power.
   */
  BY_QUALITY(3),

  /** Since version 4: by raw power; while fewer than four reach it, all that have any take part. */
  BY_RAW_POWER(4);

  private final int miners;

  ConsensusMinimumRule(int miners) {
    this.miners = miners;
  }

  /** How many miners must reach the minimum for it to rule. */
  public int miners() {
    return miners;
  }
}
