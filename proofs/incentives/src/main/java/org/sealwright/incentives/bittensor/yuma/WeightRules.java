// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.ColumnShares;
import org.sealwright.incentives.math.Fixed32;
import org.sealwright.incentives.math.U64;

/**
 * Which stored weights and bonds count: no permit, self-weights, weights older than the
 * registration that they name, and weights whose commitment is.
 */
final class WeightRules {
  private WeightRules() {}

  /** Writes the weights that count as raw I32F32, each row normalised. */
  static void weights(
      EpochInput in, boolean isCommitReveal, boolean[] permits, ColumnFlags flags, RowMatrix out) {
    SparseRows stored = in.weights();
    requireRows("weights", stored, in.neurons());
    out.reserve(in.neurons(), stored.entries());
    int at = 0;
    boolean isSorted = true;
    for (int i = 0; i < in.neurons(); i++) {
      if (permits[i]) {
        at = row(in, stored, i, isCommitReveal, out, at);
      }
      out.start[i + 1] = at;
      isSorted &= isAscending("weights", out, i, in.neurons(), flags);
    }
    out.isSorted = isSorted;
  }

  private static int row(
      EpochInput in, SparseRows stored, int i, boolean isCommitReveal, RowMatrix out, int from) {
    // A registration counts if it is before the update and not after the commitment.
    long committed = isCommitReveal ? in.commitBlock()[i] : EpochInput.NO_COMMIT;
    long limit = U64.min(in.lastUpdate()[i], U64.saturatingAdd(committed, 1));
    long[] registered = in.blockAtRegistration();
    boolean isOwner = i == in.ownerUid();
    int at = from;
    long sum = 0;
    for (int k = stored.start[i]; k < stored.start[i + 1]; k++) {
      int j = stored.column[k];
      if (j < in.neurons() && (j != i || isOwner) && U64.isLess(registered[j], limit)) {
        out.column[at] = j;
        out.value[at++] = stored.value[k];
        sum += stored.value[k];
      }
    }
    // Integers and their sum: the same quotient as of the raw values.
    ColumnShares.shareAll(out.value, from, at, sum);
    return at;
  }

  /**
   * Writes the bonds to neurons that were there at the last epoch.
   *
   * @param isProportion whether stored values are parts of 65535, else integers
   */
  static void bonds(
      EpochInput in, int tempo, boolean isProportion, ColumnFlags flags, RowMatrix out) {
    SparseRows stored = in.bonds();
    requireRows("bonds", stored, in.neurons());
    long lastTempo = in.lastTempo(tempo);
    out.reserve(in.neurons(), stored.entries());
    int at = 0;
    boolean isSorted = true;
    for (int i = 0; i < in.neurons(); i++) {
      for (int k = stored.start[i]; k < stored.start[i + 1]; k++) {
        int j = stored.column[k];
        if (j < in.neurons() && U64.isLess(in.blockAtRegistration()[j], lastTempo)) {
          int value = stored.value[k];
          out.column[at] = j;
          out.value[at++] = isProportion ? Fixed32.ofU16(value) : Fixed32.ofInt(value);
        }
      }
      out.start[i + 1] = at;
      isSorted &= isAscending("bonds", out, i, in.neurons(), flags);
    }
    out.isSorted = isSorted;
  }

  private static void requireRows(String name, SparseRows stored, int neurons) {
    if (stored.rows != neurons) {
      throw new EconomicsException(
          name + " have " + stored.rows + " rows, wanted " + neurons + ", one a neuron");
    }
  }

  /** Whether a row's columns ascend; refuses one that names a column twice. */
  private static boolean isAscending(
      String name, RowMatrix m, int row, int columns, ColumnFlags flags) {
    boolean isAscending = m.isAscending(row);
    if (!isAscending && flags.hasDuplicates(m, row, columns)) {
      throw new EconomicsException(name + " of uid " + row + " name a neuron twice");
    }
    return isAscending;
  }
}
