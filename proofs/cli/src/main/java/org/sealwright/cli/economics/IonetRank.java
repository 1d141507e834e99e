// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.ionet.DeviceRanking;
import org.sealwright.incentives.simulation.Denomination;

/** The places of io.net's devices: of one window of time, or of several and how places changed. */
final class IonetRank {
  private static final Set<String> MEMBERS = Set.of("devices", "windows", "health", "mostBoostPpm");

  private IonetRank() {}

  static Report of(JsonDocument document) {
    Fields file = Fields.of(document, MEMBERS);
    DeviceRanking ranking = IonetFiles.ranking(file);
    if (file.has("windows") == file.has("devices")) {
      throw file.wrong("devices", "must be there, or windows with devices each, and not both");
    }
    List<Fields> windows =
        file.has("windows") ? file.objects("windows", Set.of("label", "devices")) : List.of(file);
    Places places = new Places();
    List<DeviceRanking.Ranked> last = List.of();
    for (Fields window : windows) {
      last = window.in(() -> ranking.rank(IonetFiles.ranked(window)));
      places.add(last.stream().map(ranked -> ranked.device().id().value()).toList());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "ionet");
    facts.put("devices", last.size());
    facts.put("windows", windows.size());
    return new Report(
        facts,
        Optional.of(table(last, places)),
        places.chart("io.net: places of devices", "window"));
  }

  private static Table table(List<DeviceRanking.Ranked> ranked, Places places) {
    List<List<?>> rows = new ArrayList<>();
    for (DeviceRanking.Ranked row : ranked) {
      String id = row.device().id().value();
      rows.add(
          List.of(
              rows.size() + 1,
              places.change(id),
              id,
              row.rank(),
              row.health().health(),
              row.health().uptime(),
              row.health().execution(),
              row.health().network(),
              row.health().slashing(),
              row.health().compliance(),
              row.tier(),
              Quantity.of(row.baseMilli(), IonetFiles.POINTS),
              Quantity.of(row.device().stake(), Denomination.IO),
              Quantity.of(row.minimumStake(), Denomination.IO)));
    }
    return new Table(
        List.of(
            "place",
            "change",
            "id",
            "rank",
            "health",
            "uptime",
            "execution",
            "network",
            "slashing",
            "compliance",
            "tier",
            "base",
            "stake",
            "minimumStake"),
        rows);
  }
}
