// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.economics.Chart;
import org.sealwright.cli.economics.Quantity;
import org.sealwright.cli.economics.Report;
import org.sealwright.cli.economics.Table;
import org.sealwright.incentives.ionet.BlockClock;
import org.sealwright.incentives.ionet.EmissionSchedule;
import org.sealwright.incentives.ionet.IoToken;
import org.sealwright.incentives.ionet.MonthlyEmission;
import org.sealwright.incentives.simulation.Denomination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emission ionet}: both of io.net's schedules. */
@Command(
    name = "ionet",
    description = {
      "Tells what io.net emits to suppliers and their stakers: 300,000,000 IO over twenty years.",
      "Two schedules: canonical is the monthly step scaled to exactly that sum, published is the"
          + " hourly decay with the constants that io.net printed. Without --month and --hour, a"
          + " table of both by year."
    })
final class EmissionIonetCommand extends EconomicsAction {
  private static final int MONTHS_OF_YEAR = 12;

  /** Which of the two. */
  enum Schedule {
    CANONICAL,
    PUBLISHED;

    EmissionSchedule schedule() {
      return this == CANONICAL ? EmissionSchedule.canonical() : EmissionSchedule.published();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--month",
      paramLabel = "N",
      description = "A month of 730 or 731 hours, from 0; --json gives its amount.")
  private Integer month;

  @Option(names = "--hour", paramLabel = "N", description = "An hourly block, from 0.")
  private Integer hour;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} for --month and --hour; canonical by default.")
  private Schedule schedule = Schedule.CANONICAL;

  @Option(names = "--monthly", description = "The table by month instead of by year.")
  private boolean monthly;

  @Override
  Report report() {
    if (month != null && hour != null) {
      throw usage("--month and --hour exclude each other");
    }
    MonthlyEmission calendar = EmissionSchedule.canonical();
    if (month != null) {
      return fromOptions(() -> span(calendar, calendar.firstHour(month), hoursOf(calendar)));
    }
    return hour != null ? fromOptions(() -> span(calendar, hour, 1)) : table(calendar);
  }

  private int hoursOf(MonthlyEmission calendar) {
    calendar.month(month);
    return calendar.firstHour(month + 1) - calendar.firstHour(month);
  }

  private Report span(MonthlyEmission calendar, int first, int hours) {
    EmissionSchedule chosen = schedule.schedule();
    EmissionSchedule.checkHour(first, chosen.hours());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "ionet");
    facts.put("schedule", schedule);
    facts.put("month", calendar.monthOf(first));
    facts.put("firstHour", first);
    facts.put("hours", hours);
    facts.put("opens", BlockClock.DEFAULT.blockId(first));
    long before = chosen.issuedBefore(first);
    long after = chosen.issuedBefore(first + hours);
    facts.put("amount", Quantity.of(after - before, Denomination.IO));
    facts.put("issuedBefore", Quantity.of(before, Denomination.IO));
    facts.put("supply", Quantity.of(IoToken.LAUNCH_SUPPLY + after, Denomination.IO));
    return Report.of(facts);
  }

  private Report table(MonthlyEmission canonical) {
    EmissionSchedule published = EmissionSchedule.published();
    int step = monthly ? 1 : MONTHS_OF_YEAR;
    List<List<?>> rows = new ArrayList<>();
    List<Chart.Point> ours = new ArrayList<>();
    List<Chart.Point> theirs = new ArrayList<>();
    for (int at = 0; at < canonical.months(); at += step) {
      int first = canonical.firstHour(at);
      int end = canonical.firstHour(at + step);
      rows.add(
          List.of(
              monthly ? at : at / MONTHS_OF_YEAR + 1,
              amount(canonical, first, end),
              amount(published, first, end),
              amount(canonical, 0, end),
              amount(published, 0, end)));
      double years = (at + step) / (double) MONTHS_OF_YEAR;
      ours.add(new Chart.Point(years, supply(canonical, end)));
      theirs.add(new Chart.Point(years, supply(published, end)));
    }
    List<String> columns =
        List.of(
            monthly ? "month" : "year",
            "canonical",
            "published",
            "canonicalIssued",
            "publishedIssued");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "ionet");
    facts.put("cap", Quantity.of(IoToken.CAP, Denomination.IO));
    facts.put("launchSupply", Quantity.of(IoToken.LAUNCH_SUPPLY, Denomination.IO));
    facts.put("emissions", Quantity.of(canonical.total(), Denomination.IO));
    Chart chart =
        new Chart(
            "io.net: supply without burns",
            "years after the first block",
            "million IO",
            false,
            List.of(new Chart.Line("canonical", ours), new Chart.Line("published", theirs)));
    return new Report(facts, Optional.of(new Table(columns, rows)), Optional.of(chart));
  }

  private static Quantity amount(EmissionSchedule schedule, int first, int end) {
    return Quantity.of(schedule.issuedBefore(end) - schedule.issuedBefore(first), Denomination.IO);
  }

  private static double supply(EmissionSchedule schedule, int end) {
    return (IoToken.LAUNCH_SUPPLY + schedule.issuedBefore(end)) / (1e6 * IoToken.ATOMS);
  }
}
