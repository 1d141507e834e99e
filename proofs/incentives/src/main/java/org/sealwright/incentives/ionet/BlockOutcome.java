// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.List;
import java.util.SortedMap;

/**
 * An hourly block, paid out. Rewards and carries together are the emission and the carries of the
 * block before, to the last atom.
 *
 * @param pools atoms that each pool had
 * @param rewards atoms of each device that took part
 * @param carries atoms of pools without devices, for the next block
 * @param excluded gates that the other devices failed
 */
public record BlockOutcome(
    SortedMap<String, Long> pools,
    SortedMap<DeviceId, Long> rewards,
    SortedMap<String, Long> carries,
    SortedMap<DeviceId, List<BlockRules.Gate>> excluded) {

  /** Atoms paid to all devices. */
  public long paid() {
    return rewards.values().stream().mapToLong(Long::longValue).sum();
  }
}
