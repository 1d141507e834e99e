// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * What stands behind a device, in atoms. Stake in a co-staker's wait or in cooldown remains liable.
 *
 * @param owner of the owner
 * @param coStaker of the co-staker, 0 without one
 */
public record Stake(long owner, long coStaker) {
  public Stake {
    Exact.notNegative("owner", owner);
    Exact.notNegative("coStaker", coStaker);
    Exact.add(owner, coStaker);
  }

  /** Both together. */
  public long total() {
    return owner + coStaker;
  }

  /**
   * Takes a share of the stake: the co-staker bears its part rounded down, the owner the rest.
   *
   * @param bps of the total, 0 to 10,000
   */
  public Slash slash(int bps) {
    Exact.within("bps", bps, 0, Exact.BPS);
    long amount = Exact.mulDiv(total(), bps, Exact.BPS);
    long coPart = total() == 0 ? 0 : Exact.mulDiv(amount, coStaker, total());
    long ownerPart = amount - coPart;
    return new Slash(ownerPart, coPart, new Stake(owner - ownerPart, coStaker - coPart));
  }

  /**
   * A slash, held until an appeal is decided or no longer possible. Nothing is lost on the way: the
   * stake before is {@code after} plus both parts.
   *
   * @param ownerPart atoms of the owner
   * @param coStakerPart atoms of the co-staker
   * @param after what is left
   */
  public record Slash(long ownerPart, long coStakerPart, Stake after) {
    /** Atoms held. */
    public long held() {
      return ownerPart + coStakerPart;
    }

    /** The stake after an appeal was won: as before the slash. */
    public Stake returned() {
      return new Stake(after.owner + ownerPart, after.coStaker + coStakerPart);
    }

    /** The stake after an appeal was lost or not made, the held atoms destroyed. */
    public Stake burned() {
      return after;
    }
  }
}
