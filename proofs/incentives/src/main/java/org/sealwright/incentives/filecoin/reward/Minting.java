// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;
import org.sealwright.incentives.math.Q128;

/**
 * How much FIL an epoch mints: 30 % decays with time, 70 % with effective network time, which
 * passes only as fast as storage keeps up with the baseline; both halve in six years.
 */
public final class Minting {
  /** Minted with time alone: 330,000,000 FIL. */
  public static final TokenAmount SIMPLE_TOTAL = TokenAmount.ofFil(330_000_000);

  /** Minted as storage keeps up with the baseline: 770,000,000 FIL. */
  public static final TokenAmount BASELINE_TOTAL = TokenAmount.ofFil(770_000_000);

  /** All that is set aside for storage mining: 1,100,000,000 FIL. */
  public static final TokenAmount STORAGE_MINING_TOTAL = SIMPLE_TOTAL.plus(BASELINE_TOTAL);

  /** {@code ln 2} over the epochs of six years. */
  public static final Q128 LAMBDA = new Q128(new BigInteger("37396271439864487274534522888786"));

  /** {@code e^lambda - 1}, the share of what is left at an epoch's start that it mints. */
  public static final Q128 EXP_LAMBDA_LESS_ONE =
      new Q128(new BigInteger("37396273494747879394193016954629"));

  private Minting() {}

  /**
   * Effective network time to a fraction of an epoch.
   *
   * @param networkTime the effective time rounded up, epochs
   * @param baselineAtThatTime the baseline of that epoch, above 0 unless {@code networkTime} is 0
   * @param cumsumRealized power realised so far, byte-epochs
   * @param cumsumBaseline baseline power up to {@code networkTime}, byte-epochs
   * @return epochs; 0 where {@code networkTime} is 0
   * @throws org.sealwright.incentives.EconomicsException if the baseline is zero and is needed
   */
  public static Q128 theta(
      long networkTime,
      StoragePower baselineAtThatTime,
      BigInteger cumsumRealized,
      BigInteger cumsumBaseline) {
    if (networkTime == 0) {
      return Q128.ZERO;
    }
    BigInteger missing = cumsumBaseline.subtract(cumsumRealized).shiftLeft(Q128.PRECISION);
    return Q128.of(networkTime)
        .minus(new Q128(FloorMath.divide(missing, baselineAtThatTime.bytes())));
  }

  /** The part of {@code total} minted by the baseline up to effective time {@code theta}. */
  public static Q128 baselineSupply(Q128 theta, TokenAmount total) {
    return Q128.ONE.minus(theta.times(LAMBDA).expNeg()).times(total.atto());
  }

  /**
   * What an epoch mints. The simple and the baseline part are added before the only rounding.
   *
   * @param epoch 0 or more
   * @param previousTheta effective time before the epoch
   * @param theta effective time after it, not below {@code previousTheta}
   * @param simpleTotal all that time alone mints; {@link #SIMPLE_TOTAL} at genesis
   * @param baselineTotal all that the baseline mints; {@link #BASELINE_TOTAL} at genesis
   */
  public static TokenAmount reward(
      long epoch,
      Q128 previousTheta,
      Q128 theta,
      TokenAmount simpleTotal,
      TokenAmount baselineTotal) {
    Q128 decayed = LAMBDA.times(BigInteger.valueOf(epoch)).expNeg();
    Q128 simple = EXP_LAMBDA_LESS_ONE.times(simpleTotal.atto()).times(decayed);
    Q128 baseline =
        baselineSupply(theta, baselineTotal).minus(baselineSupply(previousTheta, baselineTotal));
    return new TokenAmount(simple.plus(baseline).floor());
  }

  /**
   * The reward of a block: the epoch's reward shared among five expected winners, times the wins of
   * the block, with one floor after the product.
   *
   * @param epochReward what the epoch mints
   * @param wins of the block, 1 to 15
   */
  public static TokenAmount blockReward(TokenAmount epochReward, long wins) {
    return epochReward.scaled(wins, Epochs.EXPECTED_LEADERS);
  }
}
