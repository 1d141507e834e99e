// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import org.sealwright.incentives.math.FloorMath;
import org.sealwright.incentives.math.Q128;
import org.sealwright.incentives.math.Q256;

/**
 * What an alpha-beta filter believes of a quantity: where it is and how fast it moves. The reward
 * actor smooths an epoch's reward with it, the power actor the network's quality-adjusted power.
 *
 * @param position the quantity now (attoFIL, or bytes)
 * @param velocity its change an epoch
 */
public record FilterEstimate(Q128 position, Q128 velocity) {
  /** How much of a surprise moves the position: 0.000925. */
  public static final Q128 ALPHA = raw("314760000000000000000000000000000000");

  /** How much of a surprise moves the velocity: 0.000000284. */
  public static final Q128 BETA = raw("96640100000000000000000000000000");

  /** What the reward actor starts with. */
  public static final FilterEstimate INITIAL_REWARD =
      of(new BigInteger("36266260308195979333"), BigInteger.valueOf(-109897758509L));

  /** What the power actor starts with: 750,000 GiB, growing 3,840 GiB an epoch. */
  public static final FilterEstimate INITIAL_POWER =
      of(BigInteger.valueOf(750_000).shiftLeft(30), BigInteger.valueOf(3_840).shiftLeft(30));

  private static Q128 raw(String decimal) {
    return new Q128(new BigInteger(decimal));
  }

  /** From integers. */
  public static FilterEstimate of(BigInteger position, BigInteger velocity) {
    return new FilterEstimate(Q128.of(position), Q128.of(velocity));
  }

  /** The position, floored to an integer. */
  public BigInteger floor() {
    return position.floor();
  }

  /** Where the quantity will be in {@code epochs} epochs, exactly. */
  public Q256 extrapolate(long epochs) {
    BigInteger moved = velocity.raw().multiply(Q128.of(epochs).raw());
    return new Q256(moved.add(position.raw().shiftLeft(Q128.PRECISION)));
  }

  /**
   * The estimate after an observation.
   *
   * @param observation the quantity as observed
   * @param epochs since the last observation; above 0 on chain
   * @throws org.sealwright.incentives.EconomicsException if {@code epochs} is zero
   */
  public FilterEstimate next(BigInteger observation, long epochs) {
    Q128 elapsed = Q128.of(epochs);
    Q128 predicted = elapsed.times(velocity).plus(position);
    Q128 surprise = Q128.of(observation).minus(predicted);
    // Not a Q.128 product: the whole Q.256 is divided by the elapsed time, with one floor.
    BigInteger turn = FloorMath.divide(surprise.raw().multiply(BETA.raw()), elapsed.raw());
    return new FilterEstimate(predicted.plus(ALPHA.times(surprise)), velocity.plus(new Q128(turn)));
  }
}
