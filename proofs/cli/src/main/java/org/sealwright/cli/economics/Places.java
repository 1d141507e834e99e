// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who had which place at which time. */
final class Places {
  private static final int MOST_LINES = 24;

  private final Map<String, List<Chart.Point>> lines = new LinkedHashMap<>();
  private List<String> before = List.of();
  private List<String> now = List.of();
  private int times;

  /** Adds a time: names, the first place first. */
  void add(List<String> names) {
    times++;
    before = now;
    now = List.copyOf(names);
    for (int i = 0; i < now.size(); i++) {
      lines
          .computeIfAbsent(now.get(i), name -> new ArrayList<>())
          .add(new Chart.Point(times, i + 1.0));
    }
  }

  /** Places gained since the time before; {@code new} where there was none. */
  Object change(String name) {
    int place = before.indexOf(name);
    return place < 0 ? "new" : Integer.toString(place - now.indexOf(name));
  }

  /** The places over time, of those who are best in the end. */
  Optional<Chart> chart(String title, String xTitle) {
    List<Chart.Line> best = new ArrayList<>();
    for (String name : now.subList(0, Math.min(MOST_LINES, now.size()))) {
      best.add(new Chart.Line(name, lines.get(name)));
    }
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chart(title, xTitle, "place", true, best));
  }
}
