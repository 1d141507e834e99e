// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.yuma.YumaParameters;

/**
 * A subnet whose neurons keep their stakes and weights.
 *
 * @param neurons by uid
 * @param parameters of its epochs
 * @param owner uid of the owner's hotkey, or -1
 */
public record Subnet(List<Neuron> neurons, YumaParameters parameters, int owner) {
  public Subnet {
    neurons = List.copyOf(neurons);
    for (Neuron neuron : neurons) {
      for (int uid : neuron.weights().keySet()) {
        if (uid >= neurons.size()) {
          throw new EconomicsException(
              "%s weighs uid %d; wanted 0 to %d".formatted(neuron.name(), uid, neurons.size() - 1));
        }
      }
    }
  }

  /** The uid, which must be a neuron's. */
  public int checkUid(String name, int uid) {
    if (uid < 0 || uid >= neurons.size()) {
      throw new EconomicsException(
          "%s is %d; wanted 0 to %d".formatted(name, uid, neurons.size() - 1));
    }
    return uid;
  }

  /**
   * The same subnet with another neuron in a place.
   *
   * @throws EconomicsException if there is no such place
   */
  public Subnet with(int uid, Neuron neuron) {
    List<Neuron> changed = new ArrayList<>(neurons);
    changed.set(checkUid("uid", uid), neuron);
    return new Subnet(changed, parameters, owner);
  }
}
