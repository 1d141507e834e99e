// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import org.sealwright.cli.sector.SetDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pdp period}: a new proving period. */
@Command(
    name = "period",
    description = "Begins a proving period: all pieces in the set can be challenged from now on.")
final class PdpPeriodCommand extends SetAction {

  @Option(
      names = "--epoch",
      required = true,
      paramLabel = "N",
      description = "The epoch whose beacon randomness will be the seed.")
  private long epoch;

  @Override
  public Integer call() throws IOException {
    if (epoch < 1) {
      throw usage("--epoch (" + epoch + ") must be at least 1");
    }
    SetDocument document = open();
    document.set().nextProvingPeriod(epoch);
    keep(document);
    return ExitCodes.OK;
  }
}
