// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;
import org.sealwright.incentives.math.U64;

/**
 * The epoch over full matrices, as the network keeps it for its own tests ({@code
 * epoch_dense_mechanism}). {@link YumaEpoch} is what decides; this one is for comparison, takes
 * time and memory of the square of the neurons, and differs: an owner's self-weight never counts,
 * the owner has no privileges of stake and permit, commitments mask nothing, bonds without a weight
 * decay under liquid alpha instead of vanishing, and bonds are written for all neurons.
 *
 * <p>A row of the bonds is either written in full or, for who has no permit now, emptied if it had
 * one.
 */
public final class DenseYumaEpoch {
  /** Some 128 MiB for each matrix. */
  private static final int MOST_NEURONS = 4096;

  private final StakeWeights stakeWeights = new StakeWeights();
  private final TopK topK = new TopK();

  /** Nothing kept yet. */
  public DenseYumaEpoch() {}

  /**
   * Runs an epoch; parameters are those of {@link YumaEpoch#run}.
   *
   * @throws EconomicsException as there, and for more than 4096 neurons
   */
  public void run(EpochInput in, YumaParameters parameters, long emission, EpochResult out) {
    int n = in.neurons();
    if (out.neurons() != n) {
      throw new EconomicsException("room for " + out.neurons() + " neurons, wanted " + n);
    }
    if (n > MOST_NEURONS) {
      throw new EconomicsException(n + " neurons, wanted up to " + MOST_NEURONS);
    }
    EpochTerms terms = new EpochTerms();
    terms.reserve(n);
    stakeWeights.compute(
        in,
        EpochInput.NO_OWNER,
        parameters.taoShare(),
        parameters.stakeThreshold(),
        out.stake,
        terms.stake);
    YumaEpoch.markActive(in, parameters.activityCutoff(), out.isActive);
    topK.markNonZero(terms.stake, n, parameters.maxAllowedValidators(), out.newValidatorPermit);
    terms.activate(n, out.isActive, in.validatorPermit());

    long[][] weights = DenseMatrices.normalizeRows(weights(in));
    terms.consensus =
        DenseMatrices.columnMedians(terms.activeStake, weights, parameters.majority());
    long[][] clipped = DenseMatrices.clip(weights, terms.consensus);
    terms.validatorTrust = DenseMatrices.sumRows(clipped);
    terms.incentive = DenseMatrices.timesFromLeft(terms.activeStake, clipped);
    Vectors.normalize(terms.incentive, n);
    long[][] followed = DenseMatrices.interpolate(weights, clipped, parameters.penalty());
    long[][] bonds =
        parameters.version() == YumaVersion.YUMA3
            ? absolute(in, parameters, followed, terms)
            : proportional(in, parameters, followed, terms);
    store(in, bonds, out);
    terms.write(n, emission, out);
  }

  private static long[][] weights(EpochInput in) {
    long[][] m = full(in.weights(), in.neurons(), Fixed32::ofInt);
    long[] registered = in.blockAtRegistration();
    return DenseMatrices.map(
        m,
        (i, j, value) ->
            in.validatorPermit()[i] && i != j && U64.isLess(registered[j], in.lastUpdate()[i])
                ? value
                : 0);
  }

  /** How a stored value is read. */
  @FunctionalInterface
  private interface Stored {
    long raw(int value);
  }

  private static long[][] full(SparseRows rows, int n, Stored stored) {
    long[][] out = new long[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = rows.start(i); k < rows.start(i + 1); k++) {
        if (rows.column(k) < n) {
          out[i][rows.column(k)] = stored.raw(rows.value(k));
        }
      }
    }
    return out;
  }

  private static long[][] bonds(EpochInput in, int tempo, Stored stored) {
    long lastTempo = in.lastTempo(tempo);
    return DenseMatrices.map(
        full(in.bonds(), in.neurons(), stored),
        (i, j, value) -> U64.isLess(in.blockAtRegistration()[j], lastTempo) ? value : 0);
  }

  private static long[][] absolute(
      EpochInput in, YumaParameters parameters, long[][] followed, EpochTerms terms) {
    long[][] old = bonds(in, parameters.tempo(), Fixed32::ofU16);
    boolean isLiquid =
        parameters.liquidAlpha().isPresent()
            && Arrays.stream(terms.consensus).anyMatch(c -> c != 0);
    long[][] ema =
        isLiquid
            ? DenseMatrices.average(
                followed,
                old,
                DenseMatrices.map(
                    followed,
                    (i, j, value) ->
                        parameters.liquidAlpha().get().rate(terms.consensus[j], value, old[i][j])))
            : DenseMatrices.average(followed, old, parameters.bondRate());
    long[] totals =
        DenseMatrices.sumRows(
            DenseMatrices.map(
                DenseMatrices.normalizeColumns(ema),
                (i, j, value) -> Fixed32.mulOrZero(value, terms.incentive[j])));
    Arrays.setAll(terms.dividends, i -> Fixed32.mulOrZero(totals[i], terms.activeStake[i]));
    Vectors.normalize(terms.dividends, totals.length);
    return ema;
  }

  private static long[][] proportional(
      EpochInput in, YumaParameters parameters, long[][] followed, EpochTerms terms) {
    long[][] old = DenseMatrices.normalizeColumns(bonds(in, parameters.tempo(), Fixed32::ofInt));
    long[][] delta =
        DenseMatrices.normalizeColumns(DenseMatrices.scaleRows(followed, terms.activeStake));
    long[][] ema =
        DenseMatrices.normalizeColumns(DenseMatrices.average(delta, old, parameters.bondRate()));
    terms.dividends = DenseMatrices.times(ema, terms.incentive);
    Vectors.normalize(terms.dividends, terms.dividends.length);
    return DenseMatrices.upscaleColumns(ema);
  }

  private static void store(EpochInput in, long[][] bonds, EpochResult out) {
    out.bonds.clear();
    for (int i = 0; i < bonds.length; i++) {
      if (out.newValidatorPermit[i]) {
        for (int j = 0; j < bonds.length; j++) {
          out.bonds.add(j, Fixed32.toU16(bonds[i][j]));
        }
      } else if (!in.validatorPermit()[i]) {
        for (int k = in.bonds().start(i); k < in.bonds().start(i + 1); k++) {
          out.bonds.add(in.bonds().column(k), in.bonds().value(k));
        }
      }
      out.bonds.endRow();
    }
  }
}
