// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.sealwright.cli.economics.Chart;
import org.sealwright.cli.economics.Report;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.EconomicsException;
import picocli.CommandLine.Option;

/** What the commands of economics share: a report in three forms, and a plot of it. */
abstract class EconomicsAction extends Action {

  @Option(names = "--csv", description = "Prints the table as CSV, amounts in wholes.")
  private boolean csv;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draws the table into FILE, which ends in .svg or .png.")
  private Path plot;

  @Override
  public final Integer call() throws IOException {
    if (csv && json()) {
      throw usage("--json and --csv exclude each other");
    }
    if (plot != null && Chart.Format.of(plot).isEmpty()) {
      throw usage("--plot " + plot + ": wanted a name that ends in .svg or .png");
    }
    Report report = report();
    if (plot != null) {
      Chart chart =
          report.chart().orElseThrow(() -> usage("--plot: there is nothing to draw in one number"));
      chart.write(plot, Chart.Format.of(plot).orElseThrow());
    }
    if (json()) {
      printJson(report.json());
    } else {
      console().out().print(csv ? report.csv() : report.text());
    }
    return ExitCodes.OK;
  }

  /** What there is to say. */
  abstract Report report() throws IOException;

  /** Reads a file, or standard input, that is a JSON object. */
  final JsonDocument document(String file) throws IOException {
    if (Inputs.isStandardInput(file)) {
      return JsonDocument.read(console().in(), "standard input");
    }
    return JsonDocument.read(Inputs.readableFile(file));
  }

  /** Computes with values of options; what the library refuses is a wrong command line. */
  final <T> T fromOptions(Supplier<T> body) {
    try {
      return body.get();
    } catch (EconomicsException e) {
      throw usage(e.getMessage());
    }
  }
}
