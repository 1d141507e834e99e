// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

/**
 * What an epoch decides, in flat arrays by uid that every epoch writes again. Amounts are u64 in
 * alpha rao, shares are u16 in parts of 65535. Not thread-safe.
 */
public final class EpochResult {
  final long[] serverEmission;
  final long[] validatorEmission;
  final long[] emission;
  final long[] stake;
  final int[] stakeWeight;
  final int[] consensus;
  final int[] incentive;
  final int[] dividend;
  final int[] validatorTrust;
  final boolean[] isActive;
  final boolean[] newValidatorPermit;
  final SparseRows bonds = new SparseRows();

  /**
   * Room for so many neurons.
   *
   * @param neurons 0 to 65535
   * @throws org.sealwright.incentives.EconomicsException if there are fewer or more
   */
  public EpochResult(int neurons) {
    EpochInput.checkNeurons(neurons);
    serverEmission = new long[neurons];
    validatorEmission = new long[neurons];
    emission = new long[neurons];
    stake = new long[neurons];
    stakeWeight = new int[neurons];
    consensus = new int[neurons];
    incentive = new int[neurons];
    dividend = new int[neurons];
    validatorTrust = new int[neurons];
    isActive = new boolean[neurons];
    newValidatorPermit = new boolean[neurons];
  }

  /** Neurons that there is room for. */
  public int neurons() {
    return emission.length;
  }

  /** What each earns as a miner. */
  public long[] serverEmission() {
    return serverEmission;
  }

  /** What each earns as a validator, for itself and who delegates to it. */
  public long[] validatorEmission() {
    return validatorEmission;
  }

  /** Both together, computed apart; used when a neuron must go. */
  public long[] emission() {
    return emission;
  }

  /** Alpha plus weighted TAO. */
  public long[] stake() {
    return stake;
  }

  /** Share of all stake. */
  public int[] stakeWeight() {
    return stakeWeight;
  }

  /** The weight that a majority of stake gives each at least. */
  public int[] consensus() {
    return consensus;
  }

  /** Share of the miners' emission. */
  public int[] incentive() {
    return incentive;
  }

  /** Share of the validators' emission. */
  public int[] dividend() {
    return dividend;
  }

  /** How much of a validator's weights the consensus left. */
  public int[] validatorTrust() {
    return validatorTrust;
  }

  /** Who set weights recently enough. */
  public boolean[] isActive() {
    return isActive;
  }

  /** Who may validate until the next epoch. */
  public boolean[] newValidatorPermit() {
    return newValidatorPermit;
  }

  /** Bonds for the next epoch. */
  public SparseRows bonds() {
    return bonds;
  }
}
