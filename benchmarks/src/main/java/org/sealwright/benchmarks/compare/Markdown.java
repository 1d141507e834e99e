// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** {@code REPORT.md}: the table of a run, and what it was run on. */
final class Markdown {
  private Markdown() {}

  static String of(Report report, String source, String plot) {
    Machine m = report.machine();
    StringBuilder out = new StringBuilder();
    out.append("# Side by side with the native peers\n\n");
    out.append("Rendered from [`%s`](%s): do not edit. ".formatted(source, source));
    out.append("What the rows mean: [`../README.md`](../README.md).\n\n");
    out.append(
        "%s, %s, %d cores, %s; load before the run %.2f.  \n"
            .formatted(m.date(), m.cpu(), m.cores(), m.system(), m.load()));
    out.append("%s, `%s`, commit `%s`.\n\n".formatted(m.jdk(), m.flags(), m.commit()));
    out.append(table(report));
    out.append(
        "\nThe ratio is their time over ours, above 1 where we are faster. Best is best of ");
    out.append("all samples against best of all samples, and decides the verdict.\n\n");
    if (!plot.isEmpty()) {
      out.append("![Ratios of all rows](%s)\n".formatted(plot));
    }
    return out.toString();
  }

  /** The table alone, as it is also printed at the end of a run. */
  static String table(Report report) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "",
        "ours",
        "peer",
        "",
        "best",
        "median",
        "target",
        "verdict",
        "our kernel",
        "peak MB, ours/peer");
    line(out, ":--", "--:", "--:", ":--", "--:", "--:", "--:", ":--", ":--", "--:");
    for (Measurement m : report.measurements()) {
      String verdict = m.verdict().name().toLowerCase(Locale.ROOT);
      String target = "%.1f".formatted(m.target());
      if (m.isTimed()) {
        line(
            out,
            m.title(),
            time(Measurement.best(m.ours()), m.unit()),
            time(Measurement.best(m.theirs()), m.unit()),
            m.peer(),
            "**%.2f**".formatted(m.bestRatio()),
            "%.2f".formatted(m.medianRatio()),
            target,
            verdict,
            m.detail(),
            peaks(m));
      } else {
        line(out, m.title(), "", "", m.peer(), "", "", target, verdict, m.fault(), "");
      }
    }
    return out.toString();
  }

  /** Nanoseconds with the unit that leaves one to three digits before the point. */
  static String time(double nanos, String unit) {
    List<String> names = List.of("ns", "µs", "ms", "s");
    int step = 0;
    double value = nanos;
    while (value >= 1000 && step < names.size() - 1) {
      value /= 1000;
      step++;
    }
    String digits = value < 10 ? "%.2f" : "%.1f";
    return digits.formatted(value) + " " + names.get(step) + "/" + unit;
  }

  private static String peaks(Measurement m) {
    return m.ourPeak() == 0 || m.theirPeak() == 0
        ? ""
        : m.ourPeak() / 1_000_000 + " / " + m.theirPeak() / 1_000_000;
  }

  private static void line(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
