// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.incentives.simulation.Column;
import org.sealwright.incentives.simulation.Scenario;
import org.sealwright.incentives.simulation.Simulation;
import org.sealwright.incentives.simulation.SimulationResult;

/** Scenarios of any network, run. */
public final class Simulations {
  private static final int READINGS = 12;
  private static final int COMMON_COLUMNS = 3;

  private Simulations() {}

  /**
   * Runs what a file describes.
   *
   * @param epochs to run; the file's {@code epochs}, or else a year, where it is null
   * @param every epochs between rows; the file's {@code every}, or else a twelfth, where it is null
   */
  public static Report of(JsonDocument document, Long epochs, Long every) {
    Scenario scenario = scenario(document);
    long span = given(document, "epochs", epochs, scenario.epochsPerYear());
    long step = given(document, "every", every, Math.max(1, span / READINGS));
    SimulationResult result = new Simulation(span, step).run(scenario);
    return report(scenario, span, result);
  }

  /** The scenario that a file describes. */
  static Scenario scenario(JsonDocument document) {
    return switch (document.text("network")) {
      case "ionet" -> IonetFiles.scenario(Fields.of(document, IonetFiles.SCENARIO), null);
      case "filecoin" -> FilecoinFiles.scenario(Fields.of(document, FilecoinFiles.SCENARIO));
      default -> throw unknown(document);
    };
  }

  /** The exception for a network that a command can't do. */
  static MalformedInputException unknown(JsonDocument document) {
    return document.wrong("network", "must be filecoin, bittensor or ionet");
  }

  private static long given(JsonDocument document, String name, Long option, long otherwise) {
    if (option != null) {
      return option;
    }
    return document.has(name) ? document.number(name) : otherwise;
  }

  private static Report report(Scenario scenario, long epochs, SimulationResult result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", result.network());
    facts.put("epochs", epochs);
    for (int i = 0; i < result.columns().size(); i++) {
      Column column = result.columns().get(i);
      facts.put(column.name(), new Quantity(result.last(column.name()), column.unit()));
    }
    Column earned = result.columns().get(COMMON_COLUMNS - 1);
    BigInteger yearly =
        result
            .last(earned.name())
            .multiply(BigInteger.valueOf(scenario.epochsPerYear()))
            .divide(BigInteger.valueOf(epochs));
    facts.put("earnedPerYear", new Quantity(yearly, earned.unit()));
    List<String> names = new ArrayList<>(List.of("epoch"));
    result.columns().forEach(column -> names.add(column.name()));
    List<List<?>> rows = new ArrayList<>();
    for (SimulationResult.Point point : result.points()) {
      List<Object> row = new ArrayList<>();
      row.add(point.epoch());
      for (int i = 0; i < point.values().size(); i++) {
        row.add(new Quantity(point.values().get(i), result.columns().get(i).unit()));
      }
      rows.add(row);
    }
    return new Report(
        facts, Optional.of(new Table(names, rows)), Optional.of(chart(result, earned)));
  }

  private static Chart chart(SimulationResult result, Column earned) {
    List<Chart.Point> points =
        result.points().stream()
            .map(
                point ->
                    new Chart.Point(
                        point.epoch(),
                        new Quantity(point.values().get(COMMON_COLUMNS - 1), earned.unit())
                            .approximate()))
            .toList();
    return new Chart(
        result.network() + ": earned",
        "epoch",
        earned.unit().symbol(),
        false,
        List.of(new Chart.Line(earned.name(), points)));
  }
}
