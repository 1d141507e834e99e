// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.incentives.EconomicsException;

/**
 * A neuron of a subnet, of which only its own weights are its own choice.
 *
 * @param name for reports
 * @param alphaStake alpha, inherited parts included
 * @param taoStake rao on root, inherited parts included
 * @param permit whether it may validate at first
 * @param weights by uid, 0 to 65,535; a neuron without any doesn't validate
 */
public record Neuron(
    String name, long alphaStake, long taoStake, boolean permit, Map<Integer, Integer> weights) {
  private static final int U16 = 65_535;

  public Neuron {
    if (alphaStake < 0 || taoStake < 0) {
      throw new EconomicsException(name + ": stake beyond 2^63 - 1 or negative");
    }
    weights.forEach(
        (uid, weight) -> {
          if (uid < 0 || uid > U16 || weight < 0 || weight > U16) {
            throw new EconomicsException(
                "%s: weight %d of uid %d; wanted both from 0 to 65535"
                    .formatted(name, weight, uid));
          }
        });
    weights = Map.copyOf(weights);
  }

  /** The weights by ascending uid. */
  SortedMap<Integer, Integer> sortedWeights() {
    return new TreeMap<>(weights);
  }

  /** The same neuron with other weights. */
  public Neuron withWeights(Map<Integer, Integer> other) {
    return new Neuron(name, alphaStake, taoStake, permit, other);
  }
}
