// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * A reward, shared. <b>Documented</b>: the share is agreed freely and fixed once accepted; a
 * co-staker who leaves earns nothing while waiting. <b>Our choice</b>: the owner gets that share
 * meanwhile, and what rounding leaves.
 *
 * @param owner atoms of the owner
 * @param coStaker atoms of the co-staker
 */
public record CoStakeSplit(long owner, long coStaker) {
  /**
   * Splits a reward.
   *
   * @param reward atoms
   * @param bps share of the co-staker, 0 to 10,000
   * @param leaving whether the co-staker has unstaked and waits
   */
  public static CoStakeSplit of(long reward, int bps, boolean leaving) {
    Exact.notNegative("reward", reward);
    Exact.within("bps", bps, 0, Exact.BPS);
    long part = leaving ? 0 : Exact.mulDiv(reward, bps, Exact.BPS);
    return new CoStakeSplit(reward - part, part);
  }
}
