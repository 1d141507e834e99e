// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.yuma.EpochInput;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.bittensor.yuma.YumaEpoch;
import org.sealwright.incentives.bittensor.yuma.YumaParameters;
import org.sealwright.incentives.math.U64;

/**
 * What more or less stake of one neuron does to everybody's rank: the same epoch run twice.
 *
 * <pre>{@code
 * RankInfluence influence = RankInfluence.ofStake(input, parameters, emission, 3, 500_000_000_000L);
 * long gained = influence.neurons().get(7).after().server();
 * }</pre>
 *
 * @param neurons by uid
 */
public record RankInfluence(List<Neuron> neurons) {

  /** Copies the list. */
  public RankInfluence {
    neurons = List.copyOf(neurons);
  }

  /**
   * A neuron in one of the two epochs.
   *
   * @param server what it earns as a miner, u64 in rao
   * @param validator what it earns as a validator, u64 in rao
   * @param rank its place by what it earns as a miner, from 1; equal earners share a place
   * @param hasPermit whether it may validate next
   */
  public record Standing(long server, long validator, int rank, boolean hasPermit) {}

  /**
   * A neuron with and without the change.
   *
   * @param before without
   * @param after with
   */
  public record Neuron(Standing before, Standing after) {}

  /**
   * Runs an epoch without and with a change of stake; the input is left as it was.
   *
   * @param emission u64 in rao of alpha
   * @param uid whose stake changes
   * @param change signed, in rao of alpha; the stake ends at 0 and at 2^64 - 1
   */
  public static RankInfluence ofStake(
      EpochInput in, YumaParameters parameters, long emission, int uid, long change) {
    if (uid < 0 || uid >= in.neurons()) {
      throw new EconomicsException("uid " + uid + ", wanted 0 to " + (in.neurons() - 1));
    }
    YumaEpoch epoch = new YumaEpoch();
    EpochResult result = new EpochResult(in.neurons());
    epoch.run(in, parameters, emission, result);
    List<Standing> before = standings(result);
    long stake = in.alphaStake()[uid];
    in.alphaStake()[uid] =
        change >= 0 ? U64.saturatingAdd(stake, change) : U64.saturatingSub(stake, Math.abs(change));
    try {
      epoch.run(in, parameters, emission, result);
    } finally {
      in.alphaStake()[uid] = stake;
    }
    List<Standing> after = standings(result);
    List<Neuron> neurons = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      neurons.add(new Neuron(before.get(i), after.get(i)));
    }
    return new RankInfluence(neurons);
  }

  private static List<Standing> standings(EpochResult result) {
    List<Standing> out = new ArrayList<>();
    long[] sorted = LongStream.of(result.serverEmission()).map(RankInfluence::signed).toArray();
    Arrays.sort(sorted);
    for (int i = 0; i < result.neurons(); i++) {
      out.add(
          new Standing(
              result.serverEmission()[i],
              result.validatorEmission()[i],
              rank(sorted, signed(result.serverEmission()[i])),
              result.newValidatorPermit()[i]));
    }
    return out;
  }

  /** A u64 in the order of signed numbers. */
  private static long signed(long unsigned) {
    return unsigned + Long.MIN_VALUE;
  }

  /** One more than how many are greater. */
  private static int rank(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low + 1;
  }
}
