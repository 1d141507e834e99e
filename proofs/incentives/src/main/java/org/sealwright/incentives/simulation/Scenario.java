// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

/** A network, a participant and what is assumed about the others. Immutable. */
public interface Scenario {
  /** The network's name. */
  String network();

  /** Epochs of a year of 365 days, for reports. */
  long epochsPerYear();

  /** The network at its first epoch. */
  NetworkModel model();
}
