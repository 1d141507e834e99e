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
  /**
   * Copies and checks the lists.
   *
   * @throws EconomicsException if there is no point, or one without a value for each column
   */
  public SimulationResult {
    columns = List.copyOf(columns);
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new EconomicsException("no points; wanted at least one");
    }
    for (Point point : points) {
      if (point.values().size() != columns.size()) {
        throw new EconomicsException(
            "epoch %d has %d values; wanted %d"
                .formatted(point.epoch(), point.values().size(), columns.size()));
      }
    }
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

  /**
   * The place of a column.
   *
   * @throws EconomicsException if there is none of this name
   */
  public int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new EconomicsException("no column " + column + "; wanted one of " + columns);
  }

  /**
   * All values of a column.
   *
   * @throws EconomicsException if there is none of this name
   */
  public List<BigInteger> values(String column) {
    int index = index(column);
    return points.stream().map(point -> point.values().get(index)).toList();
  }

  /**
   * The value of a column in the end.
   *
   * @throws EconomicsException if there is none of this name
   */
  public BigInteger last(String column) {
    return points.getLast().values().get(index(column));
  }
}
