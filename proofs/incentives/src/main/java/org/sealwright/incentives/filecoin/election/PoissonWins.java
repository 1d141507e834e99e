// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.election;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.Q256;

/**
 * How many times a miner wins an epoch: a Poisson variable, in the network's fixed point.
 *
 * @param lambda wins expected: five times the miner's share of the power, floored
 */
public record PoissonWins(Q256 lambda) {
  /** The most wins of a block. */
  public static final int MAXIMUM = 15;

  /**
   * For a miner's power in the network, both quality-adjusted at the lookback epoch.
   *
   * @param power 0 or more; more than the total is not refused
   * @param total above 0
   * @throws EconomicsException if a power is out of range
   */
  public static PoissonWins of(StoragePower power, StoragePower total) {
    if (power.signum() < 0 || total.signum() <= 0) {
      throw new EconomicsException(
          "power: got %s of %s, wanted 0 or more of more than 0".formatted(power, total));
    }
    return new PoissonWins(
        Q256.ratio(
            power.bytes().multiply(BigInteger.valueOf(Epochs.EXPECTED_LEADERS)), total.bytes()));
  }

  /** The chance of more than {@code k} wins, for {@code k} from 0 to {@link #MAXIMUM}. */
  public List<Q256> tail() {
    List<Q256> tail = new ArrayList<>(MAXIMUM + 1);
    Q256 chance = lambda.expNeg();
    Q256 rest = Q256.ONE.minus(chance);
    tail.add(rest);
    for (int k = 1; k <= MAXIMUM; k++) {
      chance = next(chance, k);
      rest = rest.minus(chance);
      tail.add(rest);
    }
    return tail;
  }

  /** The chance of {@code k} wins from that of one less: divided first, then multiplied. */
  private Q256 next(Q256 chance, int k) {
    return chance.over(Q256.of(k)).times(lambda);
  }

  /**
   * The wins of a draw.
   *
   * @param draw uniform in [0, 1)
   * @return 0 to {@link #MAXIMUM}
   */
  public int wins(Q256 draw) {
    Q256 chance = lambda.expNeg();
    Q256 rest = Q256.ONE.minus(chance);
    int wins = 0;
    while (draw.compareTo(rest) < 0 && wins < MAXIMUM) {
      wins++;
      chance = next(chance, wins);
      rest = rest.minus(chance);
    }
    return wins;
  }

  /**
   * The wins that a block brings on average: {@link #lambda} less what the limit of {@link
   * #MAXIMUM} cuts off, in the network's approximation.
   */
  public Q256 expectedWins() {
    Q256 sum = Q256.ZERO;
    for (Q256 chance : tail().subList(0, MAXIMUM)) {
      sum = sum.plus(chance.compareTo(Q256.ZERO) < 0 ? Q256.ZERO : min(chance, Q256.ONE));
    }
    return sum;
  }

  private static Q256 min(Q256 a, Q256 b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
