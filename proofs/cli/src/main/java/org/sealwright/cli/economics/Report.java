// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command found out: single facts, a table, a picture.
 *
 * <p>JSON has quantities as decimal texts in their smallest unit, which {@code units} names; text
 * and CSV have them in wholes, with all their decimals.
 *
 * @param facts by name, in order
 * @param table rows, if there are any
 * @param chart what a plot would show, if there is anything to
 */
public record Report(Map<String, Object> facts, Optional<Table> table, Optional<Chart> chart) {

  /** Facts alone. */
  public static Report of(Map<String, Object> facts) {
    return new Report(facts, Optional.empty(), Optional.empty());
  }

  /** For JSON: facts, {@code units} of those that are quantities, {@code rows}. */
  public Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          out.put(name, plain(value));
          unit(units, name, value);
        });
    table.ifPresent(
        rows -> {
          for (int i = 0; i < rows.columns().size() && !rows.rows().isEmpty(); i++) {
            unit(units, rows.columns().get(i), rows.rows().getFirst().get(i));
          }
          out.put("rows", rows.json());
        });
    if (!units.isEmpty()) {
      out.put("units", units);
    }
    return out;
  }

  private static void unit(Map<String, String> units, String name, Object value) {
    if (value instanceof Quantity quantity) {
      units.put(name, Quantity.smallest(quantity.unit()));
    }
  }

  /** A value as JSON has it. */
  static Object plain(Object value) {
    return value instanceof Quantity quantity ? quantity.amount().toString() : value;
  }

  /** For people: a line for each fact, then the table. */
  public String text() {
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder();
    facts.forEach(
        (name, value) ->
            out.append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(value)
                .append('\n'));
    table.ifPresent(rows -> out.append(facts.isEmpty() ? "" : "\n").append(rows.text()));
    return out.toString();
  }

  /** For spreadsheets: the table, or the facts as name and value where there is none. */
  public String csv() {
    if (table.isPresent()) {
      return table.get().csv();
    }
    List<List<?>> rows = new ArrayList<>();
    facts.forEach((name, value) -> rows.add(List.of(name, String.valueOf(value))));
    return new Table(List.of("name", "value"), rows).csv();
  }
}
