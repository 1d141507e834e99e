// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.sealwright.incentives.bittensor.yuma.EpochInput;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.bittensor.yuma.SparseRows;
import org.sealwright.incentives.bittensor.yuma.YumaEpoch;

/**
 * Epochs of a subnet, one after the other: bonds and permits carry over, and every validator sets
 * its weights again just before each. Not thread-safe.
 */
public final class SubnetRun {
  private final Subnet subnet;
  private final EpochInput input;
  private final EpochResult result;
  private final YumaEpoch epoch = new YumaEpoch();
  private long lastStep;

  /** Before the first epoch. */
  public SubnetRun(Subnet subnet) {
    List<Neuron> neurons = subnet.neurons();
    this.subnet = subnet;
    this.input = new EpochInput(neurons.size()).owner(subnet.owner());
    this.result = new EpochResult(neurons.size());
    SparseRows weights = input.weights().clear();
    for (int uid = 0; uid < neurons.size(); uid++) {
      Neuron neuron = neurons.get(uid);
      input.alphaStake()[uid] = neuron.alphaStake();
      input.taoStake()[uid] = neuron.taoStake();
      input.validatorPermit()[uid] = neuron.permit();
      SortedMap<Integer, Integer> row = neuron.sortedWeights();
      row.forEach(weights::add);
      weights.endRow();
    }
  }

  /**
   * Runs an epoch.
   *
   * @param block at which it runs, above that of the epoch before
   * @param emission smallest units of alpha to share out
   * @return overwritten by the next epoch
   */
  public EpochResult run(long block, long emission) {
    input.at(block, lastStep);
    for (int uid = 0; uid < subnet.neurons().size(); uid++) {
      input.lastUpdate()[uid] = subnet.neurons().get(uid).weights().isEmpty() ? 0 : block;
    }
    epoch.run(input, subnet.parameters(), emission, result);
    input.bonds().copyOf(result.bonds());
    System.arraycopy(result.newValidatorPermit(), 0, input.validatorPermit(), 0, result.neurons());
    lastStep = block;
    return result;
  }

  /** The uids by what the last epoch gave them, the most first; equal ones by uid. */
  public List<Integer> order() {
    long[] emission = result.emission();
    return IntStream.range(0, emission.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(uid -> emission[uid] ^ Long.MIN_VALUE)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}
