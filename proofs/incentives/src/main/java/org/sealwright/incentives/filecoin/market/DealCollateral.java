// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.DealCollateralRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/** What a deal may cost, last, and must lock. All bounds are inclusive. */
public final class DealCollateral {
  /** The shortest deal, epochs: 180 days. */
  public static final long MINIMUM_DURATION = 180 * Epochs.DAY;

  /** The smallest padded piece, bytes. */
  public static final long MINIMUM_PIECE = 128;

  /** The highest price of an epoch, and the highest collateral of either side. */
  public static final TokenAmount MAXIMUM = TokenAmount.MAXIMUM_SUPPLY;

  private static final long VERIFIED_QUALITY = 10;

  private DealCollateral() {}

  /**
   * The least that a provider locks for a deal.
   *
   * @param policy of the network version
   * @param pieceSize padded bytes, 128 or more
   * @param verified whether the deal is verified, which matters in version 0 alone
   * @param networkPower raw bytes; in version 0 quality-adjusted
   * @param baselinePower of the epoch
   * @param circulatingSupply as the virtual machine sees it
   * @throws EconomicsException if the piece is too small
   */
  public static TokenAmount minimum(
      FilecoinPolicy policy,
      long pieceSize,
      boolean verified,
      StoragePower networkPower,
      StoragePower baselinePower,
      TokenAmount circulatingSupply) {
    if (pieceSize < MINIMUM_PIECE) {
      throw new EconomicsException(
          "piece size: got " + pieceSize + ", wanted " + MINIMUM_PIECE + " or more");
    }
    boolean byQuality = policy.dealCollateral() == DealCollateralRule.FIVE_PERCENT_BY_QUALITY;
    StoragePower size =
        StoragePower.of(pieceSize).times(byQuality && verified ? VERIFIED_QUALITY : 1);
    StoragePower whole = networkPower.max(baselinePower).max(size);
    BigInteger percent = BigInteger.valueOf(byQuality ? 5 : 1);
    return new TokenAmount(
        FloorMath.divide(
            circulatingSupply.atto().multiply(percent).multiply(size.bytes()),
            whole.bytes().multiply(BigInteger.valueOf(100))));
  }

  /**
   * Checks a proposal's times and amounts in the actor's order.
   *
   * @param policy of the network version, for the longest duration
   * @param terms of the deal
   * @param minimumCollateral from {@link #minimum}
   * @param now the current epoch
   * @throws EconomicsException naming what is out of bounds
   */
  public static void check(
      FilecoinPolicy policy, DealTerms terms, TokenAmount minimumCollateral, long now) {
    require(terms.end() > terms.start(), "end epoch", terms.end(), "above " + terms.start());
    require(now <= terms.start(), "start epoch", terms.start(), now + " or later");
    long duration = terms.duration();
    require(
        duration >= MINIMUM_DURATION && duration <= policy.dealDurationMaximum(),
        "duration",
        duration,
        MINIMUM_DURATION + " to " + policy.dealDurationMaximum());
    requireWithin(terms.pricePerEpoch(), TokenAmount.ZERO, "price per epoch");
    requireWithin(terms.providerCollateral(), minimumCollateral, "provider collateral");
    requireWithin(terms.clientCollateral(), TokenAmount.ZERO, "client collateral");
  }

  private static void requireWithin(TokenAmount amount, TokenAmount least, String what) {
    require(
        amount.compareTo(least) >= 0 && amount.compareTo(MAXIMUM) <= 0,
        what,
        amount,
        least + " to " + MAXIMUM);
  }

  private static void require(boolean holds, String what, Object got, String wanted) {
    if (!holds) {
      throw new EconomicsException(what + ": got " + got + ", wanted " + wanted);
    }
  }
}
