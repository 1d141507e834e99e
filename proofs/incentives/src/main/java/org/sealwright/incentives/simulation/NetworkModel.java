// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import java.util.List;

/**
 * A network under way. Not thread-safe; every run has a model of its own.
 *
 * <p>The first three columns of every model are {@code issued} (all that the network has emitted),
 * {@code emission} (of the last epoch) and {@code earned} (by the participant since the start).
 */
public interface NetworkModel {
  /** What {@link #read} tells, in order. */
  List<Column> columns();

  /** The next epoch: hour, block or epoch, as the network counts. */
  long epoch();

  /** Runs one epoch. */
  void advance();

  /** The quantities after the epochs run so far, one for each column. */
  List<BigInteger> read();
}
