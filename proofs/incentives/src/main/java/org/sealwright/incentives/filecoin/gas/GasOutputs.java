// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.gas;

import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * Who gets the money that a message's sender put up for gas, {@code fee cap * gas limit}: it is the
 * sum of the two burns, the tip and the refund.
 *
 * @param baseFeeBurn burnt for gas that was used
 * @param overEstimationBurn burnt for a limit far above the use
 * @param minerPenalty charged to the block's producer, threefold later
 * @param minerTip to the block's producer
 * @param refund to the sender
 * @param gasRefund gas that is refunded
 * @param gasBurned gas that is burnt for overestimation
 */
public record GasOutputs(
    TokenAmount baseFeeBurn,
    TokenAmount overEstimationBurn,
    TokenAmount minerPenalty,
    TokenAmount minerTip,
    TokenAmount refund,
    long gasRefund,
    long gasBurned) {

  private static final BigInteger OVERUSE_NUMERATOR = BigInteger.valueOf(11);
  private static final BigInteger OVERUSE_DENOMINATOR = BigInteger.TEN;

  /**
   * The outcome for a message that ran.
   *
   * @param gasUsed 0 to {@code gasLimit}
   * @param gasLimit of the message, below 2<sup>63</sup>
   * @param baseFee of the tipset, attoFIL per gas, 0 or more
   * @param feeCap of the message, attoFIL per gas, 0 or more
   * @param premium of the message, attoFIL per gas, 0 or more
   * @throws EconomicsException if a number is out of range
   */
  public static GasOutputs of(
      long gasUsed, long gasLimit, TokenAmount baseFee, TokenAmount feeCap, TokenAmount premium) {
    if (gasUsed < 0 || gasUsed > gasLimit) {
      throw new EconomicsException("gas used: got " + gasUsed + ", wanted 0 to " + gasLimit);
    }
    baseFee.requireNonNegative("base fee");
    feeCap.requireNonNegative("fee cap");
    premium.requireNonNegative("premium");

    TokenAmount pay = baseFee.min(feeCap);
    TokenAmount burn = pay.times(gasUsed);
    TokenAmount unpaid = baseFee.minus(pay);
    TokenAmount tip = premium.min(feeCap.minus(pay)).times(gasLimit);
    long gasBurned = overEstimation(gasUsed, gasLimit);
    TokenAmount overBurn = pay.times(gasBurned);
    TokenAmount penalty = unpaid.times(gasUsed).plus(unpaid.times(gasBurned));
    TokenAmount refund = feeCap.times(gasLimit).minus(burn).minus(tip).minus(overBurn);
    return new GasOutputs(
        burn, overBurn, penalty, tip, refund, gasLimit - gasUsed - gasBurned, gasBurned);
  }

  /** Gas that is burnt because the limit was too far above the use. */
  private static long overEstimation(long used, long limit) {
    if (used == 0) {
      return limit;
    }
    BigInteger gasUsed = BigInteger.valueOf(used);
    BigInteger gasLimit = BigInteger.valueOf(limit);
    BigInteger allowed = FloorMath.divide(gasUsed.multiply(OVERUSE_NUMERATOR), OVERUSE_DENOMINATOR);
    BigInteger over = gasLimit.subtract(allowed);
    if (over.signum() < 0) {
      return 0;
    }
    BigInteger unused = gasLimit.subtract(gasUsed);
    return FloorMath.divide(unused.multiply(over.min(gasUsed)), gasUsed).longValueExact();
  }

  /**
   * What a message costs the producer that included it although it could not run: its sender is
   * missing or not allowed, its nonce wrong or its balance short.
   *
   * @param baseFee attoFIL per gas
   * @param gas the message's limit, or the gas of its inclusion where that exceeds the limit
   */
  public static TokenAmount penaltyOfInvalid(TokenAmount baseFee, long gas) {
    return baseFee.times(gas);
  }

  /**
   * The premium that a message really pays: never more than its cap leaves above the base fee, and
   * nothing where the cap is below.
   */
  public static TokenAmount effectivePremium(
      TokenAmount baseFee, TokenAmount feeCap, TokenAmount premium) {
    return premium.min(feeCap.minus(baseFee).max(TokenAmount.ZERO));
  }
}
