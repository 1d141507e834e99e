// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Arrays;
import org.sealwright.incentives.math.Fixed32;

/**
 * Matrices of raw I32F32 with all their cells, as the network's dense functions treat them; rows
 * have the same length. Written to be read: {@link DenseYumaEpoch} is made of it.
 */
final class DenseMatrices {
  private DenseMatrices() {}

  /** What becomes of a cell. */
  @FunctionalInterface
  interface Cell {
    long of(int row, int column, long value);
  }

  static long[][] map(long[][] m, Cell cell) {
    long[][] out = new long[m.length][];
    for (int i = 0; i < m.length; i++) {
      out[i] = new long[m[i].length];
      for (int j = 0; j < m[i].length; j++) {
        out[i][j] = cell.of(i, j, m[i][j]);
      }
    }
    return out;
  }

  private static int columns(long[][] m) {
    return m.length == 0 ? 0 : m[0].length;
  }

  static long[][] normalizeRows(long[][] m) {
    long[] sums = sumRows(m);
    return map(m, (i, j, value) -> sums[i] > 0 ? Fixed32.safeDiv(value, sums[i]) : value);
  }

  static long[] sumRows(long[][] m) {
    return Arrays.stream(m).mapToLong(row -> Vectors.sum(row, row.length)).toArray();
  }

  private static long[][] divideColumns(long[][] m, long[] by) {
    return map(m, (i, j, value) -> by[j] != 0 ? Fixed32.safeDiv(value, by[j]) : value);
  }

  static long[][] normalizeColumns(long[][] m) {
    long[] sums = new long[columns(m)];
    map(m, (i, j, value) -> sums[j] = Fixed32.add(sums[j], value));
    return divideColumns(m, sums);
  }

  static long[][] upscaleColumns(long[][] m) {
    long[] greatest = new long[columns(m)];
    map(m, (i, j, value) -> greatest[j] = Math.max(greatest[j], value));
    return divideColumns(m, greatest);
  }

  static long[][] clip(long[][] m, long[] threshold) {
    return map(m, (i, j, value) -> Math.min(value, threshold[j]));
  }

  static long[] columnMedians(long[] stake, long[][] scores, long majority) {
    long[] out = new long[columns(scores)];
    for (int j = 0; j < out.length; j++) {
      int column = j;
      long[] score = Arrays.stream(scores).mapToLong(row -> row[column]).toArray();
      out[j] = WeightedMedian.ofColumn(stake, score, majority);
    }
    return out;
  }

  static long[] timesFromLeft(long[] vector, long[][] m) {
    long[] out = new long[columns(m)];
    map(m, (i, j, value) -> out[j] = Fixed32.add(out[j], Fixed32.mulOrZero(vector[i], value)));
    return out;
  }

  static long[] times(long[][] m, long[] vector) {
    long[] out = new long[m.length];
    map(m, (i, j, value) -> out[i] = Fixed32.add(out[i], Fixed32.mulOrZero(value, vector[j])));
    return out;
  }

  static long[][] scaleRows(long[][] m, long[] factors) {
    return map(m, (i, j, value) -> Fixed32.mulOrZero(value, factors[i]));
  }

  static long[][] interpolate(long[][] a, long[][] b, long ratio) {
    if (ratio == 0 || ratio == Fixed32.ONE) {
      return ratio == 0 ? a : b;
    }
    return map(
        a, (i, j, value) -> Fixed32.add(value, Fixed32.mul(ratio, Fixed32.sub(b[i][j], value))));
  }

  static long[][] average(long[][] now, long[][] old, long rate) {
    long keep = Fixed32.sub(Fixed32.ONE, rate);
    return map(
        now, (i, j, value) -> Fixed32.add(Fixed32.mul(rate, value), Fixed32.mul(keep, old[i][j])));
  }

  static long[][] average(long[][] now, long[][] old, long[][] rates) {
    return map(now, (i, j, value) -> LiquidMixing.mix(rates[i][j], value, old[i][j]));
  }
}
