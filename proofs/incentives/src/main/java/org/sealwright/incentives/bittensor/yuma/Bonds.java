// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.ColumnShares;
import org.sealwright.incentives.math.Fixed32;

/** Bonds and the dividends that follow from them, in both versions. Keeps its scratch. */
final class Bonds {
  private static final int BITS = Fixed32.FRACTION_BITS;

  private final RowMatrix mixed = new RowMatrix();
  private final RowMatrix old = new RowMatrix();
  private final RowMatrix delta = new RowMatrix();
  private final RowMixing rows = new RowMixing();
  private final LiquidMixing liquid = new LiquidMixing();
  private final ColumnFlags flags;
  private long[] columns = new long[0];
  private final ColumnShares shares = new ColumnShares();

  /** Bonds after the epoch, as they are stored. */
  final RowMatrix ema = new RowMatrix();

  Bonds(ColumnFlags flags) {
    this.flags = flags;
  }

  /** Updates the bonds, and writes the dividends of the terms. */
  void update(
      EpochInput in,
      YumaParameters parameters,
      RowMatrix weights,
      RowMatrix clipped,
      EpochTerms terms) {
    int n = in.neurons();
    if (columns.length < n) {
      columns = new long[n];
    }
    boolean isAbsolute = parameters.version() == YumaVersion.YUMA3;
    WeightRules.bonds(in, parameters.tempo(), isAbsolute, flags, old);
    RowMatrix followed = followed(weights, clipped, parameters.penalty(), n);
    if (isAbsolute) {
      absolute(parameters, followed, terms.consensus, n);
      absoluteDividends(terms, n);
    } else {
      proportional(parameters, followed, terms, n);
    }
    Vectors.normalize(terms.dividends, n);
    if (!isAbsolute) {
      ema.maxOfColumns(columns, n);
      ema.divideColumns(columns);
    }
  }

  private RowMatrix followed(RowMatrix weights, RowMatrix clipped, long penalty, int n) {
    if (penalty == 0) {
      return weights;
    }
    if (penalty == Fixed32.ONE) {
      return clipped;
    }
    rows.interpolate(weights, clipped, penalty, n, mixed);
    return mixed;
  }

  private void absolute(YumaParameters parameters, RowMatrix followed, long[] consensus, int n) {
    if (parameters.liquidAlpha().isPresent() && hasConsensus(consensus, n)) {
      liquid.average(followed, old, parameters.liquidAlpha().get(), consensus, n, ema);
      return;
    }
    long rate = parameters.bondRate();
    if (rate <= Long.MIN_VALUE + Fixed32.ONE * 2) {
      throw new EconomicsException(
          "bondsMovingAverage is "
              + Long.toUnsignedString(parameters.bondsMovingAverage())
              + ", on which the network aborts");
    }
    rows.average(followed, old, rate, n, ema);
  }

  private static boolean hasConsensus(long[] consensus, int n) {
    for (int j = 0; j < n; j++) {
      if (consensus[j] != 0) {
        return true;
      }
    }
    return false;
  }

  private void absoluteDividends(EpochTerms terms, int n) {
    long[] incentive = terms.incentive;
    ema.sumColumns(columns, n);
    shares.of(columns, n);
    for (int i = 0; i < n; i++) {
      long total = 0;
      for (int k = ema.start[i]; k < ema.start[i + 1]; k++) {
        int j = ema.column[k];
        // A miner that earns nothing gives nothing, and then the quotient doesn't matter.
        if (incentive[j] != 0) {
          long share = shares.share(j, ema.value[k]);
          total += incentive[j] == Fixed32.ONE ? share : (share * incentive[j]) >>> BITS;
        }
      }
      terms.dividends[i] = Fixed32.mulOrZero(total, terms.activeStake[i]);
    }
  }

  private void proportional(
      YumaParameters parameters, RowMatrix followed, EpochTerms terms, int n) {
    old.sumColumns(columns, n);
    old.divideColumns(columns);
    delta.copyOf(followed);
    delta.scaleRows(terms.activeStake);
    delta.sumColumns(columns, n);
    delta.divideColumns(columns);
    rows.average(delta, old, parameters.bondRate(), n, ema);
    ema.sumColumns(columns, n);
    ema.divideColumns(columns);
    ema.times(terms.incentive, terms.dividends);
  }

  /** Writes the bonds of those who have a permit now. */
  void store(boolean[] permits, int n, SparseRows out) {
    out.reserve(n, ema.entries());
    out.rows = n;
    int at = 0;
    for (int i = 0; i < n; i++) {
      if (permits[i]) {
        for (int k = ema.start[i]; k < ema.start[i + 1]; k++) {
          out.column[at] = ema.column[k];
          out.value[at++] = Fixed32.toU16(ema.value[k]);
        }
      }
      out.start[i + 1] = at;
    }
  }
}
