// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.power;

import org.sealwright.incentives.filecoin.units.StoragePower;

/**
 * Power of a miner, or of many.
 *
 * @param raw bytes stored
 * @param qualityAdjusted bytes by quality
 */
public record Claim(StoragePower raw, StoragePower qualityAdjusted) {
  /** None. */
  public static final Claim ZERO = new Claim(StoragePower.ZERO, StoragePower.ZERO);

  /** The sum. */
  public Claim plus(Claim other) {
    return new Claim(raw.plus(other.raw), qualityAdjusted.plus(other.qualityAdjusted));
  }

  /** The difference, which may be negative. */
  public Claim minus(Claim other) {
    return new Claim(raw.minus(other.raw), qualityAdjusted.minus(other.qualityAdjusted));
  }
}
