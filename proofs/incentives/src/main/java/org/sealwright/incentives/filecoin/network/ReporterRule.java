// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/** What the reporter of a fault of consensus earns. */
public enum ReporterRule {
  /** Versions 0 to 3: a thousandth, growing 1.251 % an epoch, up to a half of the collateral. */
  AUCTION_UP_TO_HALF(101_251L, 100_000L, 2),

  /** Versions 4 to 12: a thousandth, growing 0.785 % an epoch, up to a twentieth of the penalty. */
  AUCTION_UP_TO_TWENTIETH(100_785_473_384L, 100_000_000_000L, 20),

  /** Since version 13: a quarter of the reward of one win. */
  QUARTER_OF_A_WIN(1, 1, 0);

  private static final BigInteger INITIAL_SHARE = BigInteger.valueOf(1000);
  private static final long SHARE_OF_A_WIN = 4;

  /** Growth has passed every maximum long before; the powers would only be larger. */
  private static final long LONGEST_GROWTH = 10_000;

  private final BigInteger growthNumerator;
  private final BigInteger growthDenominator;
  private final long maximumShare;

  ReporterRule(long growthNumerator, long growthDenominator, long maximumShare) {
    this.growthNumerator = BigInteger.valueOf(growthNumerator);
    this.growthDenominator = BigInteger.valueOf(growthDenominator);
    this.maximumShare = maximumShare;
  }

  /**
   * The reporter's reward before it is limited to what was burnt.
   *
   * @param base the epoch's smoothed reward under {@link #QUARTER_OF_A_WIN}, else the penalty
   * @param elapsed epochs from the fault to the report; above 0
   */
  public TokenAmount reward(TokenAmount base, long elapsed) {
    if (this == QUARTER_OF_A_WIN) {
      return base.scaled(1, Epochs.EXPECTED_LEADERS * SHARE_OF_A_WIN);
    }
    TokenAmount most = base.scaled(1, maximumShare);
    if (elapsed > LONGEST_GROWTH) {
      return most;
    }
    int epochs = Math.toIntExact(Math.max(0, elapsed));
    BigInteger grown =
        FloorMath.divide(
            growthNumerator.pow(epochs).multiply(base.atto()),
            growthDenominator.pow(epochs).multiply(INITIAL_SHARE));
    return new TokenAmount(grown).min(most);
  }
}
