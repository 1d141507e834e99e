// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * What a run told.
 *
 * @param network its name
 * @param columns of every point
 * @param points in time, at least one
 */
public record SimulationResult(String network, List<Column> columns, List<Point> points) {
  public SimulationResult {
    columns = List.copyOf(columns);
    points = List.copyOf(points);
  }

  /**
   * A moment.
   *
   * @param epoch the last one that has run
   * @param values one for each column
   */
  public record Point(long epoch, List<BigInteger> values) {
    public Point {
      values = List.copyOf(values);
    }
  }

  /** The place of a column. */
  public int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new EconomicsException("no column " + column + "; wanted one of " + columns);
  }

  /** All values of a column. */
  public List<BigInteger> values(String column) {
    int index = index(column);
    return points.stream().map(point -> point.values().get(index)).toList();
  }

  /** The value of a column in the end. */
  public BigInteger last(String column) {
    return points.getLast().values().get(index(column));
  }
}
