// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.sealwright.cli.economics.Quotes;
import org.sealwright.cli.economics.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quote}: one answer for one participant. */
@Command(
    name = "quote",
    description = {
      "Answers what people ask: what a Filecoin sector earns and must pledge, what a validator's"
          + " weights do to a miner of a Bittensor subnet, what a device earns and burns on io.net"
          + " in a month.",
      "FILE is a JSON object whose member 'network' is filecoin, bittensor or ionet;"
          + " proofs/cli/ECONOMICS.md describes the others."
    })
final class QuoteCommand extends EconomicsAction {
  @Parameters(paramLabel = "FILE", description = "Who asks; - is standard input.")
  private String file;

  @Option(
      names = "--at",
      paramLabel = "DAY",
      description = "The day that a month of io.net is taken around: 2026-11-23; today by default.")
  private LocalDate day;

  @Override
  Report report() throws IOException {
    return Quotes.of(document(file), day == null ? LocalDate.now(ZoneOffset.UTC) : day);
  }
}
