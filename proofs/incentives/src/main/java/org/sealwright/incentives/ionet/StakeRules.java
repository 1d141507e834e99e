// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * Collateral of a device: how much it needs, how it may leave, and when.
 *
 * <p><b>Documented</b> (io.net docs, "IO Staking", "Co-staking", "Unstake"): 200 IO for each
 * processor times its multiplier, at least 1; an overflow above the minimum leaves at once, asking
 * for more takes the whole stake out; 14 days of cooldown; a co-staker waits 7 days first, in which
 * the stake counts but earns nothing; co-stake is at most half of the total; a slash may be
 * appealed for a month. <b>Our choice</b>: that month has 30 days; the owner covers the minimum
 * before any co-stake (one page asks for half of it only).
 *
 * @param perProcessor atoms for a processor of multiplier 1
 * @param leastCenti least multiplier that counts, in hundredths
 * @param mostCoStakeBps greatest share of a co-staker in the total, 0 to 10,000
 * @param cooldown seconds from unstaking to withdrawal
 * @param coStakerWait seconds before a co-staker's cooldown begins
 * @param appeal seconds in which a slash is held
 */
public record StakeRules(
    long perProcessor,
    int leastCenti,
    int mostCoStakeBps,
    long cooldown,
    long coStakerWait,
    long appeal) {
  private static final long DAY = 86_400;

  /** 200 IO, at least multiplier 1, half, 14 days, 7 days, 30 days. */
  public static final StakeRules DOCUMENTED =
      new StakeRules(200 * IoToken.ATOMS, 100, 5000, 14 * DAY, 7 * DAY, 30 * DAY);

  public StakeRules {
    Exact.notNegative("perProcessor", perProcessor);
    Exact.notNegative("leastCenti", leastCenti);
    Exact.within("mostCoStakeBps", mostCoStakeBps, 0, Exact.BPS);
    Exact.notNegative("cooldown", cooldown);
    Exact.notNegative("coStakerWait", coStakerWait);
    Exact.notNegative("appeal", appeal);
  }

  /** Atoms that a device must have at stake; 0 for one without processors. */
  public long minimum(Hardware hardware) {
    long centi = Math.max(leastCenti, hardware.multiplierCenti());
    return Exact.mulDiv(perProcessor, Exact.mul(centi, hardware.quantity()), 100);
  }

  /**
   * Atoms that may leave without ending the stake: what owner and co-staker have above the minimum.
   */
  public long overflow(Stake stake, long minimum) {
    Exact.notNegative("minimum", minimum);
    return Math.max(0, stake.total() - minimum);
  }

  /**
   * Whether a co-stake is allowed: the owner covers the minimum, the co-staker has at most half.
   */
  public boolean allowsCoStake(Stake stake, long minimum) {
    return stake.owner() >= minimum
        && stake.coStaker() <= Exact.mulDiv(stake.total(), mostCoStakeBps, Exact.BPS);
  }

  /**
   * What an owner's wish to withdraw comes to.
   *
   * @param minimum atoms that the device needs
   * @param request atoms asked for
   */
  public Unstake unstake(Stake stake, long minimum, long request) {
    Exact.notNegative("request", request);
    boolean overflow = request <= Math.min(overflow(stake, minimum), stake.owner());
    return overflow
        ? new Unstake(Unstake.Kind.OVERFLOW, request, 0, stake.owner() - request)
        : new Unstake(Unstake.Kind.FULL, 0, stake.owner(), 0);
  }

  /**
   * The effect of an owner's wish.
   *
   * @param kind which of the two ways
   * @param paidNow atoms paid at once
   * @param toCooldown atoms that go into cooldown
   * @param ownerAfter atoms of the owner that still count
   */
  public record Unstake(Kind kind, long paidNow, long toCooldown, long ownerAfter) {
    /** How a stake leaves. */
    public enum Kind {
      /** From what exceeds the minimum, at once. */
      OVERFLOW,
      /** The whole, after cooldown. */
      FULL
    }
  }

  /** When an owner who unstaked at a time, in seconds, may withdraw. */
  public long ownerWithdrawsFrom(long unstakedAt) {
    return Exact.add(unstakedAt, cooldown);
  }

  /** Until when a co-staker's stake still counts to the minimum. */
  public long coStakeCountsUntil(long unstakedAt) {
    return Exact.add(unstakedAt, coStakerWait);
  }

  /** When a co-staker may withdraw: after wait and cooldown. */
  public long coStakerWithdrawsFrom(long unstakedAt) {
    return Exact.add(coStakeCountsUntil(unstakedAt), cooldown);
  }

  /** When a slash can no longer be appealed. */
  public long slashIsFinalFrom(long slashedAt) {
    return Exact.add(slashedAt, appeal);
  }
}
