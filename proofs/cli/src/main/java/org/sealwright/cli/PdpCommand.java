// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code pdp}: provable data possession. */
@Command(
    name = "pdp",
    description = {
      "Keeps a set of pieces as the PDPVerifier contract does, in a JSON file, proves that the"
          + " files are still there, and judges such proofs. In order: create, add, period, prove."
    },
    subcommands = {
      PdpCreateCommand.class,
      PdpAddCommand.class,
      PdpListCommand.class,
      PdpRemoveCommand.class,
      PdpPeriodCommand.class,
      PdpChallengesCommand.class,
      PdpProveCommand.class,
      PdpVerifyCommand.class
    })
final class PdpCommand extends Action {
  @Override
  public Integer call() {
    throw usage(
        "what about the set? create, add, list, remove, period, challenges, prove or verify");
  }
}
