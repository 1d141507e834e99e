// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.math.FloorMath;

/**
 * What a sector holds, as the chain weighs it, and how extensions and updates reckon it anew.
 *
 * @param dealWeight unverified bytes times the epochs they are held
 * @param verifiedWeight verified bytes times the epochs they are held
 * @param powerBaseEpoch from which the sector's power is reckoned
 * @param expiration when it ends; above {@code powerBaseEpoch}
 */
public record SectorWeights(
    BigInteger dealWeight, BigInteger verifiedWeight, long powerBaseEpoch, long expiration) {

  /** Claims may be dropped in so many last epochs of a sector: 30 days. */
  public static final long CLAIM_DROP_PERIOD = 30 * Epochs.DAY;

  /**
   * Checks the order of the epochs.
   *
   * @throws EconomicsException if the expiration is not after the base
   */
  public SectorWeights {
    if (expiration <= powerBaseEpoch) {
      throw new EconomicsException(
          "expiration: got " + expiration + ", wanted above " + powerBaseEpoch);
    }
  }

  /** Epochs over which the power is reckoned. */
  public long duration() {
    return Epochs.minus(expiration, powerBaseEpoch);
  }

  /**
   * Extends a sector of simple quality (all that were committed since network version 17): verified
   * claims that are kept count for the new life, the rest of the unverified weight stays.
   *
   * @param now the epoch of the extension, the new base
   * @param newExpiration the new end, not before the old one
   * @param claimedSpace bytes of verified claims that the sector is said to hold; not looked at if
   *     it holds none
   * @param keptSpace bytes of them that are kept; all of them before {@link #CLAIM_DROP_PERIOD}
   * @throws EconomicsException if the sector is over or would become shorter, or if the claims are
   *     not what the sector's weight says or are dropped too early
   */
  public SectorWeights extend(
      long now, long newExpiration, BigInteger claimedSpace, BigInteger keptSpace) {
    requireExtension(now, newExpiration);
    BigInteger deals = dealWeight;
    if (deals.signum() > 0) {
      BigInteger left = BigInteger.valueOf(Epochs.minus(expiration, now));
      deals = FloorMath.divideTowardZero(deals.multiply(left), BigInteger.valueOf(duration()));
    }
    BigInteger verified = verifiedWeight;
    // Claims are not looked at where nothing verified is held.
    if (verified.signum() > 0) {
      requireClaims(now, claimedSpace, keptSpace);
      verified = keptSpace.multiply(BigInteger.valueOf(Epochs.minus(newExpiration, now)));
    }
    return new SectorWeights(deals, verified, now, newExpiration);
  }

  private void requireClaims(long now, BigInteger claimedSpace, BigInteger keptSpace) {
    BigInteger held = FloorMath.divideTowardZero(verifiedWeight, BigInteger.valueOf(duration()));
    if (!held.equals(claimedSpace)) {
      throw new EconomicsException(
          "verified claims: got " + claimedSpace + " bytes, wanted " + held);
    }
    if (keptSpace.signum() < 0 || keptSpace.compareTo(claimedSpace) > 0) {
      throw new EconomicsException(
          "kept claims: got " + keptSpace + " bytes, wanted 0 to " + claimedSpace);
    }
    if (!keptSpace.equals(claimedSpace) && Epochs.minus(expiration, now) > CLAIM_DROP_PERIOD) {
      throw new EconomicsException(
          "kept claims: got %s of %s bytes %d epochs before the end, wanted all before the last %d"
              .formatted(
                  keptSpace, claimedSpace, Epochs.minus(expiration, now), CLAIM_DROP_PERIOD));
    }
  }

  private void requireExtension(long now, long newExpiration) {
    if (expiration < now) {
      throw new EconomicsException(
          "extension at " + now + ": the sector was over at " + expiration);
    }
    if (newExpiration < expiration) {
      throw new EconomicsException(
          "new expiration: got " + newExpiration + ", wanted " + expiration + " or later");
    }
  }

  /**
   * Extends a sector from before simple quality: both weights shrink to what is left of its life.
   *
   * @throws EconomicsException if the sector is over or would become shorter
   */
  public SectorWeights extendLegacy(long now, long newExpiration) {
    requireExtension(now, newExpiration);
    BigInteger left = BigInteger.valueOf(Epochs.minus(expiration, now));
    BigInteger whole = BigInteger.valueOf(duration());
    return new SectorWeights(
        FloorMath.divide(dealWeight.multiply(left), whole),
        FloorMath.divide(verifiedWeight.multiply(left), whole),
        now,
        newExpiration);
  }

  /** Fills the sector with new data for the rest of its life. */
  public SectorWeights update(long now, BigInteger dealSpace, BigInteger verifiedSpace) {
    BigInteger left = BigInteger.valueOf(Epochs.minus(expiration, now));
    return new SectorWeights(
        dealSpace.multiply(left), verifiedSpace.multiply(left), now, expiration);
  }
}
