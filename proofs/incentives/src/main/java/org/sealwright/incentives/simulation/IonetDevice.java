// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.ionet.Hardware;

/**
 * A device of an {@link IonetScenario}. It has the minimum stake and passes its proofs.
 *
 * @param pool that pays it
 * @param hardware processors
 * @param tier connectivity, 0 to 4
 * @param online share of blocks in which it is eligible
 * @param hired share of those in which it is hired
 * @param coStakeBps share of block rewards that goes to a co-staker, 0 to 10,000
 */
public record IonetDevice(
    String pool, Hardware hardware, int tier, Duty online, Duty hired, int coStakeBps) {
  public IonetDevice {
    if (tier < 0 || tier > 4 || coStakeBps < 0 || coStakeBps > 10_000) {
      throw new EconomicsException(
          "tier is %d, co-stake %d; wanted 0 to 4, 0 to 10000".formatted(tier, coStakeBps));
    }
  }
}
