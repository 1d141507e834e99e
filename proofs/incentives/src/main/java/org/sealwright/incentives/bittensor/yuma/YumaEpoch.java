// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;
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
  private final RowMixing rows = new RowMixing();
  private final StakeWeights stakeWeights = new StakeWeights();
  private final TopK topK = new TopK();
  private final ColumnMedians medians = new ColumnMedians();
  private boolean[] permits = new boolean[0];
  private long[] combined = new long[0];

  final RowMatrix weights = new RowMatrix();
  final RowMatrix clipped = new RowMatrix();
  final Bonds bonds = new Bonds(rows);
  long[] stake = new long[0];
  long[] activeStake = new long[0];
  long[] consensus = new long[0];
  long[] validatorTrust = new long[0];
  long[] incentive = new long[0];
  long[] dividends = new long[0];

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
    reserve(n);
    markActive(in, parameters.activityCutoff(), out.isActive);
    stakeWeights.compute(in, parameters.taoShare(), parameters.stakeThreshold(), out.stake, stake);
    permit(in, parameters.maxAllowedValidators(), out.newValidatorPermit);
    activate(n, out.isActive);

    WeightRules.weights(in, parameters.isCommitReveal(), permits, rows, weights);
    medians.find(activeStake, weights, n, parameters.majority(), consensus);
    weights.clip(consensus, clipped);
    clipped.sumRows(validatorTrust);
    clipped.timesFromLeft(activeStake, incentive, n);
    Vectors.normalize(incentive, n);
    bonds.update(in, parameters, weights, clipped, consensus, incentive, activeStake, dividends);
    write(in, emission, out);
  }

  private void reserve(int n) {
    if (stake.length < n) {
      permits = new boolean[n];
      combined = new long[n];
      stake = new long[n];
      activeStake = new long[n];
      consensus = new long[n];
      validatorTrust = new long[n];
      incentive = new long[n];
      dividends = new long[n];
    }
  }

  private static void markActive(EpochInput in, long cutoff, boolean[] out) {
    for (int i = 0; i < in.neurons(); i++) {
      out[i] = !U64.isLess(U64.saturatingAdd(in.lastUpdate()[i], cutoff), in.currentBlock());
    }
  }

  /** Permits that count now, and those for the next epoch; the owner has both. */
  private void permit(EpochInput in, int validators, boolean[] next) {
    int n = in.neurons();
    System.arraycopy(in.validatorPermit(), 0, permits, 0, n);
    topK.markNonZero(stake, n, validators, next);
    int owner = in.ownerUid();
    if (owner >= 0 && owner < n) {
      permits[owner] = true;
      next[owner] = true;
    }
  }

  private void activate(int n, boolean[] isActive) {
    for (int i = 0; i < n; i++) {
      activeStake[i] = isActive[i] && permits[i] ? stake[i] : 0;
    }
    Vectors.normalize(activeStake, n);
  }

  private void write(EpochInput in, long emission, EpochResult out) {
    int n = in.neurons();
    Vectors.toU16(stake, n, out.stakeWeight);
    Vectors.toU16(consensus, n, out.consensus);
    Vectors.toU16(incentive, n, out.incentive);
    Vectors.toU16(dividends, n, out.dividend);
    Vectors.toU16(validatorTrust, n, out.validatorTrust);
    bonds.store(out.newValidatorPermit, n, out.bonds);
    for (int i = 0; i < n; i++) {
      combined[i] = Fixed32.add(incentive[i], dividends[i]);
    }
    long sum = Vectors.sum(combined, n);
    if (sum == 0) {
      long[] shares = Vectors.isZero(activeStake, n) ? stake : activeStake;
      Arrays.fill(out.serverEmission, 0);
      amounts(shares, 0, emission, n, out.validatorEmission);
      amounts(shares, 0, emission, n, out.emission);
      return;
    }
    amounts(incentive, sum, emission, n, out.serverEmission);
    amounts(dividends, sum, emission, n, out.validatorEmission);
    amounts(combined, sum, emission, n, out.emission);
  }

  /** Floors of the shares of the emission; a sum of 0 stands for shares that are normalised. */
  private static void amounts(long[] shares, long sum, long emission, int n, long[] out) {
    for (int i = 0; i < n; i++) {
      long share = sum == 0 ? shares[i] : Fixed32.safeDiv(shares[i], sum);
      long high = Math.unsignedMultiplyHigh(share, emission);
      out[i] =
          high >>> Fixed32.FRACTION_BITS != 0
              ? U64.MAX
              : (high << Fixed32.FRACTION_BITS) | ((share * emission) >>> Fixed32.FRACTION_BITS);
    }
  }
}
