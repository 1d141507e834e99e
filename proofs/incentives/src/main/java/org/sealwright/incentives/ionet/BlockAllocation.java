// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.incentives.EconomicsException;

/**
 * Pays out an hourly block: the emission is split over pools, each pool over its devices by base
 * score, both by {@link LargestRemainder}. The order of the devices changes nothing.
 *
 * <p><b>Our choice</b>: a pool without devices carries its amount to its next block; it never goes
 * to the other pool.
 *
 * @param rules who takes part
 */
public record BlockAllocation(BlockRules rules) {

  /**
   * Allocates a block.
   *
   * @param emission atoms of the block
   * @param carries atoms that pools carry from the block before; a missing one is 0
   */
  public BlockOutcome allocate(
      long emission, Map<String, Long> carries, List<BlockDevice> devices) {
    SortedMap<String, Long> amounts = pools(emission, carries);
    SortedMap<DeviceId, BlockDevice> byId = new TreeMap<>();
    for (BlockDevice device : devices) {
      if (!amounts.containsKey(device.pool())) {
        throw new EconomicsException(
            "device %s is of pool %s; wanted one of %s"
                .formatted(device.id(), device.pool(), amounts.keySet()));
      }
      if (byId.put(device.id(), device) != null) {
        throw new EconomicsException("device " + device.id() + " is given twice");
      }
    }
    SortedMap<DeviceId, List<BlockRules.Gate>> excluded = new TreeMap<>();
    for (BlockDevice device : byId.values()) {
      List<BlockRules.Gate> failed = rules.failed(device);
      if (!failed.isEmpty()) {
        excluded.put(device.id(), failed);
      }
    }
    byId.keySet().removeAll(excluded.keySet());
    SortedMap<DeviceId, Long> rewards = new TreeMap<>();
    SortedMap<String, Long> left = new TreeMap<>();
    amounts.forEach(
        (pool, amount) -> {
          List<BlockDevice> members =
              byId.values().stream().filter(device -> device.pool().equals(pool)).toList();
          left.put(pool, pay(amount, members, rewards));
        });
    return new BlockOutcome(amounts, rewards, left, excluded);
  }

  private SortedMap<String, Long> pools(long emission, Map<String, Long> carries) {
    List<BlockRules.Pool> sorted =
        rules.pools().stream().sorted(Comparator.comparing(BlockRules.Pool::name)).toList();
    long[] parts =
        LargestRemainder.split(emission, sorted.stream().mapToLong(BlockRules.Pool::bps).toArray());
    SortedMap<String, Long> amounts = new TreeMap<>();
    for (int i = 0; i < parts.length; i++) {
      amounts.put(sorted.get(i).name(), parts[i]);
    }
    carries.forEach(
        (pool, carry) -> {
          Exact.notNegative("carry of " + pool, carry);
          if (amounts.computeIfPresent(pool, (name, amount) -> Exact.add(amount, carry)) == null) {
            throw new EconomicsException(
                "carry of pool %s; wanted one of %s".formatted(pool, amounts.keySet()));
          }
        });
    return amounts;
  }

  /** Pays members, who are in the order of their ids; what comes back is carried. */
  private long pay(long amount, List<BlockDevice> members, Map<DeviceId, Long> rewards) {
    long[] scores =
        members.stream()
            .mapToLong(
                device ->
                    rules
                        .score()
                        .baseMilli(device.tier(), device.hardware(), device.exemption().hired()))
            .toArray();
    if (Arrays.stream(scores).allMatch(score -> score == 0)) {
      members.forEach(device -> rewards.put(device.id(), 0L));
      return amount;
    }
    long[] parts = LargestRemainder.split(amount, scores);
    for (int i = 0; i < parts.length; i++) {
      rewards.put(members.get(i).id(), parts[i]);
    }
    return 0;
  }
}
