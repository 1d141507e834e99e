// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.power;

import java.util.Map;
import java.util.TreeMap;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.ConsensusMinimumRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The books of the power actor: each miner's claim, the totals that elections and pledges are
 * reckoned by, and the pledge collateral. Mutable and for one thread; an operation that is refused
 * changes nothing.
 *
 * <p>Messages of an epoch see {@link #thisEpoch}, taken at the end of the epoch before, not the
 * live totals.
 */
public final class PowerTable {
  private final ConsensusMinimumRule rule;
  private final StoragePower minimum;
  private final Map<Long, Claim> claims = new TreeMap<>();
  private int minersAboveMinimum;
  private Claim total = Claim.ZERO;
  private Claim committed = Claim.ZERO;
  private Claim thisEpoch = Claim.ZERO;
  private TokenAmount pledge = TokenAmount.ZERO;
  private TokenAmount thisEpochPledge = TokenAmount.ZERO;
  private FilterEstimate smoothed = FilterEstimate.INITIAL_POWER;

  /**
   * An empty table.
   *
   * @param policy by which power a miner is measured
   * @param minimum power from which a miner takes part in consensus
   */
  public PowerTable(FilecoinPolicy policy, StoragePower minimum) {
    rule = policy.consensusMinimum();
    this.minimum = minimum;
  }

  /**
   * Adds a miner without power.
   *
   * @throws EconomicsException if it is there already
   */
  public void addMiner(long miner) {
    if (claims.putIfAbsent(miner, Claim.ZERO) != null) {
      throw new EconomicsException("miner " + miner + " is there already");
    }
    if (minimum.signum() <= 0) {
      minersAboveMinimum++;
    }
  }

  /**
   * Changes a miner's claim.
   *
   * @param miner who
   * @param delta of either sign
   * @throws EconomicsException if there is no such miner, or its claim would become negative
   */
  public void addToClaim(long miner, Claim delta) {
    Claim before = claim(miner);
    Claim after = before.plus(delta);
    if (after.raw().signum() < 0 || after.qualityAdjusted().signum() < 0) {
      throw new EconomicsException(
          "claim of miner " + miner + ": got " + after + ", wanted no negative power");
    }
    boolean wasBelow = isBelow(before);
    boolean isBelow = isBelow(after);
    if (wasBelow && !isBelow) {
      minersAboveMinimum++;
      total = total.plus(after);
    } else if (!wasBelow && isBelow) {
      minersAboveMinimum--;
      total = total.minus(before);
    } else if (!wasBelow) {
      total = total.plus(delta);
    }
    committed = committed.plus(delta);
    claims.put(miner, after);
  }

  /**
   * Removes a miner, as happens when its end of a deadline fails.
   *
   * @throws EconomicsException if there is no such miner
   */
  public void removeMiner(long miner) {
    addToClaim(miner, Claim.ZERO.minus(claim(miner)));
    claims.remove(miner);
  }

  private boolean isBelow(Claim claim) {
    return measure(claim).compareTo(minimum) < 0;
  }

  private StoragePower measure(Claim claim) {
    return rule == ConsensusMinimumRule.BY_QUALITY ? claim.qualityAdjusted() : claim.raw();
  }

  /**
   * A miner's claim.
   *
   * @throws EconomicsException if there is no such miner
   */
  public Claim claim(long miner) {
    Claim claim = claims.get(miner);
    if (claim == null) {
      throw new EconomicsException("miner " + miner + ": no claim");
    }
    return claim;
  }

  /** The network's power in force: of miners above the minimum, or of all while those are few. */
  public Claim networkPower() {
    return minimumRules() ? total : committed;
  }

  /** The power of all miners. */
  public Claim committed() {
    return committed;
  }

  /** How many miners reach the minimum. */
  public int minersAboveMinimum() {
    return minersAboveMinimum;
  }

  /**
   * Whether a miner may win elections as far as its power goes.
   *
   * @throws EconomicsException if there is no such miner
   */
  public boolean meetsMinimum(long miner) {
    Claim claim = claim(miner);
    if (!isBelow(claim)) {
      return true;
    }
    return !minimumRules() && (rule == ConsensusMinimumRule.BY_QUALITY || claim.raw().signum() > 0);
  }

  private boolean minimumRules() {
    return minersAboveMinimum >= rule.miners();
  }

  /**
   * Changes the pledge collateral of the network by what a miner reports.
   *
   * @throws EconomicsException if it would become negative
   */
  public void addPledge(TokenAmount delta) {
    pledge = pledge.plus(delta).requireNonNegative("total pledge collateral");
  }

  /**
   * Ends an epoch: takes the totals that the next one sees, and smooths the quality-adjusted power.
   *
   * @return raw power, which the reward actor is updated with
   */
  public StoragePower endEpoch() {
    thisEpoch = networkPower();
    thisEpochPledge = pledge;
    smoothed = smoothed.next(thisEpoch.qualityAdjusted().bytes(), 1);
    return thisEpoch.raw();
  }

  /** The network's power as of the last end of an epoch. */
  public Claim thisEpoch() {
    return thisEpoch;
  }

  /** The pledge collateral as of the last end of an epoch. */
  public TokenAmount thisEpochPledge() {
    return thisEpochPledge;
  }

  /** The pledge collateral now. */
  public TokenAmount totalPledge() {
    return pledge;
  }

  /** Smoothed quality-adjusted power. */
  public FilterEstimate smoothedPower() {
    return smoothed;
  }
}
