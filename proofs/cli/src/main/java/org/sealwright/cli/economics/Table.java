// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of values under names: numbers, texts, {@link Quantity quantities}. A column of quantities
 * has one unit.
 *
 * @param columns names, as JSON has them
 * @param rows a value for each column
 */
public record Table(List<String> columns, List<List<?>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As objects for JSON. */
  List<Map<String, Object>> json() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (List<?> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), Report.plain(row.get(i)));
      }
      out.add(object);
    }
    return out;
  }

  /** As lines of values with commas between them, the first of them the names with their units. */
  String csv() {
    StringBuilder out = new StringBuilder(line(titles()));
    rows.forEach(row -> out.append(line(row.stream().map(Table::cell).toList())));
    return out.toString();
  }

  /** In aligned columns, numbers to the right. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(titles());
    rows.forEach(row -> lines.add(row.stream().map(Table::cell).toList()));
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
        String format = isText(i) ? "%-" + width + "s" : "%" + width + "s";
        text.append(i == 0 ? "" : "  ").append(String.format(Locale.ROOT, format, line.get(i)));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private boolean isText(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof String);
  }

  private List<String> titles() {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean measured = !rows.isEmpty() && rows.getFirst().get(i) instanceof Quantity;
      out.add(
          measured
              ? columns.get(i) + " (" + ((Quantity) rows.getFirst().get(i)).unit().symbol() + ")"
              : columns.get(i));
    }
    return out;
  }

  private static String cell(Object value) {
    return value instanceof Quantity quantity ? quantity.wholes() : String.valueOf(value);
  }

  static String line(List<String> cells) {
    return cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
