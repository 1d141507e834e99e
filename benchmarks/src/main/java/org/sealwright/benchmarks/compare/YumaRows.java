// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.List;

/** Yuma epochs, against the same sparse rules on the published fixed-point crate. */
final class YumaRows {
  private static final int SMALL = 256;
  private static final int GREAT = 4096;

  private YumaRows() {}

  static List<Row> all(Peer yuma) {
    return List.of(
        row("yuma-256", SMALL, "yuma3", 10, yuma),
        row("yuma-4096", GREAT, "yuma3", 4, yuma),
        row("yuma-256-original", SMALL, "original", 10, yuma),
        row("yuma-4096-original", GREAT, "original", 4, yuma),
        row("yuma-256-liquid", SMALL, "liquid", 10, yuma),
        row("yuma-4096-liquid", GREAT, "liquid", 2, yuma));
  }

  private static Row row(String id, int neurons, String version, int epochs, Peer peer) {
    String line = String.join(" ", "yuma", "" + neurons, version, "" + epochs);
    String title = "Yuma epoch of " + neurons + " neurons, " + version;
    return new Row(id, title, 1, 1.0, line, peer, line);
  }
}
