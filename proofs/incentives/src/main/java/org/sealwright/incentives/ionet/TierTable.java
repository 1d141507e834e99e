// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * Connectivity tiers by speed, the best first; 0 is none.
 *
 * <p><b>Documented</b> (io.net docs, "Deploy Ray Cluster"): names and speeds. <b>Derived</b>: the
 * numbers 1 to 3, by order; 4 is "Ultra High Speed". <b>Our choice</b>: speeds in Mbps, where one
 * page prints MB/s.
 *
 * @param rows with falling tiers
 */
public record TierTable(List<Row> rows) {

  /** 1600/1200, 800/600, 400/300, 100/10 Mbps. */
  public static final TierTable DOCUMENTED =
      new TierTable(
          List.of(
              new Row(4, 1600, 1200),
              new Row(3, 800, 600),
              new Row(2, 400, 300),
              new Row(1, 100, 10)));

  public TierTable {
    rows = List.copyOf(rows);
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).tier >= rows.get(i - 1).tier) {
        throw new EconomicsException(
            "tier %d follows tier %d; wanted falling tiers"
                .formatted(rows.get(i).tier, rows.get(i - 1).tier));
      }
    }
  }

  /**
   * What a tier asks for.
   *
   * @param tier 1 to 4
   * @param download Mbps at least
   * @param upload Mbps at least
   */
  public record Row(int tier, int download, int upload) {
    public Row {
      Exact.within("tier", tier, 1, 4);
      Exact.notNegative("download", download);
      Exact.notNegative("upload", upload);
    }
  }

  /** The best tier that both speeds reach, or 0. */
  public int tier(int download, int upload) {
    Exact.notNegative("download", download);
    Exact.notNegative("upload", upload);
    for (Row row : rows) {
      if (download >= row.download && upload >= row.upload) {
        return row.tier;
      }
    }
    return 0;
  }
}
