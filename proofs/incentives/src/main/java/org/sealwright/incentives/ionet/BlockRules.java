// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.EconomicsException;

/**
 * Who takes part in an hourly block, and how it is split over pools.
 *
 * <p><b>Documented</b> (io.net docs, "Block Rewards", "Device Block Reward Multiplier"): the gates
 * and exemptions; 5 hours of uptime (another page says "3-5"); 95 % for the enterprise pool and 5 %
 * for the community. <b>Our choice</b>: 50 of 60 minutes for the time-lock proof, from the API's
 * example; blocked devices get nothing (documented as "may").
 *
 * @param pools with shares that add up to 10,000
 * @param leastUptimeHours whole hours online before the block
 * @param leastOnlineMinutes of the block, for the time-lock proof
 * @param barred statuses that get nothing
 * @param stake minimum stakes
 * @param score base scores
 */
public record BlockRules(
    List<Pool> pools,
    int leastUptimeHours,
    int leastOnlineMinutes,
    Set<BlockDevice.Status> barred,
    StakeRules stake,
    ScoreRules score) {

  /** The rules of June 2025. */
  public static final BlockRules DEFAULT =
      new BlockRules(
          List.of(
              new Pool(DeviceCatalogue.ENTERPRISE, 9500), new Pool(DeviceCatalogue.COMMUNITY, 500)),
          5,
          50,
          EnumSet.of(
              BlockDevice.Status.TERMINATED,
              BlockDevice.Status.UNSUPPORTED,
              BlockDevice.Status.BLOCKED),
          StakeRules.DOCUMENTED,
          ScoreRules.DOCUMENTED);

  public BlockRules {
    pools = List.copyOf(pools);
    barred = Set.copyOf(barred);
    Exact.notNegative("leastUptimeHours", leastUptimeHours);
    Exact.within("leastOnlineMinutes", leastOnlineMinutes, 0, 60);
    int sum = 0;
    Set<String> names = new HashSet<>();
    for (Pool pool : pools) {
      sum += pool.bps;
      if (!names.add(pool.name)) {
        throw new EconomicsException("pool " + pool.name + " is given twice");
      }
    }
    if (sum != Exact.BPS) {
      throw new EconomicsException("pools add up to " + sum + " basis points; wanted 10000");
    }
  }

  /**
   * A pool.
   *
   * @param name unique
   * @param bps share of the emission, 0 to 10,000
   */
  public record Pool(String name, int bps) {
    public Pool {
      Exact.within("bps", bps, 0, Exact.BPS);
    }
  }

  /** What a device must pass, in the order of testing. */
  public enum Gate {
    /** A supported model. */
    MULTIPLIER,
    /** A connectivity tier. */
    TIER,
    /** Hours online before the block. */
    UPTIME,
    /** The minimum stake. */
    STAKE,
    /** A wallet. */
    WALLET,
    /** A status that isn't barred. */
    STATUS,
    /** The time-lock proof: minutes online. */
    POTL,
    /** The proof of work. */
    POW
  }

  /** The gates that a device fails; none where it takes part. Proofs are asked of nominees only. */
  public List<Gate> failed(BlockDevice device) {
    List<Gate> failed = new ArrayList<>();
    test(failed, Gate.MULTIPLIER, device.hardware().multiplierCenti() > 0);
    test(failed, Gate.TIER, device.tier() > 0);
    test(failed, Gate.UPTIME, device.uptimeHours() >= leastUptimeHours);
    test(failed, Gate.STAKE, device.stake() >= stake.minimum(device.hardware()));
    test(failed, Gate.WALLET, device.wallet());
    test(failed, Gate.STATUS, !barred.contains(device.status()));
    if (failed.isEmpty()) {
      BlockDevice.Exemption exemption = device.exemption();
      test(
          failed,
          Gate.POTL,
          exemption == BlockDevice.Exemption.BARE_METAL
              || device.onlineMinutes() >= leastOnlineMinutes);
      test(failed, Gate.POW, exemption != BlockDevice.Exemption.NONE || device.powPassed());
    }
    return failed;
  }

  private static void test(List<Gate> failed, Gate gate, boolean passed) {
    if (!passed) {
      failed.add(gate);
    }
  }
}
