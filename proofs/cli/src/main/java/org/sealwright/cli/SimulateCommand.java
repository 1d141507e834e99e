// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import org.sealwright.cli.economics.Report;
import org.sealwright.cli.economics.Simulations;
import org.sealwright.cli.json.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}: a network over years. */
@Command(
    name = "simulate",
    description = {
      "Runs the network of FILE epoch by epoch, with the rules of the network, and tells what the"
          + " participant of FILE earns under what FILE assumes of the others.",
      "FILE is a JSON object whose member 'network' is filecoin, bittensor or ionet;"
          + " proofs/cli/ECONOMICS.md describes the others. An epoch is 30 seconds, a block of 12"
          + " seconds, or an hour."
    })
final class SimulateCommand extends EconomicsAction {
  @Parameters(paramLabel = "FILE", description = "What to simulate; - is standard input.")
  private String file;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How many to run; what FILE says, or a year.")
  private Long epochs;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Epochs between rows; what FILE says, or a twelfth of all.")
  private Long every;

  @Override
  Report report() throws IOException {
    if ((epochs != null && epochs < 1) || (every != null && every < 1)) {
      throw usage("--epochs and --every must be 1 or more");
    }
    JsonDocument document = document(file);
    return Simulations.of(document, epochs, every);
  }
}
