// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code update}: data in sectors that were sealed empty. */
@Command(
    name = "update",
    description = {
      "Puts data into sectors that were sealed empty, bit for bit as the reference does, proves it,"
          + " and gets it back (FIP-0019). An update is a folder of its own beside that of the"
          + " sector, which it never changes."
    },
    subcommands = {
      UpdateEncodeCommand.class,
      UpdateDecodeCommand.class,
      UpdateRemoveCommand.class,
      UpdateProveCommand.class,
      UpdateMergeCommand.class,
      UpdateVerifyCommand.class
    })
final class UpdateCommand extends Action {
  @Override
  public Integer call() {
    throw usage("what about updates? encode, decode, remove, prove, merge or verify");
  }
}
