// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code emission}: what a network mints. */
@Command(
    name = "emission",
    description = {
      "Tells what a network mints: at one moment, or as a table over its life.",
      "Amounts in JSON are decimal texts in the smallest unit, which 'units' names."
    },
    subcommands = {EmissionFilecoinCommand.class, EmissionIonetCommand.class})
final class EmissionCommand extends Action {
  @Override
  public Integer call() {
    throw usage("the emission of which network? filecoin, bittensor or ionet");
  }
}
