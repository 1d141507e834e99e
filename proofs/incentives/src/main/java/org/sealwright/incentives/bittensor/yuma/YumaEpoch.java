// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;

/**
 * An epoch of a subnet: Yuma consensus over what validators say of miners, in the network's I32F32
 * arithmetic ({@code epoch_mechanism} of {@code pallets/subtensor/src/epoch/run_epoch.rs}). Weights
 * and bonds are sparse, all memory is kept for the next epoch: the steady state allocates nothing.
 * Not thread-safe; take one for each thread.
 *
 * <pre>{@code
 * YumaEpoch epoch = new YumaEpoch();
 * EpochResult result = new EpochResult(input.neurons());
 * epoch.run(input, YumaParameters.newSubnet(), raoOfAlpha, result);
 * }</pre>
 */
public final class YumaEpoch {
  private final ColumnFlags flags = new ColumnFlags();
  private final StakeWeights stakeWeights = new StakeWeights();
  private final TopK topK = new TopK();
  private final ColumnMedians medians = new ColumnMedians();
  private boolean[] permits = new boolean[0];

  final EpochTerms terms = new EpochTerms();
  final RowMatrix weights = new RowMatrix();
  final RowMatrix clipped = new RowMatrix();
  final Bonds bonds = new Bonds(flags);

  /** Memory comes with the first epoch. */
  public YumaEpoch() {}

  /**
   * Runs an epoch.
   *
   * @param in the subnet, unchanged
   * @param emission u64 of alpha rao to share out
   * @param out room for the subnet's neurons; all of it is written
   * @throws EconomicsException if a row names a neuron twice, if there isn't one row for each
   *     neuron, or if a sum leaves its type, on which the network would abort or wrap
   */
  public void run(EpochInput in, YumaParameters parameters, long emission, EpochResult out) {
    int n = in.neurons();
    if (out.neurons() != n) {
      throw new EconomicsException("room for " + out.neurons() + " neurons, wanted " + n);
    }
    if (permits.length < n) {
      permits = new boolean[n];
    }
    terms.reserve(n);
    markActive(in, parameters.activityCutoff(), out.isActive);
    stakeWeights.compute(
        in,
        in.ownerUid(),
        parameters.taoShare(),
        parameters.stakeThreshold(),
        out.stake,
        terms.stake);
    permit(in, parameters.maxAllowedValidators(), out.newValidatorPermit);
    terms.activate(n, out.isActive, permits);

    WeightRules.weights(in, parameters.isCommitReveal(), permits, flags, weights);
    medians.find(terms.activeStake, weights, n, parameters.majority(), terms.consensus);
    weights.clip(
        terms.consensus, clipped, terms.validatorTrust, terms.activeStake, terms.incentive, n);
    Vectors.normalize(terms.incentive, n);
    bonds.update(in, parameters, weights, clipped, terms);
    bonds.store(out.newValidatorPermit, n, out.bonds);
    terms.write(n, emission, out);
  }

  static void markActive(EpochInput in, long cutoff, boolean[] out) {
    for (int i = 0; i < in.neurons(); i++) {
      out[i] = !U64.isLess(U64.saturatingAdd(in.lastUpdate()[i], cutoff), in.currentBlock());
    }
  }

  /** Permits that count now, and those for the next epoch; the owner has both. */
  private void permit(EpochInput in, int validators, boolean[] next) {
    int n = in.neurons();
    System.arraycopy(in.validatorPermit(), 0, permits, 0, n);
    topK.markNonZero(terms.stake, n, validators, next);
    int owner = in.ownerUid();
    if (owner >= 0 && owner < n) {
      permits[owner] = true;
      next[owner] = true;
    }
  }
}
