// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import org.sealwright.cli.economics.Ranks;
import org.sealwright.cli.economics.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rank}: places of devices and neurons. */
@Command(
    name = "rank",
    description = {
      "Ranks what FILE describes: devices of io.net by health, base score and stake, or neurons of"
          + " a Bittensor subnet by what Yuma consensus gives them.",
      "FILE is a JSON object whose member 'network' is ionet or bittensor; proofs/cli/ECONOMICS.md"
          + " describes the others. --plot draws how places change."
    })
final class RankCommand extends EconomicsAction {
  @Parameters(paramLabel = "FILE", description = "What to rank; - is standard input.")
  private String file;

  @Override
  Report report() throws IOException {
    return Ranks.of(document(file));
  }
}
