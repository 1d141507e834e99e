// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.ionet.BlockClock;
import org.sealwright.incentives.ionet.EmissionSchedule;
import org.sealwright.incentives.ionet.IoToken;
import org.sealwright.incentives.ionet.MonthlyEmission;
import org.sealwright.incentives.ionet.StakeRules;
import org.sealwright.incentives.simulation.Denomination;
import org.sealwright.incentives.simulation.IonetScenario;
import org.sealwright.incentives.simulation.Simulation;
import org.sealwright.incentives.simulation.SimulationResult;

/** What a device earns and burns on io.net in a month of the schedule. */
final class IonetQuote {
  private static final long DAY_HOURS = 24;

  private IonetQuote() {}

  static Report of(JsonDocument document, LocalDate day) {
    MonthlyEmission calendar = EmissionSchedule.canonical();
    int hour = BlockClock.DEFAULT.hourOf(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    if (hour < 0 || hour >= calendar.hours()) {
      throw new EconomicsException(
          day + " is outside of the emissions; wanted a day from 2024-06-25 on for 20 years");
    }
    int month = calendar.monthOf(hour);
    int first = calendar.firstHour(month);
    int hours = calendar.firstHour(month + 1) - first;
    IonetScenario scenario = IonetFiles.scenario(Fields.of(document, IonetFiles.SCENARIO), first);
    SimulationResult result = new Simulation(hours, DAY_HOURS).run(scenario);
    return new Report(
        facts(scenario, month, hours, result),
        Optional.of(days(result, first)),
        Optional.of(chart(result, first)));
  }

  private static Map<String, Object> facts(
      IonetScenario scenario, int month, int hours, SimulationResult result) {
    BigInteger earned = result.last("earned");
    BigInteger worth =
        earned
            .multiply(BigInteger.valueOf(scenario.market().ioPrice()))
            .divide(BigInteger.valueOf(IoToken.ATOMS));
    long stake = StakeRules.DOCUMENTED.minimum(scenario.device().hardware());
    BigInteger jobs = result.last("jobIncome");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "ionet");
    facts.put("month", month);
    facts.put("opens", BlockClock.DEFAULT.blockId(scenario.firstHour()));
    facts.put("blocks", hours);
    facts.put("stakeNeeded", Quantity.of(stake, Denomination.IO));
    facts.put("earned", new Quantity(earned, Denomination.IO));
    facts.put(
        "earnedPerBlock", new Quantity(earned.divide(BigInteger.valueOf(hours)), Denomination.IO));
    facts.put("earnedWorth", new Quantity(worth, Denomination.USD));
    facts.put("jobIncome", new Quantity(jobs, Denomination.USD));
    facts.put("income", new Quantity(worth.add(jobs), Denomination.USD));
    facts.put("networkRevenue", new Quantity(result.last("revenue"), Denomination.USD));
    facts.put("burned", new Quantity(result.last("burned"), Denomination.IO));
    return facts;
  }

  private static Table days(SimulationResult result, int first) {
    List<List<?>> rows = new ArrayList<>();
    for (SimulationResult.Point point : result.points()) {
      List<BigInteger> values = point.values();
      rows.add(
          List.of(
              point.epoch() - first + 1,
              new Quantity(values.get(result.index("earned")), Denomination.IO),
              new Quantity(values.get(result.index("jobIncome")), Denomination.USD),
              new Quantity(values.get(result.index("burned")), Denomination.IO)));
    }
    return new Table(List.of("blocks", "earned", "jobIncome", "burned"), rows);
  }

  private static Chart chart(SimulationResult result, int first) {
    List<Chart.Line> lines = new ArrayList<>();
    for (String column : List.of("earned", "burned")) {
      int index = result.index(column);
      lines.add(
          new Chart.Line(
              column,
              result.points().stream()
                  .map(
                      point ->
                          new Chart.Point(
                              point.epoch() - first + 1.0,
                              new Quantity(point.values().get(index), Denomination.IO)
                                  .approximate()))
                  .toList()));
    }
    return new Chart("io.net: a device in a month", "blocks", "IO", false, lines);
  }
}
