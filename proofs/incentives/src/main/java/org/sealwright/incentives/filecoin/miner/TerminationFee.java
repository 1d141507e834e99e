// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.TerminationRule;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/** The fee for ending a sector before its expiration, under the old rules and under FIP-0098. */
public final class TerminationFee {
  /** Age from which a sector pays in full, epochs: 140 days. */
  public static final long FULL_AGE = 140 * Epochs.DAY;

  private static final long OLD_AGE_CAP = 70 * Epochs.DAY;

  private TerminationFee() {}

  /**
   * The fee since FIP-0098 (network version 25).
   *
   * @param pledge the sector's initial pledge
   * @param age epochs since activation, which neither updates nor extensions reset
   * @param faultFee {@link Penalties#continuedFault} of the sector's own power now
   */
  public static TokenAmount of(TokenAmount pledge, long age, TokenAmount faultFee) {
    TokenAmount full = pledge.scaled(85, 1000);
    // Reckoned from the fee that is already rounded.
    TokenAmount byAge = full.scaled(age, FULL_AGE);
    TokenAmount floor = pledge.scaled(2, 100).max(faultFee.scaled(105, 100));
    return full.min(byAge).max(floor);
  }

  /** The most that {@link #of} can ask of a sector. */
  public static TokenAmount maximum(TokenAmount pledge, TokenAmount faultFee) {
    return of(pledge, FULL_AGE, faultFee);
  }

  /**
   * A sector as the rules before FIP-0098 saw it.
   *
   * @param age epochs since activation
   * @param dayReward expected for a day when it was activated
   * @param twentyDayReward expected for 20 days when it was activated
   * @param power quality-adjusted bytes
   * @param replacedAge age of a sector that it replaced, 0 for none
   * @param replacedDayReward day's reward of that sector, 0 for none
   */
  public record Sector(
      long age,
      TokenAmount dayReward,
      TokenAmount twentyDayReward,
      StoragePower power,
      long replacedAge,
      TokenAmount replacedDayReward) {
    /**
     * Checks the ages.
     *
     * @throws EconomicsException if one is negative
     */
    public Sector {
      requireAge(age);
      requireAge(replacedAge);
    }
  }

  private static void requireAge(long age) {
    if (age < 0) {
      throw new EconomicsException("age: got " + age + " epochs, wanted 0 or more");
    }
  }

  /**
   * The fee before FIP-0098.
   *
   * @throws EconomicsException if the policy is of version 25 or later
   */
  public static TokenAmount legacy(FilecoinPolicy policy, Sector sector, NetworkEstimates network) {
    BigInteger lived = livedReward(policy.terminationRule(), sector);
    return Penalties.terminationFloor(policy, network, sector.power())
        .max(sector.twentyDayReward().plus(new TokenAmount(lived)));
  }

  private static BigInteger livedReward(TerminationRule rule, Sector sector) {
    return switch (rule) {
      case FULL_AGE -> days(sector.dayReward(), Math.min(sector.age(), OLD_AGE_CAP), 1);
      case HALF_AGE -> days(sector.dayReward(), Math.min(sector.age() / 2, OLD_AGE_CAP), 1);
      case HALF_REWARD -> {
        long age = Math.min(sector.age(), FULL_AGE);
        long replaced = Math.min(sector.replacedAge(), FULL_AGE - age);
        TokenAmount earned =
            sector.dayReward().times(age).plus(sector.replacedDayReward().times(replaced));
        yield days(earned, 1, 2);
      }
      case SHARE_OF_PLEDGE ->
          throw new EconomicsException("termination: this version prices by the pledge");
    };
  }

  private static BigInteger days(TokenAmount perDay, long epochs, long divisor) {
    return FloorMath.scale(perDay.atto(), epochs, Epochs.DAY * divisor);
  }
}
